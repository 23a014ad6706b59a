import type { Invitation } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { presentInvitation } from './invitations.presenter.ts';

/** The invitations of a territory that wait for an answer, newest first. */
export async function findInvitations(
  db: Connection<IdentityTables>,
  territoryId: string,
  now: number,
): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('identity.invitation as i')
    .leftJoin('identity.person as p', 'p.id', 'i.invited_by')
    .selectAll('i')
    .select('p.name as inviter')
    .where('i.territory_id', '=', territoryId)
    .orderBy('i.created_at', 'desc')
    .execute();
  return rows.map((row) => presentInvitation(row, { now, inviter: row.inviter }));
}
