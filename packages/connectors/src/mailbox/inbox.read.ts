import type { ImapFlow, SearchObject } from 'imapflow';
import type { InboxItem, InboxOutcome } from '../inbox.port.ts';
import type { AccountContext, Credentials } from '../publish.port.ts';
import { isOwnId } from './answer.id.ts';
import { findSentFolder, withImap } from './imap.session.ts';
import { readCursor, sinceOf, type FolderPlace, type MailCursor } from './inbox.cursor.ts';
import type { MailDoor, MailLimits } from './mail.door.ts';
import { fetchMail } from './mail.fetch.ts';
import { itemOf, unreadableItem } from './mail.item.ts';
import { serverIn } from './mailbox.guess.ts';
import { withRoots } from './thread.root.ts';

/** Mails in one reading; the rest comes with the next, which begins at once. */
const mostMails = 25;

type Reading = {
  client: ImapFlow;
  limits: MailLimits;
  credentials: Credentials;
  cursor: MailCursor;
  room: { mails: number; bytes: number };
};
type FolderRead = { items: InboxItem[]; place: FolderPlace | undefined; more: boolean };

/**
 * Reads what came into the mailbox, and what was answered from a mail program, by one connection that is closed after.
 * Nothing is marked, moved or deleted.
 */
export async function readInbox(
  given: { door: MailDoor; limits: MailLimits },
  written: string | undefined,
  { credentials, signal, now }: AccountContext,
): Promise<InboxOutcome> {
  const cursor = readCursor(written, now());
  return withImap({ door: given.door, server: serverIn(credentials, 'imap'), credentials, signal }, async (client) => {
    const room = { mails: mostMails, bytes: given.limits.maxMailBytes };
    const reading = { client, limits: given.limits, credentials, cursor, room };
    const sentPath = await findSentFolder(client);
    const inboxPath = credentials['folder'] ?? 'INBOX';
    const inbox = await readFolder(reading, inboxPath, cursor.inbox);
    const came = await withoutCopies(reading, inbox.items, sentPath);
    const sent: FolderRead =
      sentPath === undefined
        ? { items: [], place: undefined, more: false }
        : await readFolder(reading, sentPath, cursor.sent, isAnswerFromElsewhere);
    const told = [...came, ...sent.items.map((item) => ({ ...item, isOurs: true as const }))];
    const items = await withRoots(client, told, [...(sentPath === undefined ? [] : [sentPath]), inboxPath]);
    return {
      ok: true as const,
      items: items.toSorted((one, other) => (one.postedAt ?? '').localeCompare(other.postedAt ?? '')),
      cursor: JSON.stringify({
        begin: cursor.begin,
        ...(inbox.place ? { inbox: inbox.place } : {}),
        ...(sent.place ? { sent: sent.place } : {}),
      } satisfies MailCursor),
      more: inbox.more || sent.more,
    };
  });
}

async function readFolder(
  { client, limits, credentials, cursor, room }: Reading,
  path: string,
  before: FolderPlace | undefined,
  isTold: (item: InboxItem, flags: Set<string>) => boolean = () => true,
): Promise<FolderRead> {
  const box = await client.mailboxOpen(path, { readOnly: true });
  const validity = String(box.uidValidity);
  let place: FolderPlace =
    before?.validity === validity
      ? before
      : { validity, uid: 0, at: cursor.begin, since: sinceOf(cursor, before), until: box.uidNext };
  const items: InboxItem[] = [];
  const uids = await newUids(client, place, box.uidNext);
  for (const uid of uids) {
    if (room.mails <= 0 || room.bytes <= 0) return { items, place, more: true };
    const fetched = await fetchMail(client, uid, limits).catch(refusedIn(client));
    place = { ...place, uid };
    if (fetched === 'refused') items.push(unreadableItem(`${uid}.${validity}`, new Date(place.at)));
    if (!fetched || fetched === 'refused') continue;
    const at = fetched.at.toISOString();
    // A day is as fine as a search gets.
    if (place.since !== undefined && uid < (place.until ?? 0) && at < place.since) continue;
    room.mails -= 1;
    room.bytes -= fetched.raw.length;
    const item = await itemOf(fetched, {
      limits,
      authservId: credentials['authservId'],
      address: credentials['address'],
    });
    if (at > place.at) place = { ...place, at };
    if (isTold(item, fetched.flags)) items.push(item);
  }
  return { items, place: { ...place, uid: Math.max(place.uid, (box.uidNext ?? 1) - 1) }, more: false };
}

/** One mail that the server cannot give does not keep the others away; a line that is cut does. */
function refusedIn(client: ImapFlow): (error: unknown) => 'refused' {
  return (error) => {
    if (client.usable && (error as { responseStatus?: string }).responseStatus !== undefined) return 'refused';
    throw error;
  };
}

/** The numbers that are new, in their order. */
async function newUids(client: ImapFlow, place: FolderPlace, uidNext: number): Promise<number[]> {
  if (uidNext <= place.uid + 1) return [];
  const found = async (query: SearchObject) => (await client.search(query, { uid: true })) || [];
  // `n:*` always has the last one in it, new or not.
  const fresh = (await found({ uid: `${place.uid + 1}:*` })).filter((uid) => uid > place.uid).toSorted((a, b) => a - b);
  const { since, until = 0 } = place;
  if (since === undefined || place.uid + 1 >= until) return fresh;
  const dayBefore = new Date(Date.parse(since) - 86_400_000);
  const recent = new Set(await found({ since: dayBefore }));
  return fresh.filter((uid) => uid >= until || recent.has(uid));
}

/** Answered from a mail program: ours by this door come back by their deliveries, and drafts did not leave. */
function isAnswerFromElsewhere({ mail }: InboxItem, flags: Set<string>): boolean {
  return mail !== undefined && mail.references.length > 0 && !isOwnId(mail.messageId) && !flags.has('\\Draft');
}

/** Without the copies to ourselves of what we sent: they stand in the folder of sent mails. */
async function withoutCopies(
  { client, credentials }: Reading,
  items: readonly InboxItem[],
  sentPath: string | undefined,
): Promise<InboxItem[]> {
  const address = credentials['address']?.toLowerCase();
  if (sentPath === undefined || !items.some(({ mail }) => mail?.from.address === address)) return [...items];
  await client.mailboxOpen(sentPath, { readOnly: true });
  const kept: InboxItem[] = [];
  for (const item of items) {
    const isSelf = item.mail?.from.address === address;
    const header = { 'Message-ID': item.originId };
    const copies = isSelf ? await client.search({ header }, { uid: true }) : false;
    if (!copies || copies.length === 0) kept.push(item);
  }
  return kept;
}
