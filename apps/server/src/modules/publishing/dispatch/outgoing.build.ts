import type { Outgoing, OutgoingMedia, Published } from '@beffroi/connectors';
import type { Draft } from '@beffroi/contracts';
import type { AnswerTarget } from '../answers/answer.target.ts';
import type { DoneStep, StoredOutgoing } from '../publishing.tables.ts';
import { contentOf } from '../writing/content.resolve.ts';

/** Freezes what one account is about to say, word for word as it was approved. */
export function freezeOutgoing(given: {
  deliveryId: string;
  channelId: string;
  draft: Draft;
  startedAt: Date;
  /** What it corrects or answers on that same account. */
  replyTo?: Published | undefined;
  /** Whom it is said to. */
  answers?: AnswerTarget | undefined;
}): StoredOutgoing {
  const { draft, answers } = given;
  const replyTo = answers?.replyTo ?? given.replyTo;
  const content = contentOf(draft, given.channelId);
  // What an answer is called is for us.
  const title = answers ? undefined : (content.title ?? draft.title);
  return {
    key: given.deliveryId,
    startedAt: given.startedAt.toISOString(),
    lang: draft.lang,
    parts: content.parts.map(({ text, media }) => ({ text: text.normalize('NFC'), media })),
    ...(title ? { title } : {}),
    ...(content.link ? { link: content.link } : {}),
    ...(content.poll ? { poll: content.poll } : {}),
    ...(content.firstComment ? { firstComment: content.firstComment } : {}),
    ...(content.contentWarning ? { contentWarning: content.contentWarning } : {}),
    ...(replyTo ? { replyTo } : {}),
    ...(answers?.privateTo ? { privateTo: answers.privateTo } : {}),
    ...(answers?.mail ? { mail: answers.mail } : {}),
  };
}

/** Gives its media back to what was frozen, in the order of its parts. */
export function thawOutgoing(stored: StoredOutgoing, media: readonly OutgoingMedia[]): Outgoing {
  let next = 0;
  return {
    ...stored,
    parts: stored.parts.map(({ text, media: named }) => {
      const from = next;
      next += named.length;
      return { text, media: media.slice(from, next) };
    }),
  };
}

/** What the public sees of a delivery, by what its public steps left. */
export function publishedOf(row: { id: string; done: readonly DoneStep[] }): Published {
  return { key: row.id, steps: row.done.filter(({ seen }) => seen) };
}
