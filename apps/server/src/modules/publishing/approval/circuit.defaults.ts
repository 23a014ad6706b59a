import type { Circuit, Role, TerritoryKind } from '@beffroi/contracts';

type Step = Circuit['steps'][number];

const step = (label: string, roles: Role[], needs: Step['needs'] = 'any'): Step => ({
  label,
  needs,
  personIds: [],
  roles,
  guests: [],
});
const anything: Circuit['when'] = { channelIds: [], networks: [], themes: [], authorIds: [], authorRoles: [] };
const refuse = (hours: number): Circuit['silence'] => ({ rule: 'refuse', hours, toPersonIds: [] });

const communication = step('Direction de la communication', ['head_of_communication']);

/** Who speaks for the institution when it is named: an elected official, or the presidency of a university. */
function official(kind: TerritoryKind): Step {
  return kind === 'university'
    ? step('Présidence de l’université', ['validator'])
    : step('Élue ou élu concerné', ['elected_official']);
}

/**
 * The circuits that a territory begins with, from the gravest matter to the ordinary one: careful, and few enough to be
 * understood. They hold until the territory sets its own.
 */
export function shippedCircuits(kind: TerritoryKind): Circuit[] {
  const circuits: Omit<Circuit, 'id'>[] = [
    {
      name: 'Crise',
      when: { ...anything, crisis: true },
      steps: [communication],
      silence: refuse(2),
      coversTime: true,
    },
    {
      name: 'Période électorale',
      when: { ...anything, electoralPeriod: true },
      steps: [communication, step('Relecture juridique', ['validator', 'administrator'])],
      silence: refuse(24),
      coversTime: true,
    },
    {
      name: kind === 'university' ? 'Présidence nommée' : 'Élue ou élu nommé',
      when: { ...anything, namesOfficial: true },
      steps: [communication, official(kind)],
      silence: refuse(48),
      coversTime: true,
    },
    {
      name: 'Argent public',
      when: { ...anything, money: true },
      steps: [communication, step('Validation', ['validator', 'administrator'])],
      silence: refuse(48),
      coversTime: false,
    },
    {
      name: 'Mineurs à l’image',
      when: { ...anything, minors: true },
      steps: [communication],
      silence: refuse(48),
      coversTime: false,
    },
    {
      name: 'Ordinaire',
      when: anything,
      steps: [step('Communication', ['head_of_communication', 'validator'])],
      silence: refuse(48),
      coversTime: false,
    },
  ];
  return circuits.map((circuit, index) => ({ ...circuit, id: `cir_0000000000000${index + 1}` }));
}
