import type { Draft } from '@beffroi/contracts';
import { occurrences, readLocal, weekdayOf, type Recurrence } from '@beffroi/engines/schedule';
import { sealOf } from '../approval/approval.seal.ts';
import { withdrawDeliveries } from '../dispatch/delivery.plan.ts';
import { findTerritory } from '../../identity/index.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { isSame } from './draft.merge.ts';
import { dueAtOf } from './local-time.ts';
import { beginPublication } from './publication.create.ts';
import { plan } from './publication.schedule.ts';
import {
  changePublication,
  dayOfRepeat,
  findPublication,
  recordAct,
  type StoredPublication,
} from './publication.store.ts';
import { tellScreens } from './screens.tell.ts';

const AHEAD_DAYS = 56;
const DAY = 86_400_000;

/**
 * Brings the occurrences of a repetition after it, eight weeks ahead: those that are missing are made, those that nobody
 * touched follow its words and its days. What was approved for the first is approved for those that say the same.
 */
export async function followSeries(
  deps: PublishingDeps,
  trx: Trx,
  series: StoredPublication,
  held: boolean,
): Promise<void> {
  const { territory_id: territoryId, id: seriesId } = series;
  const now = deps.now();
  const { timeZone } = await findTerritory(trx, territoryId);
  const isOver = series.state === 'cancelled' || series.state === 'refused';
  const days = isOver ? [] : daysOf(series.draft, { timeZone, now });
  const wanted = new Map(days.map((local) => [local.slice(0, 10), local]));
  const made = (await trx
    .selectFrom('publishing.publication')
    .selectAll()
    .select(dayOfRepeat)
    .where('territory_id', '=', territoryId)
    .where('repeats', '=', seriesId)
    .where('due_at', '>', now)
    .orderBy('id')
    .forUpdate()
    .execute()) as (StoredPublication & { on: string })[];
  for (const row of made) {
    const local = wanted.get(row.on);
    wanted.delete(row.on);
    if (!isUntouched(row)) continue;
    if (local === undefined) await drop(trx, row);
    else await follow(deps, trx, { series, row, draft: occurrenceOf(series.draft, local), timeZone, held });
  }
  for (const [on, local] of wanted) {
    const draft = occurrenceOf(series.draft, local);
    const author = { id: series.author_id, personId: undefined };
    const named = await beginPublication(deps, trx, {
      territoryId,
      draft,
      author,
      actor: { kind: 'system' },
      from: { repeats: seriesId },
      repeats: { seriesId, on },
    });
    const row = await findPublication(trx, named);
    await approveLike(deps, trx, { series, row, held });
  }
}

/** Takes the occurrences of a repetition, before the journal is: whoever decides on one of them takes them in that order. */
export async function lockOccurrences(trx: Trx, { territoryId, publicationId }: Named): Promise<void> {
  await trx
    .selectFrom('publishing.publication')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('repeats', '=', publicationId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** The local times of the days to come on which it takes place again; none once it no longer repeats. */
function daysOf(draft: Draft, { timeZone, now }: { timeZone: string; now: Date }): string[] {
  const { recurrence, localTime } = draft;
  const start = localTime === undefined ? undefined : readLocal(localTime);
  if (!recurrence || localTime === undefined || !start) return [];
  const common = {
    start: localTime,
    every: recurrence.interval,
    until: recurrence.until,
    except: recurrence.except,
  };
  const rules: Record<typeof recurrence.every, Recurrence> = {
    day: { ...common, frequency: 'daily' },
    week: {
      ...common,
      frequency: 'weekly',
      weekdays: recurrence.weekdays.length > 0 ? recurrence.weekdays : [weekdayOf(start)],
    },
    month: { ...common, frequency: 'monthly', day: start.day },
  };
  const found = occurrences(rules[recurrence.every], timeZone, {
    from: now.getTime(),
    to: now.getTime() + AHEAD_DAYS * DAY,
  });
  // The first of them is the publication itself.
  return found.ok
    ? found.occurrences.map(({ local }) => local).filter((local) => local.slice(0, 10) !== localTime.slice(0, 10))
    : [];
}

function occurrenceOf(draft: Draft, localTime: string): Draft {
  const { recurrence: _, ...words } = draft;
  return { ...words, localTime };
}

function isUntouched({ version, state }: StoredPublication): boolean {
  return version === 1 && ['draft', 'approved', 'scheduled', 'held'].includes(state);
}

async function follow(
  deps: PublishingDeps,
  trx: Trx,
  given: { series: StoredPublication; row: StoredPublication; draft: Draft; timeZone: string; held: boolean },
): Promise<void> {
  const { series, row, draft, timeZone, held } = given;
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const isApproved = row.state !== 'draft';
  if (isSame(row.draft, draft) && isApproved === isApprovedFor(series)) return;
  if (isApproved) await withdrawDeliveries(trx, named);
  await trx
    .updateTable('publishing.version')
    .set({ draft: JSON.stringify(draft) })
    .where('territory_id', '=', row.territory_id)
    .where('publication_id', '=', row.id)
    .where('version', '=', 1)
    .execute();
  const dueAt = dueAtOf(draft, timeZone);
  const state = { draft, dueAt, state: 'draft', approval: null, silenceAt: null, heldFrom: null } as const;
  const followed = await changePublication(trx, named, { ...state, updatedAt: deps.now() });
  await approveLike(deps, trx, { series, row: followed, held });
  if (!isApprovedFor(series)) await tellScreens(trx, named, 'draft');
}

function isApprovedFor({ approval }: StoredPublication): boolean {
  return approval?.state.status === 'approved' && approval.voided === undefined;
}

/** What says the same as an approved repetition is approved with it, under a seal of its own. */
async function approveLike(
  deps: PublishingDeps,
  trx: Trx,
  { series, row, held }: { series: StoredPublication; row: StoredPublication; held: boolean },
): Promise<void> {
  const { approval } = series;
  if (!approval || !isApprovedFor(series) || row.due_at === null) return;
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const seal = await sealOf(trx, row, approval);
  const at = deps.now();
  const approved = await changePublication(trx, named, {
    state: 'approved',
    approval: { ...approval, state: { ...approval.state, seal }, version: row.version },
  });
  await recordAct(trx, named, { kind: 'approved_with_series', at, detail: { series: series.id } });
  await plan(trx, approved, { dueAt: row.due_at, at, held });
}

/** A day on which it no longer takes place. */
async function drop(trx: Trx, row: StoredPublication): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  if ((await withdrawDeliveries(trx, named)) > 0) return;
  for (const table of ['delivery', 'version', 'act'] as const) {
    await trx
      .deleteFrom(`publishing.${table}`)
      .where('territory_id', '=', row.territory_id)
      .where('publication_id', '=', row.id)
      .execute();
  }
  await trx
    .deleteFrom('publishing.publication')
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
  await tellScreens(trx, named, 'deleted');
}
