import type { Bilingual, Circuit, Draft } from '@beffroi/contracts';
import { chooseCircuit as choose } from '@beffroi/engines/approval';
import { electoralState } from '@beffroi/engines/checks';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import { ballotsOf, readEditorial } from '../editorial/editorial.store.ts';
import { isHeld } from '../hold/hold.store.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { conditionsOf, engineCircuit } from './circuit.engine.ts';
import { readCircuits } from './circuit.store.ts';

export type Chosen = { circuit: Circuit | undefined; because: Bilingual };

/**
 * The circuit of a publication as things are now: the first whose conditions all hold, or the strictest. A crisis is
 * everything held, or an alarm or a crisis that it answers and that goes on.
 */
export async function chooseCircuit(
  deps: Pick<PublishingDeps, 'alarmGoesOn' | 'crisisGoesOn' | 'now'>,
  db: Db,
  given: { territoryId: string; draft: Draft; authorId: string; dueAt: Date | null },
): Promise<Chosen> {
  const { territoryId, draft, authorId } = given;
  const [circuits, editorial, people, held, alarmed, inCrisis, channels, { timeZone }] = await Promise.all([
    readCircuits(db, territoryId),
    readEditorial(db, territoryId),
    peopleWho(db, territoryId, 'publishing.write'),
    isHeld(db, territoryId),
    draft.alarmId === undefined ? false : deps.alarmGoesOn(db, { territoryId, alarmId: draft.alarmId }),
    draft.crisisId === undefined ? false : deps.crisisGoesOn(db, { territoryId, crisisId: draft.crisisId }),
    db
      .selectFrom('channels.channel')
      .select(['id', 'network'])
      .where('territory_id', '=', territoryId)
      .where('id', 'in', draft.channelIds.length > 0 ? draft.channelIds : [''])
      .execute(),
    findTerritory(db, territoryId),
  ]);
  const at = (given.dueAt ?? deps.now()).getTime();
  const networks = new Set<string>(channels.map(({ network }) => network));
  const concerned = circuits.filter(
    ({ when }) => when.networks.length === 0 || when.networks.some((id) => networks.has(id)),
  );
  const { circuit, because } = choose(
    {
      rules: concerned.map((each) => ({ id: each.id, when: conditionsOf(each), circuit: each.id })),
      circuits: circuits.map(engineCircuit),
    },
    {
      channels: draft.channelIds,
      themes: draft.themes,
      namedOfficial: draft.officials.length > 0,
      money: draft.money,
      minors: draft.minors,
      crisis: held || alarmed || inCrisis,
      electoralPeriod: electoralState(ballotsOf(editorial), at, timeZone).open.length > 0,
      underMandate: draft.mandateId !== undefined,
      author: { id: authorId, roles: people.find(({ id }) => id === authorId)?.roles ?? [] },
    },
  );
  return { circuit: circuits.find(({ id }) => id === circuit?.id), because };
}
