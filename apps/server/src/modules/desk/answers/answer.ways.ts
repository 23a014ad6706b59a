import type { Outgoing } from '@beffroi/connectors';
import type { Bilingual, Conversation } from '@beffroi/contracts';
import type { openChannel } from '../../channels/index.ts';
import { contactContext } from '../intake/message.take.ts';
import type { StoredConversation, StoredMessage } from '../intake/conversation.store.ts';
import type { Db, DeskDeps } from '../desk.deps.ts';

export type Way = Conversation['ways'][number];
export type WayName = Way['way'];

const theirNetwork: Bilingual = {
  fr: 'aucun compte de ce réseau n’est connecté. Répondez sur le réseau, puis notez-le ici.',
  en: 'no account of this network is connected. Answer on the network, then note it here.',
};

/**
 * By what a conversation can be answered, the usual one first: where it was said, in private, by mail, on the page of its
 * request; and always by noting what was said otherwise.
 */
export async function waysOf(deps: DeskDeps, db: Db, row: StoredConversation): Promise<Way[]> {
  const ways: Way[] = [];
  const channel = row.channel_id === null ? undefined : await channelFacts(deps, row);
  const isPublic = row.kind === 'comment' || row.kind === 'mention';
  if (isPublic) ways.push(wayOn(row, channel, 'public', 'reply'));
  if (row.kind === 'private' || (isPublic && channel?.abilities.private.state === 'native'))
    ways.push(wayOn(row, channel, 'private', 'private'));
  if (row.kind === 'email') ways.push(wayOn(row, channel, 'email', 'private'));
  else if (hasEmail(deps, row)) {
    const box = await mailboxOf(db, row.territory_id);
    if (box) ways.push({ way: 'email', channelId: box.id, channelName: box.name, network: 'mailbox' });
  }
  if (row.kind === 'form' && row.request_id !== null)
    ways.unshift({ way: 'tracking', channelName: row.request_ref ?? '', network: 'form' });
  ways.push({ way: 'recorded', channelName: '', network: row.network });
  return ways;
}

type ChannelFactsOf = { name: string; closed?: Bilingual } & Pick<
  Extract<Awaited<ReturnType<typeof openChannel>>, { ok: true }>,
  'facts' | 'abilities'
>;

/** What is known of the account without asking its network anything. */
async function channelFacts(deps: DeskDeps, row: StoredConversation): Promise<ChannelFactsOf | undefined> {
  const publisher = deps.channelRegistry.find(row.network);
  const stored = await deps.db
    .selectFrom('channels.channel')
    .select(['name', 'facts', 'paused', 'disconnected_at'])
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.channel_id ?? '')
    .executeTakeFirst();
  if (!publisher || !stored) return undefined;
  const closed = stored.disconnected_at
    ? { fr: 'ce compte n’est plus connecté.', en: 'this account is no longer connected.' }
    : stored.paused
      ? { fr: 'ce compte est en pause.', en: 'this account is paused.' }
      : undefined;
  return {
    name: stored.name,
    facts: { ...publisher.facts, ...stored.facts },
    abilities: publisher.abilities,
    ...(closed ? { closed } : {}),
  };
}

function wayOn(
  row: StoredConversation,
  channel: ChannelFactsOf | undefined,
  way: WayName,
  ability: 'reply' | 'private',
): Way {
  const named = { way, network: row.network, channelName: channel?.name ?? row.network };
  if (!channel || row.channel_id === null) return { ...named, closed: theirNetwork };
  const { state, reason } = channel.abilities[ability];
  const closed = channel.closed ?? (state === 'native' ? undefined : (reason ?? theirNetwork));
  return {
    ...named,
    channelId: row.channel_id,
    ...(way === 'email' ? {} : { max: channel.facts.text.max }),
    ...(closed ? { closed } : {}),
  };
}

function contactOf(deps: Pick<DeskDeps, 'sealer'>, row: StoredConversation): { email?: string; phone?: string } {
  if (row.sealed_contact === null) return {};
  return JSON.parse(deps.sealer.open(row.sealed_contact, contactContext(row.territory_id, row.id))) as {
    email?: string;
    phone?: string;
  };
}

const hasEmail = (deps: Pick<DeskDeps, 'sealer'>, row: StoredConversation): boolean =>
  contactOf(deps, row).email !== undefined;

async function mailboxOf(db: Db, territoryId: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('channels.channel')
    .select(['id', 'name'])
    .where('territory_id', '=', territoryId)
    .where('network', '=', 'mailbox')
    .where('disconnected_at', 'is', null)
    .orderBy('connected_at')
    .executeTakeFirst();
}

/** What the port needs to say it to that person there; `message` is the one that is answered. */
export function targetOf(
  deps: Pick<DeskDeps, 'sealer'>,
  row: StoredConversation,
  message: StoredMessage | undefined,
  way: WayName,
): Pick<Outgoing, 'replyTo' | 'privateTo' | 'mail'> {
  const replyTo = message?.origin_id
    ? { key: message.id, steps: [{ key: 'theirs', refs: { id: message.origin_id } }] }
    : undefined;
  if (way === 'public') return replyTo ? { replyTo } : {};
  if (way === 'private') {
    // What was taken out of a thread has none of its own, and is known by its author.
    const isThread = row.kind === 'private' && row.thread_key.startsWith('private ');
    const threadId = isThread ? row.thread_key.split(' ').slice(2).join(' ') : undefined;
    const authorId = row.author_id ?? message?.author_id ?? undefined;
    return {
      ...(replyTo ? { replyTo } : {}),
      privateTo: { ...(threadId === undefined ? {} : { threadId }), ...(authorId === undefined ? {} : { authorId }) },
    };
  }
  const { mail } = message ?? {};
  const to = mail?.replyTo ?? mail?.from.address ?? contactOf(deps, row).email ?? '';
  const subject = mail?.subject ?? row.subject ?? row.request_ref ?? '';
  return {
    mail: {
      to,
      subject: /^re\s*:/i.test(subject) || !mail ? subject : `Re: ${subject}`,
      ...(mail ? { inReplyTo: mail.messageId } : {}),
      references: mail ? [...mail.references, mail.messageId] : [],
    },
  };
}
