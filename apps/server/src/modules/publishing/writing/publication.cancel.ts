import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { voidApproval } from '../approval/approval.void.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { alreadyOut } from '../publishing.errors.ts';
import { recallDeliveries } from './deliveries.recall.ts';
import {
  changePublication,
  dayOfRepeat,
  lockPublication,
  recordAct,
  type StoredPublication,
} from './publication.store.ts';
import { ensureNotOut } from './publication.save.ts';
import { tellScreens } from './screens.tell.ts';

type By = { author: Author; actor: AuditActor };

/** Takes it back before it leaves. @throws publishing.not_found, publishing.already_out */
export async function cancelPublication(
  deps: PublishingDeps,
  given: Named & By & { to: 'draft' | 'cancelled'; reason?: string | undefined },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockPublication(trx, given);
    ensureNotOut(row);
    await takeBack(deps, trx, row, given);
  });
}

/** The same for a publication that is locked already. @throws publishing.already_out */
export async function takeBack(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: By & { to: 'draft' | 'cancelled'; reason?: string | undefined },
): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const at = deps.now();
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
  await tellScreens(trx, named, given.to);
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
