import type { Selectable } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { recordAudit } from '../../audit/index.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { hashLinkToken } from '../one-time.link.ts';
import { giveRole } from './roles.repository.ts';

type Db = Connection<IdentityTables>;
export type InvitationRow = Selectable<IdentityTables['identity.invitation']>;

/** The invitation that a link carries, while it is good. */
export async function findByToken(db: Db, token: string, now: Date): Promise<InvitationRow | undefined> {
  return db
    .selectFrom('identity.invitation')
    .selectAll()
    .where('token_hash', '=', hashLinkToken(token))
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Holds an invitation until the transaction ends; the second of two at once finds it gone. */
export async function lockInvitation(trx: Db, invitation: InvitationRow): Promise<boolean> {
  const row = await trx
    .selectFrom('identity.invitation')
    .select('id')
    .where('territory_id', '=', invitation.territory_id)
    .where('id', '=', invitation.id)
    .where('token_hash', '=', invitation.token_hash)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives a person the roles that an invitation promises, and spends it. */
export async function spendInvitation(trx: Db, invitation: InvitationRow, personId: string): Promise<void> {
  const { territory_id: territoryId, id } = invitation;
  await trx.deleteFrom('identity.invitation').where('territory_id', '=', territoryId).where('id', '=', id).execute();
  for (const role of invitation.roles) await giveRole(trx, { territoryId, personId, role });
  await recordAudit(trx, {
    territoryId,
    actor: { kind: 'person', id: personId },
    action: 'identity.invitation_accepted',
    target: { kind: 'person', id: personId },
    detail: { invitationId: id, invitedBy: invitation.invited_by, roles: invitation.roles },
  });
}

/** Accepts what waits for the verified address of a person who comes in through a provider. */
export async function takeInvitations(trx: Db, personId: string): Promise<void> {
  const waiting = await trx
    .selectFrom('identity.invitation as i')
    .innerJoin('identity.person as p', 'p.email', 'i.email')
    .selectAll('i')
    .where('p.id', '=', personId)
    .where('p.email_verified', '=', true)
    .where('i.expires_at', '>', new Date())
    .forUpdate('i')
    .execute();
  for (const invitation of waiting) await spendInvitation(trx, invitation, personId);
}
