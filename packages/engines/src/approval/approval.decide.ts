import type {
  Approval,
  ApprovalState,
  Circuit,
  Decision,
  Instant,
  Outcome,
  RefusalCode,
  Seat,
  Staff,
} from './approval.types.ts';
import { refusalMessages } from './refusal.messages.ts';
import type { Holder } from './seat.holders.ts';
import { escalationSeats, holdersOf, openSeats, seatKey, seatsOf } from './seat.holders.ts';

const HOUR_MS = 3_600_000;

/** Submits a sealed publication to a circuit. A circuit without steps approves at once: a rule chose it knowingly. */
export function submit(input: {
  circuit: Circuit;
  authors: readonly string[];
  seal: string;
  at: Instant;
}): ApprovalState {
  const state: ApprovalState = {
    circuit: input.circuit,
    authors: input.authors,
    seal: input.seal,
    status: 'pending',
    step: 0,
    stepStartedAt: input.at,
    escalated: false,
    approvals: [],
  };
  return input.circuit.steps.length === 0
    ? { ...state, status: 'approved', ended: { at: input.at, bySilence: false } }
    : state;
}

/**
 * Applies what somebody decides. The state is never changed in place. Silence is applied first when its time has come:
 * what it ended can no longer be decided.
 */
export function decide(before: ApprovalState, decision: Decision, staff: Staff): Outcome {
  if (decision.kind === 'edit') return edited(before, decision);
  const state = applySilence(before, decision.at);
  if (state.status !== 'pending') return refused(before.status === 'pending' ? 'too_late' : 'not_pending');
  if (decision.kind === 'withdraw') {
    if (!state.authors.includes(decision.by)) return refused('not_the_author');
    return { ok: true, state: ended(state, 'withdrawn', decision.at, decision.by) };
  }
  if (decision.seal !== state.seal) return refused('sealed_text_changed');
  if (state.authors.includes(decision.by)) return refused('own_post');
  const seats = fittingSeats(state, decision.by, decision.at, staff);
  if (seats.length === 0) return refused(whyNot(state, decision.by, decision.at, staff));
  if (decision.kind === 'refuse')
    return { ok: true, state: ended(state, 'refused', decision.at, decision.by, decision.note) };
  if (decision.kind === 'ask_change') {
    return { ok: true, state: ended(state, 'change_requested', decision.at, decision.by, decision.note) };
  }
  const step = state.circuit.steps[state.step]!;
  if (state.approvals.some((approval) => approval.step === step.id && approval.by === decision.by))
    return refused('already_decided');
  const { seat, holder } = seats[0]!;
  const approval: Approval = {
    step: step.id,
    seat,
    by: decision.by,
    ...(holder.onBehalfOf !== undefined && { onBehalfOf: holder.onBehalfOf }),
    at: decision.at,
    ...(decision.note !== undefined && { note: decision.note }),
  };
  return { ok: true, state: advance({ ...state, approvals: [...state.approvals, approval] }, decision.at) };
}

/** When silence decides on the open step, if nobody does before; undefined once nothing is pending. */
export function silenceDueAt(state: ApprovalState): Instant | undefined {
  return state.status === 'pending' ? state.stepStartedAt + state.circuit.silence.afterHours * HOUR_MS : undefined;
}

/** Applies the silence rule if its time has come, as often as it has: the same state when it has not. */
export function applySilence(state: ApprovalState, at: Instant): ApprovalState {
  const due = silenceDueAt(state);
  if (due === undefined || at < due) return state;
  const { outcome } = state.circuit.silence;
  if (outcome === 'escalate' && !state.escalated)
    return applySilence({ ...state, escalated: true, stepStartedAt: due }, at);
  if (outcome !== 'accept') return { ...state, status: 'refused', ended: { at: due, bySilence: true } };
  if (state.step + 1 >= state.circuit.steps.length)
    return { ...state, status: 'approved', ended: { at: due, bySilence: true } };
  return applySilence({ ...state, step: state.step + 1, stepStartedAt: due, escalated: false }, at);
}

