import { sql } from 'kysely';
import type { Draft, Output, checkDraft as endpoint } from '@beffroi/contracts';
import { chooseCircuit } from '../approval/circuit.choose.ts';
import { silenceSentence } from '../approval/circuit.sentences.ts';
import { engineCircuit } from '../approval/circuit.engine.ts';
import { readStaff } from '../approval/staff.read-model.ts';
import { costOf } from '../dispatch/delivery.begin.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { nearOf, readCheckFacts, type CheckFacts } from './check.facts.ts';
import { checkWith } from './draft.check.ts';
import { localTimeOf } from './local-time.ts';

type Shown = Output<typeof endpoint>;
/** Fewer posts on an hour say nothing of it. */
const LEAST_POSTS = 3;

/** What the checks, the limits and the circuit say of a draft, and what it would cost, before it is saved. */
export async function previewCheck(
  deps: PublishingDeps,
  given: { territoryId: string; draft: Draft; publicationId?: string | undefined; authorId: string },
): Promise<Shown> {
  const { db, now } = deps;
  const { territoryId, draft } = given;
  const facts = await readCheckFacts(deps, db, given);
  const [{ circuit, because }, staff, bestHours] = await Promise.all([
    chooseCircuit(deps, db, { ...given, dueAt: facts.dueAt }),
    readStaff(db, territoryId, now()),
    bestHoursOf(db, given, facts),
  ]);
  return {
    findings: checkWith(facts, given),
    costs: costsOf(facts, draft),
    circuit: {
      name: circuit?.name ?? '',
      because,
      steps: circuit?.steps.map(({ label }) => label) ?? [],
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

/**
 * The three hours of the week at which the posts of these accounts got most reactions, comments and shares on average,
 * each on its next day; none until enough was measured.
 */
async function bestHoursOf(
  db: Db,
  { territoryId, draft }: { territoryId: string; draft: Draft },
  facts: CheckFacts,
): Promise<Shown['bestHours']> {
  if (draft.channelIds.length === 0) return [];
  const { timeZone } = facts.territory;
  const { rows } = await sql<{ day: number; hour: number; posts: number; mean: number }>`
    select extract(isodow from d.sent_at at time zone ${timeZone})::int as day,
      extract(hour from d.sent_at at time zone ${timeZone})::int as hour, count(*)::int as posts,
      avg(coalesce((d.counts->>'reactions')::int, 0) + coalesce((d.counts->>'comments')::int, 0)
        + coalesce((d.counts->>'shares')::int, 0))::float as mean
    from publishing.delivery d
    where d.territory_id = ${territoryId} and d.channel_id = any(${draft.channelIds}::text[])
      and d.sent_at > ${facts.now}::timestamptz - interval '180 days' and d.counts is not null
    group by 1, 2 having count(*) >= ${LEAST_POSTS} order by mean desc limit 3
  `.execute(db);
  return rows.map(({ day, hour, posts, mean }) => {
    const today = localTimeOf(facts.now, timeZone);
    const weekday = new Date(`${today.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7;
    const later = (day - weekday + 7) % 7 || (Number(today.slice(11, 13)) < hour ? 0 : 7);
    const date = new Date(Date.parse(`${today.slice(0, 10)}T00:00:00Z`) + later * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const average = Math.round(mean * 10) / 10;
    return {
      localTime: `${date}T${String(hour).padStart(2, '0')}:00`,
      because: {
        fr: `${String(average).replace('.', ',')} réactions en moyenne sur ${posts} publications à cette heure de la semaine`,
        en: `${average} reactions on average over ${posts} posts at that hour of the week`,
      },
    };
  });
}
