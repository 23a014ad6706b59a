import type { Conversation, DeskMessage } from '@beffroi/contracts';
import { distressAdvice, proposeHiding } from '@beffroi/engines/triage';
import { personNames } from '../../identity/index.ts';
import { waysOf } from '../answers/answer.ways.ts';
import type { Db, DeskDeps, Named } from '../desk.deps.ts';
import type { StoredTriage } from '../desk.tables.ts';
import { attachmentsOf, type ShownAttachment } from '../intake/attachment.store.ts';
import { findConversation, type StoredConversation, type StoredMessage } from '../intake/conversation.store.ts';
import { actSentence } from './act.sentences.ts';
import { channelNames } from './conversation.list.ts';
import { authorOf, cardOf } from './conversation.presenter.ts';
import { presentPeople } from './presence.store.ts';

const MOST_MESSAGES = 500;
const UNDO_MINUTES = 10;

/** What hurts, sells or calls for help is about no subject of ours. */
const withoutSubject = new Set<string>(['insult', 'spam', 'emergency']);

/** A conversation whole, as one of us reads it. @throws desk.conversation_not_found */
export async function readConversation(
  deps: DeskDeps,
  named: Named,
  viewerId: string | undefined,
): Promise<Conversation> {
  const { db } = deps;
  const row = await findConversation(db, named);
  const here = { territoryId: row.territory_id, conversationId: row.id };
  const messages = await db
    .selectFrom('desk.message')
    .selectAll()
    .where('territory_id', '=', here.territoryId)
    .where('conversation_id', '=', here.conversationId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_MESSAGES)
    .execute();
  messages.reverse();
  const acts = await db
    .selectFrom('desk.act')
    .selectAll()
    .where('territory_id', '=', here.territoryId)
    .where('conversation_id', '=', here.conversationId)
    .orderBy('place')
    .limit(300)
    .execute();
  const people = new Set([
    row.assignee_id,
    ...messages.flatMap((each) => [each.person_id, ...each.mentions]),
    ...acts.flatMap((each) => [each.person_id, stringOf(each.detail['toId'])]),
  ]);
  const [names, channels, files, earlier, around, publication, ways, present] = await Promise.all([
    personNames(
      db,
      [...people].filter((id): id is string => typeof id === 'string'),
    ),
    channelNames(db, here.territoryId, [row]),
    attachmentsOf(
      db,
      here.territoryId,
      messages.map(({ id }) => id),
    ),
    earlierOf(db, row),
    aroundOf(db, row),
    publicationOf(db, row),
    waysOf(deps, db, row),
    presentPeople(db, here, { now: deps.now(), exceptId: viewerId }),
  ]);
  const publisher = deps.channelRegistry.find(row.network);
  const triage = triageOf(row);
  const undoable = acts.findLast(
    (act) =>
      act.undo_id !== null &&
      act.undone_at === null &&
      act.person_id === viewerId &&
      deps.now().getTime() - act.at.getTime() < UNDO_MINUTES * 60_000,
  );
  const last = messages.findLast(({ direction }) => direction === 'in');
  return {
    ...cardOf(row, { names, channels, now: deps.now() }),
    version: row.version,
    title: row.title,
    because: triage?.because ?? [],
    needBecause: triage?.needBecause ?? [],
    distress: (last ? (triageOf(last)?.distress ?? []) : []).map((sign) => ({
      kind: sign.kind,
      certainty: sign.certainty,
      words: sign.words,
      label: distressAdvice[sign.kind].label,
      numbers: distressAdvice[sign.kind].numbers.map(({ number, what }) => ({ number, what })),
      script: distressAdvice[sign.kind].script,
    })),
    about: {
      ...(triage?.about.subject && !withoutSubject.has(row.triage_kind) ? { subject: triage.about.subject.label } : {}),
      ...(triage?.about.place === undefined ? {} : { place: triage.about.place }),
    },
    messagesOf: messages.map((each) => messageOf(each, row, { names, files })),
    ...(row.incomplete
      ? { incomplete: row.incomplete }
      : messages.length === MOST_MESSAGES
        ? { incomplete: longThread }
        : {}),
    ...(publication ? { publication } : {}),
    ...(row.mention_id === null ? {} : { mentionId: row.mention_id }),
    around,
    earlier,
    ways,
    present,
    ...(row.cool_until !== null && row.cool_until > deps.now() ? { coolUntil: row.cool_until.toISOString() } : {}),
    canHide: publisher?.hideReply !== undefined,
    canDelete: publisher?.removeReply !== undefined,
    canBlock: publisher?.blockAuthor !== undefined && row.author_id !== null,
    acts: acts.map((act) => ({
      at: act.at.toISOString(),
      kind: act.kind,
      ...(act.person_id === null ? {} : { by: names.get(act.person_id) ?? '' }),
      sentence: actSentence(act, names),
    })),
    ...(undoable?.undo_id ? { undo: { actId: undoable.undo_id, sentence: actSentence(undoable, names) } } : {}),
  };
}

