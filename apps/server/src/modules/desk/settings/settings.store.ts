import { deskSettingsSchema, type DeskSettings } from '@beffroi/contracts';
import { createTriage, type TriageEngine, type TriageLayer } from '@beffroi/engines/triage';
import type { Db } from '../desk.deps.ts';

/** How the desk works in a territory; the defaults of the contract while nobody set it. */
export async function readDeskSettings(db: Db, territoryId: string): Promise<DeskSettings> {
  const row = await db
    .selectFrom('desk.settings')
    .select('settings')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return deskSettingsSchema.parse(row?.settings ?? {});
}

export async function writeDeskSettings(db: Db, territoryId: string, settings: DeskSettings): Promise<void> {
  await db
    .insertInto('desk.settings')
    .values({ territory_id: territoryId, settings: JSON.stringify(settings) })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ settings: JSON.stringify(settings) }))
    .execute();
}

/** The engine that reads messages, with what the corrections of this territory taught it. */
export async function readMind(db: Db, territoryId: string): Promise<TriageEngine> {
  const row = await db
    .selectFrom('desk.settings')
    .select('layer')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return createTriage(row?.layer ?? undefined);
}

export async function writeLayer(db: Db, territoryId: string, layer: TriageLayer): Promise<void> {
  const settings = JSON.stringify(deskSettingsSchema.parse({}));
  await db
    .insertInto('desk.settings')
    .values({ territory_id: territoryId, settings, layer: JSON.stringify(layer) })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ layer: JSON.stringify(layer) }))
    .execute();
}
