import { decide as engineDecide, type Outcome, type RefusalCode } from '@beffroi/engines/approval';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import {
  changedMeanwhile,
  commentNeeded,
  decidedInSilence,
  notYourTurn,
  ownPublication,
  wrongState,
} from '../publishing.errors.ts';
import { changePublication, lockPublication, recordAct, type StoredPublication } from '../writing/publication.store.ts';
import { tellScreens } from '../writing/screens.tell.ts';
import { askStep } from './approval.ask.ts';
import { finishApproval, sendBack } from './approval.finish.ts';
import { silenceAtOf, type ApprovalRecord, type Decision } from './approval.record.ts';
import { sealOf } from './approval.seal.ts';
import { readStaff, withGuests } from './staff.read-model.ts';

/** @throws publishing.comment_needed */
export function ensureComment(given: { decision: Decision; comment?: string | undefined }): void {
  if (given.decision !== 'approve' && (given.comment ?? '').trim() === '') throw commentNeeded();
}

/**
 * Decides on a publication, when it is one's turn or that of somebody who delegated to one.
 * @throws publishing.not_found, .changed_meanwhile, .not_your_turn, .own_publication, .comment_needed, .state
 */
export async function decide(
  deps: PublishingDeps,
  given: Named & {
    version: number;
    decision: Decision;
    comment?: string | undefined;
    author: Author;
    actor: AuditActor;
  },
): Promise<void> {
  ensureComment(given);
  const { author, decision, comment, actor } = given;
  await deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, given.territoryId);
    const row = await lockPublication(trx, given);
    if (row.state !== 'in_review' || !row.approval) throw wrongState();
    if (row.version !== given.version) throw changedMeanwhile();
    await decideOn(deps, trx, row, { by: author.id, decision, comment, byLink: false, actor, held });
  });
}

/** What is decided under review, in words of the journal and of the trail. */
export const kinds: Record<Decision, string> = {
  approve: 'approved',
  request_changes: 'changes_requested',
  refuse: 'refused',
};
const engineKinds = { approve: 'approve', request_changes: 'ask_change', refuse: 'refuse' } as const;

const refusals: Record<RefusalCode, () => Error> = {
  not_pending: wrongState,
  too_late: decidedInSilence,
  sealed_text_changed: changedMeanwhile,
  own_post: ownPublication,
  own_post_by_delegation: ownPublication,
  not_an_approver: notYourTurn,
  already_decided: notYourTurn,
  not_the_author: notYourTurn,
};

/**
 * Writes a decision on a publication that is locked and under review, and goes on from there.
 * @throws publishing.not_your_turn, .own_publication, .changed_meanwhile, .state
 */
export async function decideOn(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: {
    /** A person, or a guest. */
    by: string;
    decision: Decision;
    comment?: string | undefined;
    byLink: boolean;
    actor: AuditActor;
    held: boolean;
  },
): Promise<void> {
  const before = row.approval;
  if (!before) throw wrongState();
  const at = deps.now();
  const { by, decision, comment, byLink, held } = given;
  const staff = withGuests(await readStaff(trx, row.territory_id, at), before);
  const outcome: Outcome = engineDecide(
    before.state,
    {
      kind: engineKinds[decision],
      by,
      at: at.getTime(),
      seal: await sealOf(trx, row, before),
      ...(comment === undefined ? {} : { note: comment }),
    },
    staff,
  );
  if (!outcome.ok) throw refusals[outcome.code]();
  const { state } = outcome;
  const onBehalfOf = state.approvals.find((each) => each.by === by && each.at === at.getTime())?.onBehalfOf;
  const guest = before.guests.find(({ id }) => id === by);
  const approval: ApprovalRecord = {
    ...before,
    state,
    decisions: [
      ...before.decisions,
      {
        step: before.state.step,
        by,
        at: at.toISOString(),
        decision,
        byLink,
        ...(guest ? { name: guest.name } : {}),
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        ...(comment === undefined ? {} : { comment }),
      },
    ],
  };
  await writeDown(trx, row, { ...given, at, onBehalfOf, guestName: guest?.name });
  await deps.events.emit(trx, 'publishing.approval_decided', {
    territoryId: row.territory_id,
    publicationId: row.id,
    title: row.title,
    decision,
    byId: by,
    ...(guest ? { byName: guest.name } : {}),
    at,
  });
  if (state.status === 'approved') return finishApproval(deps, trx, row, { approval, at, held });
  if (decision !== 'approve') return sendBack(deps, trx, row, { decision, comment, approval, at });
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const asked = await changePublication(trx, named, { approval, silenceAt: silenceAtOf(approval) });
  if (state.step !== before.state.step) await askStep(deps, trx, asked, staff);
  await tellScreens(trx, named, asked.state);
}

async function writeDown(
  trx: Trx,
  row: StoredPublication,
  given: {
    by: string;
    decision: Decision;
    comment?: string | undefined;
    byLink: boolean;
    actor: AuditActor;
    at: Date;
    onBehalfOf: string | undefined;
    guestName: string | undefined;
  },
): Promise<void> {
  const { by, decision, comment, byLink, at, onBehalfOf, guestName } = given;
  const named = { territoryId: row.territory_id, publicationId: row.id };
  await recordAct(trx, named, {
    kind: kinds[decision],
    at,
    personId: guestName === undefined ? by : undefined,
    personName: guestName,
    onBehalfOf,
    comment,
    detail: { byLink, version: row.version },
  });
  await recordAudit(trx, {
    territoryId: row.territory_id,
    actor: given.actor,
    action: `publishing.publication_${kinds[decision]}`,
    target: { kind: 'publication', id: row.id },
    detail: { version: row.version, byLink, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) },
    at,
  });
}