const longThread = {
  fr: 'Le fil est très long : ses 500 derniers messages sont montrés.',
  en: 'The thread is very long: its last 500 messages are shown.',
};

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function triageOf(row: { triage: StoredTriage | Record<string, never> }): StoredTriage | undefined {
  return 'distress' in row.triage ? (row.triage as StoredTriage) : undefined;
}

function messageOf(
  message: StoredMessage,
  row: StoredConversation,
  { names, files }: { names: ReadonlyMap<string, string>; files: readonly ShownAttachment[] },
): DeskMessage {
  const triage = triageOf(message);
  const isIn = message.direction === 'in';
  const isPublic = row.kind === 'comment' || row.kind === 'mention';
  const sensitive = isIn ? (triage?.sensitive ?? []) : [];
  const proposal = isPublic && message.hidden_at === null ? proposeHiding(sensitive) : undefined;
  return {
    id: message.id,
    direction: message.direction,
    at: message.at.toISOString(),
    author: isIn
      ? authorOf(message) || authorOf(row)
      : message.person_id === null
        ? ''
        : (names.get(message.person_id) ?? ''),
    ...(message.veiled ? {} : { text: message.text }),
    veiled: message.veiled,
    ...(message.veiled ? { summary: triage?.summary ?? veiledLine } : {}),
    ...(message.url === null ? {} : { url: message.url }),
    attachments: files.filter(({ messageId }) => messageId === message.id),
    mentions: message.mentions.map((id) => ({ id, name: names.get(id) ?? '' })),
    aggressive: message.aggressive,
    sensitive: message.veiled ? [] : sensitive.map(({ kind, from, to }) => ({ kind, from, to })),
    ...(proposal ? { proposal } : {}),
    hidden: message.hidden_at !== null,
    deleted: message.deleted_at !== null,
    gone: message.gone_at !== null,
    edited: message.edited_at !== null,
    ...(message.delivery ? { delivery: message.delivery } : {}),
  };
}

const veiledLine = { fr: 'Texte masqué : propos agressifs.', en: 'Text veiled: aggressive words.' };

/** When else this account or address wrote to us, and what about: no opinion, no count of anything else. */
async function earlierOf(db: Db, row: StoredConversation): Promise<Conversation['earlier']> {
  if (row.author_key === null) return [];
  const rows = await db
    .selectFrom('desk.conversation')
    .select(['id', 'last_at', 'state', 'subject', 'request_ref', 'excerpt', 'veiled'])
    .where('territory_id', '=', row.territory_id)
    .where('author_key', '=', row.author_key)
    .where('id', '<>', row.id)
    .where('merged_into', 'is', null)
    .orderBy('last_at', 'desc')
    .limit(10)
    .execute();
  return rows.map((each) => ({
    id: each.id,
    lastAt: each.last_at.toISOString(),
    state: each.state,
    subject: each.request_ref ?? each.subject ?? (each.veiled ? veiledLine.fr : each.excerpt.slice(0, 80)),
  }));
}

/** What others say under the same post of ours: the rest of the thread. */
async function aroundOf(db: Db, row: StoredConversation): Promise<Conversation['around']> {
  if (row.publication_id === null || row.kind !== 'comment') return [];
  const rows = await db
    .selectFrom('desk.conversation')
    .selectAll()
    .where('territory_id', '=', row.territory_id)
    .where('publication_id', '=', row.publication_id)
    .where('id', '<>', row.id)
    .where('merged_into', 'is', null)
    .orderBy('last_at', 'desc')
    .limit(20)
    .execute();
  return rows.map((each) => ({
    id: each.id,
    author: authorOf(each),
    excerpt: each.veiled && each.summary ? each.summary : { fr: each.excerpt, en: each.excerpt },
    at: each.last_at.toISOString(),
    state: each.state,
  }));
}

async function publicationOf(db: Db, row: StoredConversation): Promise<Conversation['publication']> {
  if (row.publication_id === null) return undefined;
  const found = await db
    .selectFrom('publishing.publication as p')
    .leftJoin('publishing.delivery as d', (join) =>
      join.onRef('d.territory_id', '=', 'p.territory_id').on('d.id', '=', row.delivery_id ?? ''),
    )
    .select(['p.id', 'p.title', 'p.draft', 'd.url'])
    .where('p.territory_id', '=', row.territory_id)
    .where('p.id', '=', row.publication_id)
    .executeTakeFirst();
  if (!found) return undefined;
  const title = found.title || (found.draft.content.parts[0]?.text ?? '').slice(0, 90);
  return { id: found.id, title, ...(found.url === null ? {} : { url: found.url }) };
}
