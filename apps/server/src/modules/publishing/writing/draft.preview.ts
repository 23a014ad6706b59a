import type { Draft, Output, checkDraft as endpoint } from '@beffroi/contracts';
import { addDays, bestHours, wallClock, weekdayOf, writeLocal } from '@beffroi/engines/schedule';
import { chooseCircuit } from '../approval/circuit.choose.ts';
import { silenceSentence } from '../approval/circuit.sentences.ts';
import { engineCircuit } from '../approval/circuit.engine.ts';
import { whoIn } from '../approval/circuit.read-model.ts';
import { readStaff } from '../approval/staff.read-model.ts';
import { costOf } from '../dispatch/delivery.begin.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { nearOf, readCheckFacts, type CheckFacts } from './check.facts.ts';
import { checkWith } from './draft.check.ts';
import { linksOf } from './links.look.ts';

type Shown = Output<typeof endpoint>;
const MEASURED_DAYS = 180;
const MOST_MEASURED = 2000;
const MOST_HOURS = 3;

/** What the checks, the limits and the circuit say of a draft, and what it would cost, before it is saved. */
export async function previewCheck(
  deps: PublishingDeps,
  given: { territoryId: string; draft: Draft; publicationId?: string | undefined; authorId: string },
): Promise<Shown> {
  const { db, now } = deps;
  const { territoryId, draft } = given;
  const facts = await readCheckFacts(deps, db, given);
  // Nobody waits while they type: what is found is told at the next check.
  void deps.links.look(linksOf(draft), 0);
  const [{ circuit, because }, staff, bestHours] = await Promise.all([
    chooseCircuit(deps, db, { ...given, dueAt: facts.dueAt }),
    readStaff(db, territoryId, now()),
    bestHoursOf(db, given, facts),
  ]);
  // Nobody approves their own words.
  const others = { ...staff, people: staff.people.filter(({ id }) => id !== given.authorId) };
  return {
    findings: checkWith(facts, given),
    costs: costsOf(facts, draft),
    circuit: {
      name: circuit?.name ?? '',
      because,
      steps: circuit?.steps.map(({ label }) => label) ?? [],
      people: circuit?.steps.map((step) => whoIn(step, others)) ?? [],
      silence: circuit ? silenceSentence(engineCircuit(circuit).silence, staff) : { fr: '', en: '' },
    },
    bestHours,
    near: nearOf(facts, draft.channelIds).map(({ id, title, dueAt }) => ({ id, title, dueAt: dueAt.toISOString() })),
  };
}

function costsOf({ channels }: CheckFacts, draft: Draft): Shown['costs'] {
  return channels.flatMap(({ id, facts: { prices }, budget }) => {
    if (!prices) return [];
    const left = budget?.monthly === undefined ? undefined : budget.monthly - budget.spent;
    return [
      {
        channelId: id,
        cost: costOf(draft, id, prices),
        currency: prices.currency,
        ...(left === undefined ? {} : { left }),
      },
    ];
  });
}

/** The hours of the week at which the posts of these accounts did better, each on its next day; none until known. */
async function bestHoursOf(
  db: Db,
  { territoryId, draft }: { territoryId: string; draft: Draft },
  { territory: { timeZone }, now }: CheckFacts,
): Promise<Shown['bestHours']> {
  if (draft.channelIds.length === 0) return [];
  const rows = await db
    .selectFrom('publishing.delivery')
    .select(['sent_at', 'counts'])
    .where('territory_id', '=', territoryId)
    .where('channel_id', 'in', draft.channelIds)
    .where('sent_at', '>', new Date(now.getTime() - MEASURED_DAYS * 86_400_000))
    .where('counts', 'is not', null)
    .orderBy('sent_at', 'desc')
    .limit(MOST_MEASURED)
    .execute();
  const posts = rows.flatMap(({ sent_at: sentAt, counts }) =>
    sentAt === null || counts === null
      ? []
      : [{ at: sentAt.getTime(), value: (counts.reactions ?? 0) + (counts.comments ?? 0) + (counts.shares ?? 0) }],
  );
  const best = bestHours(posts, timeZone, MOST_HOURS);
  if (!best.known) return [];
  return best.hours.map(({ weekday, hour, lift, posts: count, label }) => {
    const times = Math.round(lift * 10) / 10;
    return {
      localTime: nextLocal({ weekday, hour }, { now, timeZone }),
      because: {
        fr: `${label.fr} : ${String(times).replace('.', ',')} fois l’ordinaire du compte, sur ${count} publications`,
        en: `${label.en}: ${times} times what is usual for the account, over ${count} posts`,
      },
    };
  });
}

/** The next time that a clock of a zone shows an hour of the week. */
function nextLocal(
  { weekday, hour }: { weekday: number; hour: number },
  given: { now: Date; timeZone: string },
): string {
  const today = wallClock(given.now.getTime(), given.timeZone);
  const days = (weekday - weekdayOf(today) + 7) % 7;
  const later = days === 0 && hour <= today.hour ? 7 : days;
  return writeLocal({ ...addDays(today, later), hour, minute: 0 });
}
