import type { Circuit } from '@beffroi/contracts';
import { findTerritory } from '../../identity/index.ts';
import type { Db, Trx } from '../publishing.deps.ts';
import { shippedCircuits } from './circuit.defaults.ts';

/** The circuits in the order in which they are tried: those that the territory set, or those that ship. */
export async function readCircuits(db: Db, territoryId: string): Promise<Circuit[]> {
  const rows = await db
    .selectFrom('publishing.circuit')
    .select('circuit')
    .where('territory_id', '=', territoryId)
    .orderBy('position')
    .execute();
  if (rows.length > 0) return rows.map(({ circuit }) => circuit);
  const { kind } = await findTerritory(db, territoryId);
  return shippedCircuits(kind);
}

/** Puts these in the place of all. None: those that ship hold again. */
export async function writeCircuits(trx: Trx, territoryId: string, circuits: readonly Circuit[]): Promise<void> {
  await trx.deleteFrom('publishing.circuit').where('territory_id', '=', territoryId).execute();
  if (circuits.length === 0) return;
  await trx
    .insertInto('publishing.circuit')
    .values(
      circuits.map((circuit, position) => ({
        territory_id: territoryId,
        id: circuit.id,
        position,
        circuit: JSON.stringify(circuit),
      })),
    )
    .execute();
}
