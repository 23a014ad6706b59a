import type { Bilingual, Circuit, Role } from '@beffroi/contracts';
import { chooseCircuit, type Circuit as EngineCircuit, type RuleConditions } from '@beffroi/engines/approval';

export type Step = Circuit['steps'][number];
export type Conditions = Circuit['when'];
export const flags = ['namesOfficial', 'money', 'minors', 'crisis', 'electoralPeriod'] as const;
export type Flag = (typeof flags)[number];

/** A list with one of its items moved; the same list when it cannot be. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

export function newStep(label: string): Step {
  return { label, needs: 'any', personIds: [], roles: [], guests: [] };
}

/** A circuit that is not set yet; its key is for the screen alone until the server gives one. */
export function newCircuit(key: string, name: string, step: string): Circuit {
  return {
    id: key,
    name,
    when: { channelIds: [], networks: [], themes: [], authorIds: [], authorRoles: [] },
    steps: [newStep(step)],
    silence: { rule: 'refuse', hours: 48, toPersonIds: [] },
    coversTime: false,
  };
}

const NEW = 'new-';
export const newKey = (count: number): string => `${NEW}${count}`;

/** As they are sent: the server names those that it does not know. */
export function sentCircuits(circuits: readonly Circuit[]): (Omit<Circuit, 'id'> & { id?: string })[] {
  return circuits.map(({ id, ...circuit }) => (id.startsWith(NEW) ? circuit : { id, ...circuit }));
}

/** A circuit of those on screen that nobody could carry through: a step without anyone, an escalation to nobody. */
export function incomplete(circuits: readonly Circuit[]): Circuit | undefined {
  return circuits.find(
    ({ name, steps, silence }) =>
      name.trim() === '' ||
      steps.some(
        ({ label, personIds, roles, guests }) =>
          label.trim() === '' ||
          personIds.length + roles.length + guests.length === 0 ||
          guests.some((guest) => guest.name.trim() === '' || !guest.email.includes('@')),
      ) ||
      (silence.rule === 'escalate' && silence.toPersonIds.length === 0),
  );
}

/** Whether nothing is asked of what takes it. */
export function holdsAlways({ when }: Pick<Circuit, 'when'>): boolean {
  return Object.values(when).every((asked) => asked === undefined || (Array.isArray(asked) && asked.length === 0));
}

/** A condition that is asked either way, or not at all. */
export function withFlag(when: Conditions, flag: Flag, value: boolean | undefined): Conditions {
  const { [flag]: _, ...rest } = when;
  return (value === undefined ? rest : { ...rest, [flag]: value }) as Conditions;
}

/** A publication told in a few words, to see which circuit it would take. */
export type Case = Record<Flag, boolean> & {
  channelIds: readonly string[];
  themes: readonly string[];
  author: { id: string; roles: readonly Role[] };
};

/** The circuit that a publication would take, by the very rules of the server, of circuits that may not be saved yet. */
export function tryCase(
  circuits: readonly Circuit[],
  tried: Case,
  networkOf: (channelId: string) => string | undefined,
): { circuit: Circuit | undefined; because: Bilingual } {
  const networks = new Set(tried.channelIds.map(networkOf));
  const concerned = circuits.filter(
    ({ when }) => when.networks.length === 0 || when.networks.some((network) => networks.has(network)),
  );
  const { circuit, because } = chooseCircuit(
    {
      rules: concerned.map((each) => ({ id: each.id, when: conditionsOf(each), circuit: each.id })),
      circuits: circuits.map(engineCircuit),
    },
    {
      channels: [...tried.channelIds],
      themes: [...tried.themes],
      namedOfficial: tried.namesOfficial,
      money: tried.money,
      minors: tried.minors,
      crisis: tried.crisis,
      electoralPeriod: tried.electoralPeriod,
      underMandate: false,
      author: { id: tried.author.id, roles: [...tried.author.roles] },
    },
  );
  return { circuit: circuits.find(({ id }) => id === circuit?.id), because };
}

const listed = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

function conditionsOf({ when }: Circuit): RuleConditions {
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

function engineCircuit({ id, name, steps, silence }: Circuit): EngineCircuit {
  return {
    id,
    name,
    steps: steps.map((step, index) => ({
      id: String(index + 1),
      mode: step.needs,
      people: [...step.personIds, ...step.guests.map(({ email }) => `guest:${email}`)],
      roles: step.roles,
    })),
    silence:
      silence.rule === 'escalate'
        ? { afterHours: silence.hours, outcome: 'escalate', to: { people: silence.toPersonIds, roles: [] } }
        : { afterHours: silence.hours, outcome: silence.rule },
  };
}

/** What a date field says, as the instant when that day begins or ends where the browser is. */
export function dayBounds(from: string, until: string): { from: string; until: string } {
  return {
    from: new Date(`${from}T00:00:00`).toISOString(),
    until: new Date(`${until}T23:59:59`).toISOString(),
  };
}
