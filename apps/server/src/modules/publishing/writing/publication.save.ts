import type { Draft } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import { isStillWhatWasAsked, voidApproval } from '../approval/approval.void.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { alreadyOut } from '../publishing.errors.ts';
import { recallDeliveries } from './deliveries.recall.ts';
import { findingsOf } from './draft.check.ts';
import { isSame, mergeDrafts, type MergeConflict } from './draft.merge.ts';
import { ensureReferences } from './draft.references.ts';
import { dueAtOf } from './local-time.ts';
import {
  changePublication,
  draftAt,
  findPublication,
  keepVersion,
  lockPublication,
  recordAct,
  type StoredPublication,
} from './publication.store.ts';
import { followSeries, lockOccurrences } from './recurrence.series.ts';
import { tellScreens } from './screens.tell.ts';

type Saving = Named & { draft: Draft; author: Author; actor: AuditActor };
export type Saved = { conflicts: MergeConflict[]; theirsBy: string | null };

/** What is out, or on its way, is not rewritten. @throws publishing.already_out */
export function ensureNotOut(row: Pick<StoredPublication, 'state'>): void {
  if (isOut(row)) throw alreadyOut();
}

export function isOut({ state }: Pick<StoredPublication, 'state'>): boolean {
  return state === 'sending' || state === 'published' || state === 'partly_published';
}

/**
 * Saves the words as typed. Based on an older version, what each changed apart is merged; of what both changed, the
 * first saved stands and the other is kept beside it in the history and given back. Words that were to be approved, or
 * were, no longer are.
 * @throws publishing.not_found, publishing.already_out, publishing.channel_unknown, publishing.media_unknown
 */
export async function savePublication(deps: PublishingDeps, given: Saving & { baseVersion: number }): Promise<Saved> {
  const { territoryId, publicationId, author } = given;
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, territoryId);
    const row = await lockPublication(trx, given);
    ensureNotOut(row);
    const base =
      given.baseVersion === row.version
        ? row.draft
        : ((await draftAt(trx, { ...given, version: given.baseVersion })) ?? ({} as Draft));
    const { draft, conflicts } = mergeDrafts(base, row.draft, given.draft);
    const changed = !isSame(draft, row.draft);
    const version = changed ? row.version + 1 : row.version;
    const named = { territoryId, publicationId };
    if (changed) {
      const { state } = await rewrite(deps, trx, row, { ...given, draft, version, at, held });
      await tellScreens(trx, named, state);
    }
    if (conflicts.length > 0) {
      await keepVersion(trx, { ...named, version, draft: given.draft, personId: author.id, at, aside: true });
    }
    return { conflicts, theirsBy: row.updated_by };
  });
}

/**
 * Puts new words in the place of the old, with all that follows: version, checks, approval, what was planned, the
 * occurrences of a repetition. The caller tells the screens, last.
 */
export async function rewrite(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: Omit<Saving, 'territoryId' | 'publicationId'> & { version: number; at: Date; held: boolean; act?: 'moved' },
): Promise<StoredPublication> {
  const { draft, version, at, author } = given;
  const named = { territoryId: row.territory_id, publicationId: row.id };
  if (row.draft.recurrence || draft.recurrence) await lockOccurrences(trx, named);
  await ensureReferences(trx, named.territoryId, draft, row.draft);
  const { timeZone } = await findTerritory(trx, named.territoryId);
  const stands = isStillWhatWasAsked(row, draft);
  const back = stateAfter(row, stands);
  if (back) await recallDeliveries(trx, row);
  await keepVersion(trx, { ...named, version, draft, personId: author.id, at });
  const findings = await findingsOf(deps, trx, {
    ...named,
    draft,
    authorId: row.author_id,
  });
  const changed = await changePublication(trx, named, {
    draft,
    version,
    dueAt: dueAtOf(draft, timeZone),
    findings,
    updatedAt: at,
    updatedBy: author.id,
    ...(back ? { state: back, heldFrom: null, reason: null } : {}),
  });
  if (given.act) {
    const detail = { version, from: row.due_at?.toISOString(), to: changed.due_at?.toISOString() };
    await recordAct(trx, named, { kind: given.act, at, personId: author.id, detail });
  } else await recordEdit(trx, named, { author, at, version });
  if (!stands && row.approval)
    await voidApproval(deps, trx, row, { author, actor: given.actor, at, version, why: 'edited' });
  if (row.draft.recurrence || draft.recurrence) {
    await followSeries(deps, trx, await findPublication(trx, named), given.held);
  }
  return changed;
}

/** What it is again once its words changed; undefined where it stays what it is. */
function stateAfter({ state, approval }: StoredPublication, stands: boolean): 'draft' | 'approved' | undefined {
  if (state === 'cancelled') return 'draft';
  if (state === 'failed') return stands && approval?.state.status === 'approved' ? 'approved' : 'draft';
  return !stands && ['in_review', 'approved', 'scheduled', 'held'].includes(state) ? 'draft' : undefined;
}

/** One entry for a sitting, not one for each word typed. */
async function recordEdit(
  trx: Trx,
  named: Named,
  { author, at, version }: { author: Author; at: Date; version: number },
): Promise<void> {
  const last = await trx
    .selectFrom('publishing.act')
    .select(['kind', 'person_id'])
    .where('territory_id', '=', named.territoryId)
    .where('publication_id', '=', named.publicationId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if ((last?.kind === 'edited' || last?.kind === 'created') && last.person_id === author.id) return;
  await recordAct(trx, named, { kind: 'edited', at, personId: author.id, detail: { version } });
}

/** Goes on in spite of an advice, or heeds it again. @throws publishing.not_found */
export async function ignoreFinding(
  deps: PublishingDeps,
  given: Named & { code: string; ignored: boolean; author: Author; actor: AuditActor },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockPublication(trx, given);
    const { [given.code]: _, ...others } = row.ignored_findings;
    const ignored = given.ignored ? { ...others, [given.code]: given.author.id } : others;
    const findings = await findingsOf(deps, trx, { ...given, draft: row.draft, authorId: row.author_id });
    await changePublication(trx, given, { ignored, findings });
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: given.ignored ? 'publishing.finding_ignored' : 'publishing.finding_heeded',
      target: { kind: 'publication', id: given.publicationId },
      detail: { code: given.code },
      at: deps.now(),
    });
    await tellScreens(trx, given, row.state);
  });
}
