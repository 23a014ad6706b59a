import type { Output, Role, getCircuits as endpoint } from '@beffroi/contracts';
import { whoValidates, type Staff } from '@beffroi/engines/approval';
import { ERASED, namesOf } from '../people.names.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { conditionsOf, engineCircuit } from './circuit.engine.ts';
import { namesFor } from './circuit.sentences.ts';
import { readCircuits } from './circuit.store.ts';
import { readDelegations } from './delegation.usecases.ts';
import { readStaff } from './staff.read-model.ts';

type Shown = Output<typeof endpoint>;

/** The circuits as they are tried, and who validates what, drawn from them and from who holds which role today. */
export async function readWhoValidates(deps: PublishingDeps, territoryId: string): Promise<Shown> {
  const { db } = deps;
  const now = deps.now();
  const [circuits, staff, delegations, channels] = await Promise.all([
    readCircuits(db, territoryId),
    readStaff(db, territoryId, now),
    readDelegations(db, territoryId, now),
    db.selectFrom('channels.channel').select(['id', 'name']).where('territory_id', '=', territoryId).execute(),
  ]);
  const rows = whoValidates(
    {
      rules: circuits.map((each) => ({ id: each.id, when: conditionsOf(each), circuit: each.id })),
      circuits: circuits.map(engineCircuit),
    },
    namesFor(staff, channels),
  );
  const names = await namesOf(
    db,
    territoryId,
    delegations.flatMap((each) => [each.from_id, each.to_id]),
  );
  return {
    circuits,
    whoValidates: rows.flatMap(({ rule, when, circuit: { id }, silence }) => {
      const circuit = circuits.find((each) => each.id === id);
      if (!circuit) return [];
      const networks = circuit.when.networks.join(', ');
      const only = rule !== undefined && networks !== '';
      return [
        {
          ...(rule === undefined ? {} : { circuitId: circuit.id }),
          name: circuit.name,
          when: only ? { fr: `${when.fr} (${networks})`, en: `${when.en} (${networks})` } : when,
          steps: circuit.steps.map((step) => ({ label: step.label, needs: step.needs, who: whoIn(step, staff) })),
          silence,
        },
      ];
    }),
    people: staff.people
      .map(({ id, name, roles }) => ({ id, name, roles: roles as Role[] }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
    delegations: delegations.map((each) => ({
      id: each.id,
      fromId: each.from_id,
      fromName: names.get(each.from_id) ?? ERASED,
      toId: each.to_id,
      toName: names.get(each.to_id) ?? ERASED,
      from: each.starts_at.toISOString(),
      until: each.ends_at.toISOString(),
      reason: each.reason,
    })),
  };
}

/** Who decides at a step, by name, guests among them. */
export function whoIn(step: Shown['circuits'][number]['steps'][number], staff: Staff): string[] {
  const people = staff.people.filter(
    ({ id, roles }) => step.personIds.includes(id) || step.roles.some((role) => roles.includes(role)),
  );
  return [...people.map(({ name }) => name), ...step.guests.map(({ name }) => name)];
}
