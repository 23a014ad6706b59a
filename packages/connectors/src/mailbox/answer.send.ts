import type { ImapFlow } from 'imapflow';
import type {
  AccountContext,
  LookUpOutcome,
  Published,
  PublishTrouble,
  PublishWork,
  ReadBackOutcome,
  Step,
  StepOutcome,
} from '../publish.port.ts';
import { remoteIdOf } from '../publish.plan.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { ownId } from './answer.id.ts';
import { isOneAddress, writeAnswer } from './answer.write.ts';
import { sentFolder, withImap } from './imap.session.ts';
import type { MailDoor, MailLimits } from './mail.door.ts';
import { fetchMail } from './mail.fetch.ts';
import { itemOf } from './mail.item.ts';
import { serverIn } from './mailbox.guess.ts';
import { mailboxFacts } from './mailbox.facts.ts';
import { withSmtp } from './smtp.session.ts';

type Given = { door: MailDoor; limits: MailLimits };

/**
 * Sends an answer once. A copy is filed under sent mails first, as a draft; then the mail is handed over; then the copy
 * is a draft no more. Whatever dies in between, the copy says how far it got: none, it never left; a draft, nobody can
 * tell; no draft, it left.
 */
export async function sendAnswer(given: Given, step: Step, work: PublishWork): Promise<StepOutcome> {
  const { outgoing, credentials } = work;
  const who = credentials['address'] ?? '';
  if (!isOneAddress(outgoing.mail?.to)) return troubleOfKind('rejected', who, { says: nobody });
  if ((outgoing.parts[0]?.text.length ?? 0) > mailboxFacts.text.max)
    return troubleOfKind('rejected', who, { says: tooLong });
  const answer = await writeAnswer(outgoing, credentials);
  return inSent(given, work, async (client) => {
    const known = await findCopy(client, answer.messageId);
    if (known && !known.isDraft) return resultOf(step, answer.messageId);
    if (!known) {
      const appended = await client.append(
        await pathOf(client),
        answer.raw,
        ['\\Seen', '\\Draft'],
        new Date(outgoing.startedAt),
      );
      if (!appended) return troubleOfKind('unavailable', who, { says: notKept });
    }
    const sent = await withSmtp({ door: given.door, server: serverIn(credentials, 'smtp'), credentials }, answer);
    if (!sent.ok) {
      if (sent.done === 'no') await forgetCopy(client, answer.messageId);
      return sent;
    }
    await settleCopy(client, answer.messageId);
    return resultOf(step, answer.messageId);
  });
}

/** Whether an answer in doubt left, by its copy among sent mails. */
export async function lookUpAnswer(given: Given, step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const messageId = ownId(work.outgoing.key, work.credentials['address'] ?? '');
  return inSent(given, work, async (client): Promise<LookUpOutcome> => {
    const copy = await findCopy(client, messageId);
    if (!copy) return { ok: true, found: undefined, certain: true };
    if (copy.isDraft) return { ok: true, found: undefined, certain: false };
    return { ok: true, found: { key: step.key, refs: { id: messageId } } };
  });
}

export async function readBackAnswer(
  given: Given,
  published: Published,
  work: AccountContext,
): Promise<ReadBackOutcome> {
  const messageId = remoteIdOf(published);
  return inSent(given, work, async (client): Promise<ReadBackOutcome> => {
    const copy = await findCopy(client, messageId);
    const fetched = copy && !copy.isDraft ? await fetchMail(client, copy.uid, given.limits) : undefined;
    if (!fetched) return { ok: true, exists: false };
    const { text } = await itemOf(fetched, { limits: given.limits });
    return { ok: true, exists: true, text, at: fetched.at.toISOString() };
  });
}

async function inSent<T>(
  { door }: Given,
  context: AccountContext,
  act: (client: ImapFlow) => Promise<T>,
): Promise<T | PublishTrouble> {
  const { credentials, signal } = context;
  return withImap({ door, server: serverIn(credentials, 'imap'), credentials, signal }, async (client) => {
    await client.mailboxOpen(await sentFolder(client));
    return act(client);
  });
}

async function pathOf(client: ImapFlow): Promise<string> {
  return client.mailbox ? client.mailbox.path : sentFolder(client);
}

async function findCopy(client: ImapFlow, messageId: string): Promise<{ uid: number; isDraft: boolean } | undefined> {
  await client.noop();
  const found = (await client.search({ header: { 'Message-ID': messageId } }, { uid: true })) || [];
  const copies = await Promise.all(
    found.map(async (uid) => {
      const mail = await client.fetchOne(String(uid), { flags: true }, { uid: true });
      return { uid, isDraft: mail ? (mail.flags?.has('\\Draft') ?? false) : true };
    }),
  );
  return copies.find(({ isDraft }) => !isDraft) ?? copies[0];
}

/** It left: whatever becomes of the mark now, that is so. */
async function settleCopy(client: ImapFlow, messageId: string): Promise<void> {
  const copy = await findCopy(client, messageId).catch(() => undefined);
  if (copy) await client.messageFlagsRemove(String(copy.uid), ['\\Draft'], { uid: true }).catch(() => undefined);
}

async function forgetCopy(client: ImapFlow, messageId: string): Promise<void> {
  const copy = await findCopy(client, messageId).catch(() => undefined);
  if (copy?.isDraft) await client.messageDelete(String(copy.uid), { uid: true }).catch(() => undefined);
}

function resultOf({ key }: Step, messageId: string): StepOutcome {
  return { ok: true, result: { key, refs: { id: messageId } } };
}

const nobody = {
  fr: 'n’écrit qu’à une personne à la fois, dont l’adresse manque ou n’en est pas une',
  en: 'writes to one person at a time, whose address is missing or is none',
};
const tooLong = { fr: 'n’envoie pas un texte aussi long', en: 'does not send a text that long' };
const notKept = {
  fr: 'ne garde pas de copie des envois : le courriel n’est pas parti',
  en: 'keeps no copy of what is sent: the mail did not leave',
};
