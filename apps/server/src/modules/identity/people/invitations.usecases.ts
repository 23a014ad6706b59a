import type { Role } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { Caller } from '../../../platform/http/caller.ts';
import type { Locale } from '../../../platform/http/locale.ts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import {
  alreadyInvited,
  alreadyMember,
  invitationIncomplete,
  invitationNotFound,
  invitationSignIn,
  invitationVoid,
} from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';
import { linkTo, newLinkToken } from '../one-time.link.ts';
import { invitationMail } from './invitation.mail.ts';
import { findByToken, lockInvitation, spendInvitation, type InvitationRow } from './invitations.repository.ts';
import { createPerson, findPersonByEmail } from './person.repository.ts';

type Db = Connection<IdentityTables>;
/** An invitation with the secret of its link, which is in the database only as a hash. */
export type WrittenInvitation = { row: InvitationRow; token: string };

const VALID_MS = 7 * 86_400_000;

/** Writes an invitation; `sendInvitation` sends it once the transaction is over. */
export async function writeInvitation(
  trx: Db,
  deps: IdentityDeps,
  given: { territoryId: string; email: string; roles: readonly Role[]; invitedBy?: string; actor: AuditActor },
): Promise<WrittenInvitation> {
  const { territoryId, actor } = given;
  const email = given.email.toLowerCase();
  const now = deps.clock();
  const known = await findPersonByEmail(trx, email);
  if (known && (await holdsRole(trx, territoryId, known.id))) throw alreadyMember();
  const { token, hash } = newLinkToken();
  await trx
    .deleteFrom('identity.invitation')
    .where('territory_id', '=', territoryId)
    .where('expires_at', '<=', new Date(now))
    .execute();
  const row = await trx
    .insertInto('identity.invitation')
    .values({
      territory_id: territoryId,
      id: newId('inv', now),
      email,
      roles: [...new Set(given.roles)],
      token_hash: hash,
      invited_by: given.invitedBy ?? null,
      expires_at: new Date(now + VALID_MS),
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'email']).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) throw alreadyInvited();
  const target = { kind: 'invitation', id: row.id };
  await recordAudit(trx, { territoryId, actor, action: 'identity.invited', target, detail: { roles: row.roles } });
  return { row, token };
}

/** Makes a new link for seven more days. @throws identity.invitation_not_found */
export async function renewInvitation(
  deps: IdentityDeps,
  given: { territoryId: string; invitationId: string; actor: AuditActor },
): Promise<WrittenInvitation> {
  const { territoryId, invitationId, actor } = given;
  const { token, hash } = newLinkToken();
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('identity.invitation')
      .set({ token_hash: hash, expires_at: new Date(deps.clock() + VALID_MS), sent_at: null })
      .where('territory_id', '=', territoryId)
      .where('id', '=', invitationId)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw invitationNotFound();
    const target = { kind: 'invitation', id: row.id };
    await recordAudit(trx, { territoryId, actor, action: 'identity.invitation_renewed', target });
    return { row, token };
  });
}

/** Sends the link by mail. @returns the link itself when no mail could leave, to be handed over */
export async function sendInvitation(
  deps: IdentityDeps,
  given: { invitation: WrittenInvitation; locale: Locale },
): Promise<{ row: InvitationRow; link?: string }> {
  const { row, token } = given.invitation;
  const link = linkTo(deps.baseUrl, 'invitation', token);
  const { territory, inviter } = await namesFor(deps.db, row);
  const outcome = await deps.mailer.send(
    invitationMail({
      to: row.email,
      territoryName: territory,
      inviterName: inviter,
      roles: row.roles,
      link,
      locale: given.locale,
    }),
  );
  if (!outcome.ok) {
    if (outcome.kind !== 'not_configured')
      deps.logger.warn({ invitation: row.id, kind: outcome.kind }, 'invitation not sent');
    return { row, link };
  }
  const sent = await deps.db
    .updateTable('identity.invitation')
    .set({ sent_at: new Date(deps.clock()) })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirst();
  return { row: sent ?? row };
}

export async function withdrawInvitation(
  deps: IdentityDeps,
  given: { territoryId: string; invitationId: string; actor: AuditActor },
): Promise<void> {
  const { territoryId, invitationId, actor } = given;
  await deps.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('identity.invitation')
      .where('territory_id', '=', territoryId)
      .where('id', '=', invitationId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw invitationNotFound();
    const target = { kind: 'invitation', id: invitationId };
    await recordAudit(trx, { territoryId, actor, action: 'identity.invitation_revoked', target });
  });
}

/** What a link invites to, and how whoever holds it comes in. @throws identity.invitation_void */
export async function openInvitation(deps: IdentityDeps, given: { token: string; caller: Caller }) {
  const row = await findByToken(deps.db, given.token, new Date(deps.clock()));
  if (!row) throw invitationVoid();
  const known = await findPersonByEmail(deps.db, row.email);
  const isCaller = known !== undefined && given.caller.kind === 'person' && given.caller.personId === known.id;
  const newcomer = deps.settings.oidcOnly ? ('oidc' as const) : ('create' as const);
  const how = isCaller ? ('accept' as const) : known && !deps.settings.oidcOnly ? ('sign_in' as const) : newcomer;
  return { row, how, territoryName: (await namesFor(deps.db, row)).territory };
}

/**
 * Accepts an invitation: for whoever is signed in with the invited address, or by creating the account that it lacks.
 * The link came by mail to that address, or from the hand of an administrator who vouches for it: it is verified.
 * @throws identity.invitation_void, identity.invitation_sign_in, identity.invitation_incomplete
 */
export async function takeUpInvitation(
  deps: IdentityDeps,
  given: { token: string; name?: string | undefined; password?: string | undefined; caller: Caller; locale: Locale },
): Promise<{ territoryId: string; email: string }> {
  const { row, how } = await openInvitation(deps, given);
  if (how === 'sign_in' || how === 'oidc') throw invitationSignIn();
  const { name, password, caller, locale } = given;
  if (how === 'create' && (!name || !password)) throw invitationIncomplete();
  await deps.db.transaction().execute(async (trx) => {
    if (!(await lockInvitation(trx, row))) throw invitationVoid();
    const personId =
      how === 'accept' && caller.kind === 'person'
        ? caller.personId
        : (await createPerson(trx, { email: row.email, name: name ?? '', password, locale })).id;
    await spendInvitation(trx, row, personId);
  });
  return { territoryId: row.territory_id, email: row.email };
}

async function holdsRole(db: Db, territoryId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity.role_held')
    .select('role')
    .where('territory_id', '=', territoryId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

async function namesFor(db: Db, row: InvitationRow): Promise<{ territory: string; inviter: string | undefined }> {
  const found = await db
    .selectFrom('identity.territory as t')
    .leftJoin('identity.person as p', (join) => join.on('p.id', '=', row.invited_by ?? ''))
    .select(['t.name as territory', 'p.name as inviter'])
    .where('t.id', '=', row.territory_id)
    .executeTakeFirstOrThrow();
  return { territory: found.territory, inviter: found.inviter ?? undefined };
}
