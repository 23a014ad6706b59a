import type { Circuit } from '@beffroi/contracts';
import type { Circuit as EngineCircuit, RuleConditions, Staff } from '@beffroi/engines/approval';
import { guestIdOf } from './approval.record.ts';

const listed = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** The conditions of a circuit as the engine compares them; networks are looked at by whoever calls. */
export function conditionsOf({ when }: Circuit): RuleConditions {
  return {
    channels: listed(when.channelIds),
    themes: listed(when.themes),
    authors: listed(when.authorIds),
    authorRoles: listed(when.authorRoles),
    namedOfficial: when.namesOfficial,
    money: when.money,
    minors: when.minors,
    crisis: when.crisis,
    electoralPeriod: when.electoralPeriod,
  };
}

/** A circuit as the engine walks it. */
export function engineCircuit(circuit: Circuit): EngineCircuit {
  const { rule, hours, toPersonIds } = circuit.silence;
  return {
    id: circuit.id,
    name: circuit.name,
    steps: circuit.steps.map((step, index) => ({
      id: String(index + 1),
      mode: step.needs,
      people: [...step.personIds, ...step.guests.map(({ email }) => guestIdOf(email))],
      roles: step.roles,
    })),
    silence:
      rule === 'escalate'
        ? { afterHours: hours, outcome: 'escalate', to: { people: toPersonIds, roles: [] } }
        : { afterHours: hours, outcome: rule },
  };
}

/** Who stands in where a role is held by nobody but the authors: those who may change the circuits. */
const standIns = ['head_of_communication', 'administrator'] as const;

/**
 * A circuit in which each step has somebody: a role that nobody holds but an author falls to the head of communication,
 * then to administrators; somebody named who left is waited for no more. Undefined when nobody but the authors is left.
 */
export function staffed(circuit: EngineCircuit, staff: Staff, authors: readonly string[]): EngineCircuit | undefined {
  const others = staff.people.filter(({ id }) => !authors.includes(id));
  const holds = (role: string) => others.some(({ roles }) => roles.includes(role));
  const steps = circuit.steps.map((step) => {
    const people = step.people.filter((id) =>
      id.startsWith('guest:') ? !authors.includes(id) : others.some((person) => person.id === id),
    );
    const roles = step.roles.filter(holds);
    const complete =
      step.mode === 'any'
        ? people.length + roles.length > 0
        : roles.length === step.roles.length && people.length + roles.length > 0;
    const standIn = complete ? undefined : standIns.find((role) => holds(role) && !roles.includes(role));
    return { ...step, people, roles: standIn === undefined ? roles : [...roles, standIn] };
  });
  if (steps.some(({ people, roles }) => people.length + roles.length === 0)) return undefined;
  return { ...circuit, steps };
}
