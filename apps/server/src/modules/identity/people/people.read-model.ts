import type { Member, Role } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { inFrenchOrder } from '../french-order.ts';
import type { IdentityTables } from '../identity.tables.ts';

/** The people who hold a role in a territory itself, by name. */
export async function findPeople(
  db: Connection<IdentityTables>,
  territoryId: string,
  personId?: string,
): Promise<Member[]> {
  const { rows } = await sql<{
    id: string;
    name: string;
    email: string;
    roles: Role[];
    from_oidc: Role[];
    strong: boolean;
    joined_at: Date;
    seen_at: Date | null;
  }>`
    select p.id, p.name, p.email,
      array_agg(distinct h.role) as roles,
      coalesce(array_agg(distinct h.role) filter (where h.origin <> 'hand'), '{}') as from_oidc,
      p.two_factor_enabled or exists (select from identity.passkey k where k.person_id = p.id) as strong,
      min(h.granted_at) as joined_at,
      (select max(s.seen_at) from identity.session s where s.person_id = p.id) as seen_at
    from identity.role_held h join identity.person p on p.id = h.person_id
    where h.territory_id = ${territoryId} ${personId === undefined ? sql`` : sql`and p.id = ${personId}`}
    group by p.id
  `.execute(db);
  return inFrenchOrder(rows).map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    rolesFromOidc: row.from_oidc,
    strongSignIn: row.strong,
    joinedAt: row.joined_at.toISOString(),
    ...(row.seen_at === null ? {} : { lastSeenAt: row.seen_at.toISOString() }),
  }));
}
