import { submit, type ApprovalState } from '@beffroi/engines/approval';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { isHeldBack } from '../hold/hold.pass.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import { coverageOf } from '../mandates/mandate.cover.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { changedMeanwhile, nobodyToApprove, noDate, wrongState } from '../publishing.errors.ts';
import { ensureUnblocked, plan } from '../writing/publication.schedule.ts';
import {
  authorsOf,
  changePublication,
  lockPublication,
  recordAct,
  type StoredPublication,
} from '../writing/publication.store.ts';
import { tellScreens } from '../writing/screens.tell.ts';
import { askStep } from './approval.ask.ts';
import { finishApproval } from './approval.finish.ts';
import { guestIdOf, silenceAtOf, type ApprovalRecord } from './approval.record.ts';
import { sealOf } from './approval.seal.ts';
import { chooseCircuit, type Chosen } from './circuit.choose.ts';
import { engineCircuit, staffed } from './circuit.engine.ts';
import { guestsOf, readStaff, withGuests } from './staff.read-model.ts';

type By = { author: Author; actor: AuditActor };

/**
 * Asks for the approval of a publication, by the circuit that its matter calls for. Under a mandate that covers its hour
 * there is nothing to ask: it is planned.
 * @throws publishing.not_found, .changed_meanwhile, .blocked, .no_channel, .state
 */
export async function submitPublication(
  deps: PublishingDeps,
  given: Named & By & { version: number; note?: string | undefined },
): Promise<void> {
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const { held } = await enterPlanning(trx, given.territoryId);
    const row = await lockPublication(trx, given);
    if (row.version !== given.version) throw changedMeanwhile();
    if (!['draft', 'changes_requested', 'refused'].includes(row.state)) throw wrongState();
    await ensureUnblocked(deps, trx, row);
    const dueAt = row.due_at !== null && row.due_at > at ? row.due_at : undefined;
    if ((await coverageOf(trx, row, dueAt ?? at)).covered) {
      if (!dueAt) throw noDate();
      await plan(trx, row, { ...given, dueAt, at, held: await isHeldBack(deps, trx, row, held) });
    } else await requestApproval(deps, trx, row, { ...given, at, held });
  });
}

/** Whether an approval can be asked for again without anybody looking. */
export function mayBeAskedAgain(row: StoredPublication): boolean {
  return row.channel_ids.length > 0 && !row.findings.some(({ severity }) => severity === 'blocks');
}

/** The same for a publication that is locked and unblocked. @throws publishing.blocked when nobody could approve it */
export async function requestApproval(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: By & { at: Date; held: boolean; note?: string | undefined },
): Promise<void> {
  const { at, author } = given;
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const writers = await authorsOf(trx, row);
  const authors = [...writers, ...(await guestsOf(trx, row.territory_id, writers))];
  const chosen = await chooseCircuit(deps, trx, {
    territoryId: row.territory_id,
    draft: row.draft,
    authorId: row.author_id,
    dueAt: row.due_at,
  });
  const staff = await readStaff(trx, row.territory_id, at);
  const circuit = chosen.circuit && staffed(engineCircuit(chosen.circuit), staff, authors);
  if (!chosen.circuit || !circuit) throw nobodyToApprove();
  const { coversTime } = chosen.circuit;
  const state = submit({ circuit, authors, seal: await sealOf(trx, row, { coversTime }), at: at.getTime() });
  const approval = recordOf(deps, row, { state, chosen, at });
  const asked = await changePublication(trx, named, {
    state: 'in_review',
    approval,
    silenceAt: silenceAtOf(approval),
    reason: null,
  });
  await recordAct(trx, named, {
    kind: 'submitted',
    at,
    personId: author.id,
    comment: given.note,
    detail: { circuit: circuit.name, version: row.version },
  });
  await recordAudit(trx, {
    territoryId: row.territory_id,
    actor: given.actor,
    action: 'publishing.approval_requested',
    target: { kind: 'publication', id: row.id },
    detail: { circuitId: circuit.id, version: row.version },
    at,
  });
  if (state.status === 'approved') return finishApproval(deps, trx, asked, { approval, at, held: given.held });
  await askStep(deps, trx, asked, withGuests(staff, approval));
  await tellScreens(trx, named, 'in_review');
}

function recordOf(
  deps: PublishingDeps,
  row: StoredPublication,
  { state, chosen, at }: { state: ApprovalState; chosen: Chosen; at: Date },
): ApprovalRecord {
  const steps = chosen.circuit?.steps ?? [];
  return {
    state,
    labels: steps.map(({ label }) => label),
    because: chosen.because,
    coversTime: chosen.circuit?.coversTime ?? true,
    guests: steps.flatMap(({ guests }) =>
      guests.map(({ name, email }) => {
        const id = guestIdOf(email);
        return { id, name, sealedEmail: deps.sealer.seal(email, guestContext(row.territory_id, id)) };
      }),
    ),
    askedAt: at.toISOString(),
    version: row.version,
    decisions: [],
  };
}

const guestContext = (territoryId: string, id: string): string => `approval guest ${territoryId} ${id}`;

/** The address of a guest, sealed with the approval in which they are named. */
export function openGuestEmail(
  deps: Pick<PublishingDeps, 'sealer'>,
  territoryId: string,
  guest: ApprovalRecord['guests'][number],
): string {
  return deps.sealer.open(guest.sealedEmail, guestContext(territoryId, guest.id));
}
