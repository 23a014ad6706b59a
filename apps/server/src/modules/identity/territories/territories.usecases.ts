import { createHash } from 'node:crypto';
import type {
  createTerritory as createTerritoryEndpoint,
  updateTerritory as updateTerritoryEndpoint,
} from '@beffroi/contracts';
import type { z } from 'zod';
import type { Connection } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { groupingHasMembers, groupingRefused } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { giveRole } from '../people/roles.repository.ts';
import { ensureTimeZone } from '../time-zone.ts';
import type { LogoImage } from './logo.image.ts';
import type { TerritoryRow } from './territories.presenter.ts';
import { findMembers, findTerritoryRow, lockTerritory } from './territories.repository.ts';

type Db = Connection<IdentityTables>;
export type TerritoryInput = Omit<z.output<(typeof createTerritoryEndpoint)['body']>, 'administratorEmail'>;
type TerritoryPatch = z.output<(typeof updateTerritoryEndpoint)['body']>;

/** Creates a territory in the caller's transaction. @throws identity.time_zone_unknown, identity.grouping_refused */
export async function addTerritory(
  trx: Db,
  given: { input: TerritoryInput; actor: AuditActor },
): Promise<TerritoryRow> {
  const { input, actor } = given;
  ensureTimeZone(input.timeZone);
  if (input.groupingId) await ensureMayJoin(trx, input.kind, input.groupingId);
  const row = await trx
    .insertInto('identity.territory')
    .values({
      id: newId('ter'),
      kind: input.kind,
      name: input.name,
      short_name: input.shortName ?? null,
      variants: input.variants,
      time_zone: input.timeZone,
      languages: input.languages,
      grouping_id: input.groupingId ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const target = { kind: 'territory', id: row.id };
  const detail = { kind: row.kind, groupingId: row.grouping_id };
  await recordAudit(trx, { actor, action: 'identity.territory_created', target, detail });
  await recordAudit(trx, { territoryId: row.id, actor, action: 'identity.territory_created', target, detail });
  return row;
}

/** A grouping gathers territories that are not groupings, on one level. */
async function ensureMayJoin(trx: Db, kind: TerritoryRow['kind'], groupingId: string): Promise<void> {
  const grouping = await findTerritoryRow(trx, groupingId);
  if (grouping?.kind !== 'grouping' || kind === 'grouping') throw groupingRefused();
}

export async function changeTerritory(
  deps: IdentityDeps,
  given: { territoryId: string; patch: TerritoryPatch; actor: AuditActor },
): Promise<TerritoryRow> {
  const { patch, actor, territoryId } = given;
  ensureTimeZone(patch.timeZone);
  return deps.db.transaction().execute(async (trx) => {
    const before = await lockTerritory(trx, territoryId);
    if (patch.kind && patch.kind !== before.kind) {
      if (before.kind === 'grouping' && (await findMembers(trx, territoryId)).length > 0) throw groupingHasMembers();
      if (patch.kind === 'grouping' && before.grouping_id !== null) throw groupingRefused();
    }
    const changes = {
      ...(patch.kind === undefined ? {} : { kind: patch.kind }),
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.shortName === undefined ? {} : { short_name: patch.shortName || null }),
      ...(patch.variants === undefined ? {} : { variants: patch.variants }),
      ...(patch.timeZone === undefined ? {} : { time_zone: patch.timeZone }),
      ...(patch.languages === undefined ? {} : { languages: patch.languages }),
      ...(patch.colours === undefined ? {} : { colours: JSON.stringify(patch.colours) }),
      ...(patch.sharedWithGrouping === undefined ? {} : { shared_with_grouping: patch.sharedWithGrouping }),
    };
    if (Object.keys(changes).length === 0) return before;
    const row = await trx
      .updateTable('identity.territory')
      .set(changes)
      .where('id', '=', territoryId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const target = { kind: 'territory', id: territoryId };
    await recordAudit(trx, { territoryId, actor, action: 'identity.territory_changed', target, detail: patch });
    return row;
  });
}

/** @throws identity.territory_not_found, identity.grouping_refused */
export async function moveToGrouping(
  deps: IdentityDeps,
  given: { territoryId: string; groupingId: string | null; actor: AuditActor },
): Promise<TerritoryRow> {
  const { territoryId, groupingId, actor } = given;
  return deps.db.transaction().execute(async (trx) => {
    const before = await lockTerritory(trx, territoryId);
    if (groupingId !== null) await ensureMayJoin(trx, before.kind, groupingId);
    // What was shared with one grouping is not shared with the next: the territory decides again.
    const moved = before.grouping_id !== groupingId;
    const row = await trx
      .updateTable('identity.territory')
      .set({ grouping_id: groupingId, ...(moved ? { shared_with_grouping: [] } : {}) })
      .where('id', '=', territoryId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const target = { kind: 'territory', id: territoryId };
    const detail = { groupingId, formerGroupingId: before.grouping_id };
    await recordAudit(trx, { territoryId, actor, action: 'identity.grouping_set', target, detail });
    return row;
  });
}

/** Makes an administrator of the installation an administrator of a territory; its journal tells it. */
export async function joinAsAdministrator(
  deps: IdentityDeps,
  given: { territoryId: string; personId: string },
): Promise<TerritoryRow> {
  const { territoryId, personId } = given;
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockTerritory(trx, territoryId);
    await giveRole(trx, { territoryId, personId, role: 'administrator' });
    await recordAudit(trx, {
      territoryId,
      actor: { kind: 'person', id: personId },
      action: 'identity.joined_as_instance_administrator',
      target: { kind: 'person', id: personId },
    });
    return row;
  });
}

/** Sets or, with none given, removes the logo. */
export async function changeLogo(
  deps: IdentityDeps,
  given: { territoryId: string; logo: LogoImage | undefined; actor: AuditActor },
): Promise<TerritoryRow> {
  const { territoryId, logo, actor } = given;
  return deps.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('identity.territory_logo').where('territory_id', '=', territoryId).execute();
    if (logo) {
      await trx
        .insertInto('identity.territory_logo')
        .values({ territory_id: territoryId, media_type: logo.mediaType, data: logo.data })
        .execute();
    }
    const row = await trx
      .updateTable('identity.territory')
      .set({ logo_hash: logo ? createHash('sha256').update(logo.data).digest('hex').slice(0, 16) : null })
      .where('id', '=', territoryId)
      .returningAll()
      .executeTakeFirstOrThrow();
    const target = { kind: 'territory', id: territoryId };
    await recordAudit(trx, {
      territoryId,
      actor,
      action: logo ? 'identity.logo_set' : 'identity.logo_removed',
      target,
    });
    return row;
  });
}
