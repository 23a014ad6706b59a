import { randomBytes } from 'node:crypto';
import { awaited } from '@beffroi/engines/approval';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import { ERASED, namesOf, type Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import { mailNotConfigured, mailUnavailable, notInStep, wrongState } from '../publishing.errors.ts';
import { contentOf } from '../writing/content.resolve.ts';
import { lockPublication, recordAct, type StoredPublication } from '../writing/publication.store.ts';
import { guestIdOf } from './approval.record.ts';
import { openGuestEmail } from './approval.submit.ts';
import { LINK_CONTEXT } from './link.find.ts';
import { linkMail } from './link.mail.ts';
import { calledOf } from './people.tell.ts';
import { readStaff, withGuests } from './staff.read-model.ts';

const LASTS_HOURS = 72;
const HOUR = 3_600_000;

/**
 * Sends a link to somebody of the current step: single use, three days, no account. Only a fingerprint of it is kept.
 * @throws publishing.not_found, .state, .not_in_step, .mail_not_configured
 */
export async function sendLink(
  deps: PublishingDeps,
  given: Named & { to: string; author: Author; actor: AuditActor },
): Promise<{ sentTo: string; expiresAt: string }> {
  if (!deps.mailer.configured) throw mailNotConfigured();
  const made = await makeLink(deps, given, given.to);
  await mailLink(deps, given, made);
  await recordAudit(deps.db, {
    territoryId: given.territoryId,
    actor: given.actor,
    action: 'publishing.approval_link_sent',
    target: { kind: 'publication', id: given.publicationId },
    at: deps.now(),
  });
  return { sentTo: made.approver.name, expiresAt: made.expiresAt.toISOString() };
}

/** The same by itself, for a guest of a step that begins; whatever changed since is left alone. */
export async function runLinkJob(
  deps: PublishingDeps,
  payload: Named & { version: number; approverId: string },
): Promise<void> {
  const row = await deps.db
    .selectFrom('publishing.publication')
    .select(['state', 'version'])
    .where('territory_id', '=', payload.territoryId)
    .where('id', '=', payload.publicationId)
    .executeTakeFirst();
  if (!deps.mailer.configured || row?.state !== 'in_review' || row.version !== payload.version) return;
  await mailLink(deps, payload, await makeLink(deps, payload, payload.approverId));
}

type Approver = { id: string; name: string; guest: boolean; email: string; locale: 'fr' | 'en' };
type Made = { token: string; approver: Approver; expiresAt: Date; row: StoredPublication };

async function makeLink(deps: PublishingDeps, named: Named, to: string): Promise<Made> {
  const { territoryId, publicationId } = named;
  const at = deps.now();
  const expiresAt = new Date(at.getTime() + LASTS_HOURS * HOUR);
  const token = randomBytes(32).toString('base64url');
  const fingerprint = deps.sealer.fingerprint(token, LINK_CONTEXT);
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockPublication(trx, named);
    if (row.state !== 'in_review' || !row.approval) throw wrongState();
    const approver = await findApprover(deps, trx, row, { to, at });
    if (!approver) throw notInStep();
    // The one before ends: two links of one person are one decision.
    await trx
      .updateTable('publishing.approval_link')
      .set({ void_at: at })
      .where('territory_id', '=', territoryId)
      .where('publication_id', '=', publicationId)
      .where('used_at', 'is', null)
      .where('void_at', 'is', null)
      .where('person_id', '=', approver.id)
      .execute();
    await trx
      .insertInto('publishing.approval_link')
      .values({
        territory_id: territoryId,
        fingerprint,
        publication_id: publicationId,
        person_id: approver.id,
        guest_name: approver.guest ? approver.name : null,
        sealed_email: approver.guest
          ? deps.sealer.seal(approver.email, `approval link ${territoryId} ${fingerprint}`)
          : null,
        step: row.approval.state.step,
        version: row.version,
        created_at: at,
        expires_at: expiresAt,
      })
      .execute();
    await recordAct(trx, named, { kind: 'link_sent', at, detail: { to: approver.id } });
    return { token, approver, expiresAt, row };
  });
}

/** Somebody who is waited for now, by identifier or by address. */
async function findApprover(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  { to, at }: { to: string; at: Date },
): Promise<Approver | undefined> {
  if (!row.approval) return undefined;
  const staff = withGuests(await readStaff(trx, row.territory_id, at), row.approval);
  const seats = awaited(row.approval.state, staff, at.getTime()).seats;
  const holders = new Set(seats.flatMap((seat) => seat.holders.map(({ person }) => person)));
  const guest = row.approval.guests.find(({ id }) => id === to || id === guestIdOf(to));
  if (guest && holders.has(guest.id)) {
    const email = openGuestEmail(deps, row.territory_id, guest);
    return { id: guest.id, name: guest.name, guest: true, email, locale: 'fr' };
  }
  const people = await peopleWho(trx, row.territory_id, 'publishing.read');
  const person = people.find(({ id, email }) => (id === to || email === to.toLowerCase()) && holders.has(id));
  return (
    person && { id: person.id, name: person.name, guest: false, email: person.email, locale: person.locale ?? 'fr' }
  );
}

async function mailLink(deps: PublishingDeps, { territoryId }: Named, made: Made): Promise<void> {
  const { row, token, approver, expiresAt } = made;
  const { db, baseUrl } = deps;
  const [territory, names, channels] = await Promise.all([
    findTerritory(db, territoryId),
    namesOf(db, territoryId, [row.author_id]),
    db
      .selectFrom('channels.channel')
      .select(['id', 'name'])
      .where('territory_id', '=', territoryId)
      .where('id', 'in', row.channel_ids.length > 0 ? row.channel_ids : [''])
      .execute(),
  ]);
  const said = channels.map(({ id }) =>
    contentOf(row.draft, id)
      .parts.map(({ text }) => text)
      .join('\n\n'),
  );
  const mail = linkMail({
    locale: approver.locale,
    approverName: approver.name,
    authorName: names.get(row.author_id) ?? ERASED,
    territoryName: territory.name,
    timeZone: territory.timeZone,
    called: calledOf(row),
    dueAt: row.due_at,
    channelNames: channels.map(({ name }) => name),
    texts: [...new Set(said)],
    link: `${baseUrl}/approbation/${token}`,
    expiresAt,
  });
  const outcome = await deps.mailer.send({ to: approver.email, ...mail });
  if (outcome.ok) return;
  if (outcome.kind === 'not_configured') throw mailNotConfigured();
  throw mailUnavailable();
}
