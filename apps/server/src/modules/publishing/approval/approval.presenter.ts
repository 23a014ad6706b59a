import type { Approval } from '@beffroi/contracts';
import { awaited, isAbsent, type ApprovalState, type Staff } from '@beffroi/engines/approval';
import { ERASED, namesOf } from '../people.names.ts';
import type { Db } from '../publishing.deps.ts';
import type { StoredPublication } from '../writing/publication.store.ts';
import type { ApprovalRecord } from './approval.record.ts';
import { silenceSentence } from './circuit.sentences.ts';
import { readStaff, withGuests } from './staff.read-model.ts';

type Looking = { viewerId: string | undefined; now: Date };
type Step = Approval['steps'][number];

/** Who was asked, who decided, who is asked now, and what silence will mean; undefined while nobody was asked. */
export async function presentApproval(
  db: Db,
  row: StoredPublication,
  { viewerId, now }: Looking,
): Promise<Approval | undefined> {
  const { approval } = row;
  if (!approval) return undefined;
  const { state } = approval;
  const staff = withGuests(await readStaff(db, row.territory_id, now), approval);
  const names = await namesOf(db, row.territory_id, [
    ...approval.decisions.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf]),
    ...staff.people.map(({ id }) => id),
    ...state.circuit.steps.flatMap(({ people }) => people),
  ]);
  const guests = new Map(approval.guests.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => guests.get(id) ?? names.get(id) ?? ERASED;
  const waiting = row.state === 'in_review' ? awaited(state, staff, now.getTime()) : { seats: [] };
  return {
    circuitId: state.circuit.id,
    circuitName: state.circuit.name,
    because: approval.because,
    steps: state.circuit.steps.map((step, index) => ({
      label: approval.labels[index] ?? '',
      needs: step.mode,
      who: whoOf(state, staff, index, { nameOf, now }),
      state: stateOfStep(row, approval, index),
      decisions: approval.decisions
        .filter((decision) => decision.step === index)
        .map(({ by, name, onBehalfOf, at, decision, comment, byLink }) => ({
          by: name ?? nameOf(by),
          ...(onBehalfOf === undefined ? {} : { onBehalfOf: nameOf(onBehalfOf) }),
          at,
          decision,
          ...(comment === undefined ? {} : { comment }),
          byLink,
        })),
    })),
    silence: {
      rule: state.circuit.silence.outcome,
      ...(row.silence_at ? { at: row.silence_at.toISOString() } : {}),
      sentence: silenceSentence(state.circuit.silence, staff),
    },
    ...(approval.sealedAt === undefined ? {} : { seal: state.seal, sealedAt: approval.sealedAt }),
    ...(approval.voided === undefined ? {} : { voided: approval.voided }),
    mine: waiting.seats.some(({ holders }) => holders.some(({ person }) => person === viewerId)),
  };
}

/** Those of a step, by name or by the role that they hold, and whoever stands in for one who is away. */
function whoOf(
  state: ApprovalState,
  staff: Staff,
  index: number,
  { nameOf, now }: { nameOf: (id: string) => string; now: Date },
): Step['who'] {
  // The engine says who may act in a step as if it were the open one, nobody having decided.
  const opened: ApprovalState = {
    ...state,
    status: 'pending',
    step: index,
    approvals: [],
    escalated: index === state.step && state.escalated,
  };
  const seen = new Map<string, Step['who'][number]>();
  for (const { seat, holders } of awaited(opened, staff, now.getTime()).seats) {
    if (seat.kind === 'person' && holders.length === 0)
      seen.set(seat.id, { id: seat.id, name: nameOf(seat.id), absent: true });
    for (const { person, onBehalfOf } of holders) {
      if (seen.has(person)) continue;
      seen.set(person, {
        id: person,
        name: nameOf(person),
        ...(onBehalfOf === undefined ? {} : { onBehalfOf: nameOf(onBehalfOf) }),
        absent: isAbsent(person, staff, now.getTime()),
      });
    }
  }
  return [...seen.values()];
}

function stateOfStep(
  row: StoredPublication,
  { state, decisions, voided }: ApprovalRecord,
  index: number,
): Step['state'] {
  const last = decisions.findLast(({ step }) => step === index);
  if (last?.decision === 'refuse') return 'refused';
  if (last?.decision === 'request_changes') return 'changes_requested';
  if (voided) return 'waiting';
  if (state.status === 'approved' || index < state.step) return last ? 'approved' : 'skipped';
  if (index > state.step || row.state !== 'in_review')
    return index === state.step && state.ended?.bySilence ? 'refused' : 'waiting';
  return 'current';
}

/** Of some publications, by whom each is waited for, and whether that is the one who looks. */
export async function waitingOf(
  db: Db,
  territoryId: string,
  rows: readonly StoredPublication[],
  { viewerId, now }: Looking,
): Promise<ReadonlyMap<string, { names: string[]; mine: boolean }>> {
  const asked = rows.flatMap(({ id, state, approval }) =>
    state === 'in_review' && approval ? [{ id, approval }] : [],
  );
  if (asked.length === 0) return new Map();
  const staff = await readStaff(db, territoryId, now);
  return new Map(
    asked.map(({ id, approval }) => {
      const all = withGuests(staff, approval);
      const holders = awaited(approval.state, all, now.getTime()).seats.flatMap((seat) =>
        seat.holders.map(({ person }) => person),
      );
      const names = all.people.filter((person) => holders.includes(person.id)).map(({ name }) => name);
      return [id, { names: [...new Set(names)], mine: viewerId !== undefined && holders.includes(viewerId) }];
    }),
  );
}
