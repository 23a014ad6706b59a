import type { ImapFlow } from 'imapflow';
import type { InboxItem } from '../inbox.port.ts';
import { idsOf } from './mail.parse.ts';

/**
 * Finds where the thread of a mail begins that names its parent alone, as some telephones write: the parent is among
 * what was sent or received, and names the rest.
 * @param paths the folders to look in, likeliest first
 */
export async function withRoots(
  client: ImapFlow,
  items: readonly InboxItem[],
  paths: readonly string[],
): Promise<InboxItem[]> {
  let rooted = [...items];
  for (const path of paths) {
    if (!rooted.some(isOrphan)) return rooted;
    await client.mailboxOpen(path, { readOnly: true });
    const next: InboxItem[] = [];
    for (const item of rooted) next.push(isOrphan(item) ? await adopted(client, item) : item);
    rooted = next;
  }
  return rooted;
}

/** Its whole chain is its parent. */
function isOrphan({ mail }: InboxItem): boolean {
  return mail?.inReplyTo !== undefined && mail.references.length === 1 && mail.references[0] === mail.inReplyTo;
}

async function adopted(client: ImapFlow, item: InboxItem): Promise<InboxItem> {
  const { mail } = item;
  if (mail?.inReplyTo === undefined) return item;
  const [uid] = (await client.search({ header: { 'Message-ID': mail.inReplyTo } }, { uid: true })) || [];
  if (uid === undefined) return item;
  const parent = await client.fetchOne(String(uid), { headers: ['References', 'In-Reply-To'] }, { uid: true });
  const block = (parent && parent.headers?.toString('utf8').replaceAll(/\r?\n[ \t]+/g, ' ')) || '';
  const chain = idsOf(/^references:(.*)$/im.exec(block)?.[1]);
  const [root, ...rest] = chain.length > 0 ? chain : idsOf(/^in-reply-to:(.*)$/im.exec(block)?.[1]);
  if (root === undefined) return item;
  return { ...item, threadId: root, mail: { ...mail, references: [...new Set([root, ...rest, mail.inReplyTo])] } };
}
