import { createHash } from 'node:crypto';
import type { Role } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Authenticate, Caller } from '../../../platform/http/caller.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { readSessionToken } from './session.cookie.ts';

/** How stale the time of the last use may be: writing at each request would cost more than it tells. */
const SEEN_EVERY_MS = 5 * 60_000;
/** After that, a session that a provider opened is asked of the provider again: it may know the person no more. */
export const PROVIDER_SESSION_MS = 7 * 86_400_000;

/**
 * Who makes a request: an API key in `Authorization: Bearer bfr_…`, else the session of the cookie, else nobody. One
 * query; roles are read at each request, so that a role taken away is gone at once.
 */
export function authenticateWith(given: {
  db: Database<IdentityTables>;
  clock: Clock;
  cookiePrefix: string;
  secret: string;
}): Authenticate {
  const { db, clock } = given;
  return async (request) => {
    const bearer = /^Bearer\s+(bfr_[0-9a-z]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (bearer) return callerOfKey(db, clock, bearer);
    const token = readSessionToken(request, { prefix: given.cookiePrefix, secret: given.secret });
    return token === undefined ? { kind: 'anonymous' } : callerOfSession(db, clock, token);
  };
}

export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

async function callerOfKey(db: Database<IdentityTables>, clock: Clock, key: string): Promise<Caller> {
  const now = new Date(clock());
  const row = await db
    .selectFrom('identity.api_key')
    .select(['territory_id', 'id', 'permissions', 'last_used_at'])
    .where('key_hash', '=', hashKey(key))
    .where((expression) => expression.or([expression('expires_at', 'is', null), expression('expires_at', '>', now)]))
    .executeTakeFirst();
  if (!row) return { kind: 'anonymous' };
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > SEEN_EVERY_MS) {
    await db
      .updateTable('identity.api_key')
      .set({ last_used_at: now })
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .execute();
  }
  return { kind: 'api_key', keyId: row.id, territoryId: row.territory_id, permissions: row.permissions };
}

async function callerOfSession(db: Database<IdentityTables>, clock: Clock, token: string): Promise<Caller> {
  const now = new Date(clock());
  const { rows } = await sql<{
    session_id: string;
    seen_at: Date;
    person_id: string;
    instance_administrator: boolean;
    roles: [territoryId: string, role: Role][];
  }>`
    select s.id as session_id, s.seen_at, p.id as person_id, p.instance_administrator,
      coalesce((
        select json_agg(json_build_array(h.territory_id, h.role)) from (
          select territory_id, role from identity.role_held where person_id = p.id
          union
          select m.id, r.role from identity.role_held r
          join identity.territory m on m.grouping_id = r.territory_id and r.role = any (m.shared_with_grouping)
          where r.person_id = p.id
        ) h
      ), '[]') as roles
    from identity.session s join identity.person p on p.id = s.person_id
    where s.token = ${token} and s.expires_at > ${now}
      and (s.provider_id is null or s.created_at > ${new Date(now.getTime() - PROVIDER_SESSION_MS)})
  `.execute(db);
  const [row] = rows;
  if (!row) return { kind: 'anonymous' };
  if (now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS) {
    await db.updateTable('identity.session').set({ seen_at: now }).where('id', '=', row.session_id).execute();
  }
  const held = new Map<string, Role[]>();
  for (const [territoryId, role] of row.roles) held.set(territoryId, [...(held.get(territoryId) ?? []), role]);
  return {
    kind: 'person',
    personId: row.person_id,
    instanceAdministrator: row.instance_administrator,
    rolesIn: (territoryId) => held.get(territoryId) ?? [],
  };
}
