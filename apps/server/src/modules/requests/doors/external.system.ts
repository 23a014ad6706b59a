import type { externalSystemSchema, getExternalSystem, Output } from '@beffroi/contracts';
import type { z } from 'zod';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Db, RequestsDeps } from '../requests.deps.ts';
import { askExternal, type ExternalDoor } from './external.client.ts';
import { externalUnreachable } from './external.errors.ts';

type System = z.output<typeof externalSystemSchema>;
type Service = { code: string; name: string };
type Deps = Pick<RequestsDeps, 'db' | 'sealer' | 'http' | 'now'>;

const contextOf = (territoryId: string): string => `requests.external ${territoryId}`;

export async function findSystem(db: Db, territoryId: string) {
  return db
    .selectFrom('requests.external_system')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
}

/** The door of the connected system; undefined when none is. */
export async function doorOf(
  { db, sealer }: Pick<Deps, 'db' | 'sealer'>,
  territoryId: string,
): Promise<ExternalDoor | undefined> {
  const row = await findSystem(db, territoryId);
  if (!row) return undefined;
  const { url, jurisdictionId, format = 'json' } = row.system;
  const apiKey = row.sealed_key === null ? undefined : sealer.open(row.sealed_key, contextOf(territoryId));
  return { url, jurisdictionId, format, apiKey };
}

/** The connected system and what it offers now. */
export async function tellSystem(deps: Deps, territoryId: string): Promise<Output<typeof getExternalSystem>> {
  const row = await findSystem(deps.db, territoryId);
  const door = await doorOf(deps, territoryId);
  if (!row || !door) return { services: [] };
  const { format: _, ...system } = row.system;
  const told = await askExternal(deps.http, door, 'services');
  return {
    system: { ...system, hasKey: row.sealed_key !== null },
    services: told.ok ? servicesIn(told.items) : [],
    ...(told.ok ? {} : { trouble: externalUnreachable({ values: { why: told.why } }).text }),
  };
}

/**
 * Connects a system once it has told its services, in JSON or else in XML. A key that is left out is kept while the
 * address stays the same.
 * @throws requests.external_unreachable
 */
export async function connectSystem(
  deps: Deps,
  given: { territoryId: string; system: System; actor: AuditActor },
): Promise<{ services: Service[] }> {
  const { territoryId, actor } = given;
  const { apiKey, ...system } = given.system;
  const before = await findSystem(deps.db, territoryId);
  const isSamePlace = before !== undefined && new URL(before.system.url).origin === new URL(system.url).origin;
  const kept = isSamePlace ? before.sealed_key : null;
  const found = await findFormat(deps, system);
  const sealedKey = apiKey ? deps.sealer.seal(apiKey, contextOf(territoryId)) : kept;
  const stored = { system: JSON.stringify({ ...system, format: found.format }), sealed_key: sealedKey };
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('requests.external_system')
      .values({ territory_id: territoryId, ...stored })
      .onConflict((conflict) => conflict.column('territory_id').doUpdateSet(stored))
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'requests.external_system_changed',
      detail: { host: new URL(system.url).host },
      at: deps.now(),
    });
  });
  return { services: found.services };
}

async function findFormat({ http }: Deps, system: Omit<System, 'apiKey'>) {
  let why = '';
  for (const format of ['json', 'xml'] as const) {
    const told = await askExternal(http, { ...system, format }, 'services');
    const services = told.ok ? servicesIn(told.items) : [];
    if (services.length > 0) return { format, services };
    why = told.ok ? 'il ne propose aucun service' : told.why;
  }
  throw externalUnreachable({ values: { why } });
}

function servicesIn(items: Record<string, string>[]): Service[] {
  return items.flatMap(({ service_code: code, service_name: name }) => (code ? [{ code, name: name ?? code }] : []));
}