/** Who is awaited at an instant, seat by seat. `stuck`: a seat that is needed is one that nobody can take. */
export function awaited(
  state: ApprovalState,
  staff: Staff,
  at: Instant,
): { seats: { seat: Seat; holders: Holder[] }[]; stuck: boolean; silenceAt?: Instant } {
  const held = (seat: Seat) => ({ seat, holders: holdersOf(seat, staff, state.authors, at) });
  const standIns = escalationSeats(state).map(held);
  const seats = [...openSeats(state).map(held), ...standIns];
  const mode = state.circuit.steps[state.step]?.mode;
  const empty = seats.filter(({ holders }) => holders.length === 0).length;
  const stuck =
    state.status === 'pending' &&
    (mode === 'all' && standIns.every(({ holders }) => holders.length === 0) ? empty > 0 : empty === seats.length);
  const silenceAt = silenceDueAt(state);
  return { seats: state.status === 'pending' ? seats : [], stuck, ...(silenceAt !== undefined && { silenceAt }) };
}

function fittingSeats(state: ApprovalState, by: string, at: Instant, staff: Staff): { seat: Seat; holder: Holder }[] {
  const open = openSeats(state);
  const standIns = escalationSeats(state);
  const fitting = [...open, ...(open.length > 0 ? standIns : [])].flatMap((seat) =>
    holdersOf(seat, staff, state.authors, at)
      .filter(({ person }) => person === by)
      .map((holder) => ({ seat, holder })),
  );
  // In one's own name before somebody else's, in a seat of one's own before that of a role.
  return fitting.toSorted((a, b) => order(a.holder, a.seat) - order(b.holder, b.seat));
}

function order(holder: Holder, seat: Seat): number {
  return (holder.onBehalfOf === undefined ? 0 : 2) + (seat.kind === 'person' ? 0 : 1);
}

function whyNot(state: ApprovalState, by: string, at: Instant, staff: Staff): RefusalCode {
  const step = state.circuit.steps[state.step]!;
  if (state.approvals.some((approval) => approval.step === step.id && approval.by === by)) return 'already_decided';
  const forAnAuthor = [...openSeats(state), ...escalationSeats(state)].some((seat) =>
    holdersOf(seat, staff, [], at).some(({ person, onBehalfOf }) => person === by && onBehalfOf !== undefined),
  );
  return forAnAuthor ? 'own_post_by_delegation' : 'not_an_approver';
}

function advance(state: ApprovalState, at: Instant): ApprovalState {
  const step = state.circuit.steps[state.step]!;
  const given = state.approvals.filter((approval) => approval.step === step.id).length;
  const standIns = new Set(escalationSeats(state).map(seatKey));
  // Whoever a step was escalated to decides it alone.
  const settled = state.approvals.some((approval) => approval.step === step.id && standIns.has(seatKey(approval.seat)));
  if (!settled && given < (step.mode === 'any' ? 1 : seatsOf(step).length)) return state;
  if (state.step + 1 >= state.circuit.steps.length) return ended(state, 'approved', at);
  return { ...state, step: state.step + 1, stepStartedAt: at, escalated: false };
}

/** Any edit voids what was approved: the seal no longer covers the text. Whoever edits becomes an author. */
function edited(state: ApprovalState, { by, at }: { by: string; at: Instant }): Outcome {
  const authors = state.authors.includes(by) ? state.authors : [...state.authors, by];
  return { ok: true, state: { ...ended(state, 'void', at, by), authors, approvals: [] } };
}

function ended(
  state: ApprovalState,
  status: ApprovalState['status'],
  at: Instant,
  by?: string,
  note?: string,
): ApprovalState {
  return {
    ...state,
    status,
    ended: { at, ...(by !== undefined && { by }), bySilence: false, ...(note !== undefined && { note }) },
  };
}

function refused(code: RefusalCode): Outcome {
  return { ok: false, code, message: refusalMessages[code] };
}
