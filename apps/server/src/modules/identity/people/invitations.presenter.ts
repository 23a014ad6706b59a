import type { Invitation } from '@beffroi/contracts';
import type { Selectable } from 'kysely';
import type { IdentityTables } from '../identity.tables.ts';

type InvitationRow = Selectable<IdentityTables['identity.invitation']>;

export function presentInvitation(row: InvitationRow, given: { now: number; inviter?: string | null }): Invitation {
  return {
    id: row.id,
    email: row.email,
    roles: row.roles,
    ...(given.inviter ? { invitedBy: given.inviter } : {}),
    createdAt: row.created_at.toISOString(),
    ...(row.sent_at === null ? {} : { sentAt: row.sent_at.toISOString() }),
    expiresAt: row.expires_at.toISOString(),
    expired: row.expires_at.getTime() <= given.now,
  };
}
