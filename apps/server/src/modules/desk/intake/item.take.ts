import type { InboxChange, InboxItem } from '@beffroi/connectors';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { alertSecondPerson } from '../distance/emergency.alert.ts';
import type { StoredMail } from '../desk.tables.ts';
import { indexMore, lockConversation, tellScreens } from './conversation.store.ts';
import { readMind, readDeskSettings } from '../settings/settings.store.ts';
import { takeAutomatic } from './automatic.take.ts';
import { takeMessage } from './message.take.ts';
import { understand } from './message.understand.ts';
import { takeOurs } from './ours.take.ts';
import { authorOfItem, threadKeyOf } from './thread.key.ts';
import { newId } from '../../../platform/ids.ts';

type On = { territoryId: string; channelId: string; network: string };

/** Takes what the inbox of an account told. A mail about a request goes there instead. */
export async function takeItem(deps: DeskDeps, trx: Trx, on: On, item: InboxItem): Promise<void> {
  const { territoryId, channelId } = on;
  let toConfirm: string | undefined;
  if (item.kind === 'email' && !item.isOurs) {
    const about = await deps.takeMail(trx, { territoryId, channelId, item });
    if (about.taken) return;
    if (item.mail?.automatic !== undefined) return takeAutomatic(deps, trx, on, item);
    toConfirm = about.ref;
  }
  const threadKey = threadKeyOf({
    kind: item.kind,
    channelId,
    threadId: item.threadId,
    underId: item.underId,
    author: authorOfItem(item),
  });
  if (item.isOurs) return takeOurs(deps, trx, { ...on, threadKey }, item);
  const { mail } = item;
  const taken = await takeMessage(deps, trx, {
    ...on,
    kind: item.kind,
    threadKey,
    originId: item.originId,
    underId: item.underId,
    inReplyTo: item.inReplyTo,
    at: item.postedAt === undefined ? deps.now() : new Date(item.postedAt),
    author: {
      handle: mail ? '' : (item.author?.handle ?? ''),
      name: mail ? (mail.from.name ?? mail.from.address) : item.author?.name,
      url: item.author?.url,
      id: item.authorId,
    },
    contact: mail ? { email: mail.from.address } : undefined,
    subject: mail?.subject ?? item.title,
    text: mail?.newText ?? item.text,
    url: item.url,
    mail: mail ? storedMail(mail) : undefined,
    attachments: [...(item.attachments ?? []), ...picturesOf(item)],
    incomplete: item.incomplete,
    ...(await publicationUnder(trx, { territoryId, channelId, underId: item.underId })),
  });
  if (toConfirm !== undefined && taken.isNew) await noteToConfirm(deps, trx, { territoryId, ...taken, ref: toConfirm });
}

/**
 * A mail that says it answers a request, from whom nothing proves: it is found by the reference, and says so. It does not
 * join the request, whose answers would go to an address that may be anybody's.
 */
async function noteToConfirm(
  deps: DeskDeps,
  trx: Trx,
  given: { territoryId: string; conversationId: string; ref: string },
): Promise<void> {
  const { territoryId, conversationId, ref } = given;
  await trx
    .insertInto('desk.message')
    .values({
      territory_id: territoryId,
      id: newId('msg', deps.now().getTime()),
      conversation_id: conversationId,
      direction: 'note',
      at: deps.now(),
      text: `À confirmer\u{a0}: ce courriel dit répondre à la demande ${ref}, et rien ne prouve de qui il vient. Rien n’y a été changé.`,
    })
    .execute();
  await trx
    .updateTable('desk.conversation')
    .set((write) => ({ messages: write('messages', '+', 1) }))
    .where('territory_id', '=', territoryId)
    .where('id', '=', conversationId)
    .execute();
  await indexMore(trx, { territoryId, conversationId }, ref);
}

function storedMail(mail: NonNullable<InboxItem['mail']>): StoredMail {
  const { newText: _said, ...stored } = mail;
  return stored;
}

/** Pictures that a network serves: named, and opened there. */
function picturesOf(item: InboxItem) {
  return item.media.map(({ kind, url, alt }) => ({
    name: alt || (kind === 'video' ? 'video' : 'image'),
    mimeType: kind === 'video' ? 'video/*' : 'image/*',
    bytes: 0,
    verdict: 'safe' as const,
    url,
  }));
}

/** The publication of ours under which something was said, when it went through us. */
async function publicationUnder(
  trx: Trx,
  given: { territoryId: string; channelId: string; underId: string | undefined },
): Promise<{ publicationId?: string; deliveryId?: string }> {
  if (given.underId === undefined) return {};
  const row = await trx
    .selectFrom('publishing.delivery')
    .select(['id', 'publication_id'])
    .where('territory_id', '=', given.territoryId)
    .where('channel_id', '=', given.channelId)
    .where('sent_at', 'is not', null)
    .where((each) =>
      each.eb(each.cast(each.ref('done'), 'jsonb'), '@>', JSON.stringify([{ refs: { id: given.underId } }])),
    )
    .executeTakeFirst();
  return row ? { publicationId: row.publication_id, deliveryId: row.id } : {};
}

/** What was deleted or edited over there since: our copy stays, and says so. */
export async function takeChange(
  deps: DeskDeps,
  trx: Trx,
  on: Pick<On, 'territoryId' | 'channelId'>,
  change: InboxChange,
): Promise<void> {
  const { territoryId } = on;
  const message = await trx
    .selectFrom('desk.message')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', on.channelId)
    .where('origin_id', '=', change.originId)
    .executeTakeFirst();
  if (!message) return;
  const at = deps.now();
  const row = await lockConversation(trx, { territoryId, conversationId: message.conversation_id });
  // Nothing comes back into what was erased.
  if (row.erased_at !== null) return;
  const edit = trx.updateTable('desk.message').where('territory_id', '=', territoryId).where('id', '=', message.id);
  if (change.kind === 'gone') {
    if (message.gone_at !== null) return;
    await edit.set({ gone_at: at }).execute();
  } else {
    if (message.text === change.text) return;
    await trx
      .insertInto('desk.message_version')
      .values({ territory_id: territoryId, message_id: message.id, replaced_at: at, text: message.text })
      .execute();
    const [settings, engine] = await Promise.all([readDeskSettings(trx, territoryId), readMind(trx, territoryId)]);
    const read = understand(engine, change.text, {
      conversation: row.kind,
      veil: settings.veil,
      waitingMinutes: 0,
      unanswered: 0,
    });
    await edit
      .set({
        text: change.text,
        edited_at: at,
        triage: JSON.stringify(read.triage),
        aggressive: read.aggressive,
        veiled: read.veiled,
      })
      .execute();
    await indexMore(trx, { territoryId, conversationId: row.id }, change.text);
    if (row.last_in_at?.getTime() === message.at.getTime())
      await trx
        .updateTable('desk.conversation')
        .set({
          excerpt: read.excerpt,
          summary: read.summary ? JSON.stringify(read.summary) : null,
          veiled: read.veiled,
          aggressive: read.aggressive,
          red: row.red || read.red,
          to_read: row.to_read || read.toRead,
        })
        .where('territory_id', '=', territoryId)
        .where('id', '=', row.id)
        .execute();
    if (read.red) await alertSecondPerson(trx, deps, { territoryId, conversationId: row.id, messageId: message.id });
  }
  await tellScreens(trx, row);
}
