import type { ApprovalState, Instant, Seat, Staff } from './approval.types.ts';

/** A delegate's delegate, and so on: no further than this many hands. */
const LONGEST_CHAIN = 4;

/** Who may act in a seat, and for whom when it is by delegation. */
export type Holder = { person: string; onBehalfOf?: string };

/** The seats of the step that is open, those of the escalation included. */
export function openSeats(state: ApprovalState): Seat[] {
  const step = state.circuit.steps[state.step];
  if (step === undefined || state.status !== 'pending') return [];
  const taken = new Set(
    state.approvals.filter((approval) => approval.step === step.id).map(({ seat }) => seatKey(seat)),
  );
  return seatsOf(step).filter((seat) => !taken.has(seatKey(seat)));
}

export function seatsOf(group: { people: readonly string[]; roles: readonly string[] }): Seat[] {
  return [
    ...[...new Set(group.people)].map((id): Seat => ({ kind: 'person', id })),
    ...[...new Set(group.roles)].map((id): Seat => ({ kind: 'role', id })),
  ];
}

/** Those who stand in for any seat of the step since it was escalated. */
export function escalationSeats(state: ApprovalState): Seat[] {
  const { silence } = state.circuit;
  return state.escalated && silence.outcome === 'escalate' ? seatsOf(silence.to) : [];
}

/**
 * Whoever may act in a seat at an instant: who holds it, and those to whom it came by delegation while they are away.
 * An author is never among them, nor anybody acting for an author.
 */
export function holdersOf(seat: Seat, staff: Staff, authors: readonly string[], at: Instant): Holder[] {
  const titular =
    seat.kind === 'person'
      ? [seat.id]
      : staff.people.filter(({ roles }) => roles.includes(seat.id)).map(({ id }) => id);
  const found = new Map<string, Holder>();
  for (const person of titular) {
    if (authors.includes(person)) continue;
    if (!found.get(person) || found.get(person)?.onBehalfOf !== undefined) found.set(person, { person });
    for (const delegate of delegatesOf(person, staff, authors, at)) {
      if (!found.has(delegate)) found.set(delegate, { person: delegate, onBehalfOf: person });
    }
  }
  return [...found.values()];
}

/** Those who may act for a person, through a chain of delegations that neither loops nor passes by an author. */
export function delegatesOf(person: string, staff: Staff, authors: readonly string[], at: Instant): string[] {
  const seen = new Set([person]);
  const reached: string[] = [];
  let hands = [person];
  for (let length = 0; length < LONGEST_CHAIN && hands.length > 0; length += 1) {
    const next: string[] = [];
    for (const { from, to, startsAt, endsAt, always } of staff.delegations) {
      const inForce = at >= startsAt && at < endsAt && (always === true || isAbsent(from, staff, at));
      if (!hands.includes(from) || !inForce || seen.has(to) || authors.includes(to)) continue;
      seen.add(to);
      next.push(to);
      reached.push(to);
    }
    hands = next;
  }
  return reached;
}

export function isAbsent(person: string, staff: Staff, at: Instant): boolean {
  return staff.absences.some((absence) => absence.person === person && at >= absence.from && at < absence.until);
}

export function seatKey({ kind, id }: Seat): string {
  return `${kind} ${id}`;
}
