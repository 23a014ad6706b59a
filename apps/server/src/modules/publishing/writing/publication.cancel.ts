import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { voidApproval } from '../approval/approval.void.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { alreadyOut } from '../publishing.errors.ts';
import { recallDeliveries } from './deliveries.recall.ts';
import {
  changePublication,
  dayOfRepeat,
  findPublication,
  keepVersion,
  lockPublication,
  recordAct,
  type StoredPublication,
} from './publication.store.ts';
import { ensureNotOut, isOut } from './publication.save.ts';
import { followSeries, lockOccurrences } from './recurrence.series.ts';
import { tellScreens } from './screens.tell.ts';

type By = { author: Author; actor: AuditActor };

/**
 * Takes it back before it leaves, with its repetition. Of one that is out the repetition ends: what is out stays.
 * @throws publishing.not_found, publishing.already_out
 */
export async function cancelPublication(
  deps: PublishingDeps,
  given: Named & By & { to: 'draft' | 'cancelled'; reason?: string | undefined },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, given.territoryId);
    const row = await lockPublication(trx, given);
    if (isOut(row) && row.draft.recurrence) return endRepetition(deps, trx, row, { ...given, held });
    ensureNotOut(row);
    await takeBack(deps, trx, row, { ...given, held });
  });
}

/** The same for a publication that is locked already. @throws publishing.already_out */
export async function takeBack(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: By & { to: 'draft' | 'cancelled'; reason?: string | undefined; held: boolean },
): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const at = deps.now();
  if (row.draft.recurrence) await lockOccurrences(trx, named);
  await recallDeliveries(trx, row);
  if (row.approval) await voidApproval(deps, trx, row, { ...given, at, version: row.version, why: 'cancelled' });
  await changePublication(trx, named, { state: given.to, heldFrom: null, reason: given.reason ?? null });
  await recordAct(trx, named, {
    kind: given.to === 'cancelled' ? 'cancelled' : 'taken_back',
    at,
    personId: given.author.id,
    comment: given.reason,
  });
  await recordAudit(trx, {
    territoryId: row.territory_id,
    actor: given.actor,
    action: given.to === 'cancelled' ? 'publishing.publication_cancelled' : 'publishing.publication_taken_back',
    target: { kind: 'publication', id: row.id },
    at,
  });
  if (row.draft.recurrence) await followSeries(deps, trx, await findPublication(trx, named), given.held);
  await tellScreens(trx, named, given.to);
}

/** It does not take place again; what somebody rewrote of it goes its own way. */
async function endRepetition(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: By & { reason?: string | undefined; held: boolean },
): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const [at, version] = [deps.now(), row.version + 1];
  await lockOccurrences(trx, named);
  const { recurrence: _, ...draft } = row.draft;
  await keepVersion(trx, { ...named, version, draft, personId: given.author.id, at });
  const ended = await changePublication(trx, named, { draft, version });
  await recordAct(trx, named, { kind: 'repetition_ended', at, personId: given.author.id, comment: given.reason });
  await recordAudit(trx, {
    territoryId: row.territory_id,
    actor: given.actor,
    action: 'publishing.repetition_ended',
    target: { kind: 'publication', id: row.id },
    at,
  });
  await followSeries(deps, trx, ended, given.held);
  await tellScreens(trx, named, row.state);
}

/** Deletes what never went out, with its versions. @throws publishing.not_found, publishing.already_out */
export async function deletePublication(deps: PublishingDeps, given: Named & By): Promise<void> {
  const { territoryId, publicationId } = given;
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockPublication(trx, given);
    ensureNotOut(row);
    await recallDeliveries(trx, row);
    const begun = await trx
      .selectFrom('publishing.delivery')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('publication_id', '=', publicationId)
      .where('started_at', 'is not', null)
      .executeTakeFirst();
    if (begun) throw alreadyOut();
    if (row.repeats !== null) await leaveOut(trx, row, row.repeats);
    if (row.draft.recurrence) await followSeries(deps, trx, { ...row, state: 'cancelled' }, false);
    for (const table of ['delivery', 'approval_link', 'version', 'act'] as const) {
      await trx
        .deleteFrom(`publishing.${table}`)
        .where('territory_id', '=', territoryId)
        .where('publication_id', '=', publicationId)
        .execute();
    }
    await trx
      .deleteFrom('publishing.publication')
      .where('territory_id', '=', territoryId)
      .where('id', '=', publicationId)
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'publishing.publication_deleted',
      target: { kind: 'publication', id: publicationId },
      at: deps.now(),
    });
    await tellScreens(trx, given, 'deleted');
  });
}

/** One occurrence that somebody deleted does not come back. */
async function leaveOut(trx: Trx, row: StoredPublication, seriesId: string): Promise<void> {
  const { on } = await trx
    .selectFrom('publishing.publication')
    .select(dayOfRepeat)
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  const series = await trx
    .selectFrom('publishing.publication')
    .select('draft')
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', seriesId)
    .forUpdate()
    .executeTakeFirst();
  const recurrence = series?.draft.recurrence;
  if (!series || !recurrence) return;
  const draft = {
    ...series.draft,
    recurrence: { ...recurrence, except: [...recurrence.except, on].slice(-200) },
  };
  await trx
    .updateTable('publishing.publication')
    .set({ draft: JSON.stringify(draft) })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', seriesId)
    .execute();
}
