import type { InboxItem } from '../../inbox.port.ts';
import type { PublishTrouble } from '../../publish.port.ts';
import { writtenSince } from '../../replies.window.ts';
import { lostAnswer } from '../../testing/stub.own-trouble.ts';
import type { StubNetwork } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import type { HostedPeople, HostedWord } from '../hosted.outlet.ts';

const weekMs = 7 * 24 * 3600_000;

/** Those who speak to the account of a stub outlet: whom they are is their handle. */
export function createStubPeople(
  network: StubNetwork,
  who: string,
  refused: (changes: boolean) => PublishTrouble | undefined,
): HostedPeople {
  const { posts, privates, blocked, clock } = network;
  const words = new Map<string, HostedWord & { id: string }>();

  return {
    async heard(cursor, _account) {
      const trouble = refused(false);
      if (trouble) return trouble;
      const now = clock.now();
      const all = [...comments(), ...messages()];
      const since = new Date(now.getTime() - weekMs).toISOString();
      const recent = cursor === undefined ? all.filter(({ postedAt = '' }) => postedAt > since) : all;
      const { replies: items, ...next } = writtenSince(recent, cursor, now);
      network.servedPage();
      return { ok: true, items, ...next, more: false };
    },
    async tell(word) {
      network.publishings += 1;
      const trouble = refused(true);
      if (trouble) return trouble;
      const there = [...words.values()].find(({ key }) => key === word.key);
      const { id } = there ?? privates.add({ text: word.text, with: word.to, isOurs: true });
      words.set(id, there ?? { ...word, id });
      return lostAnswer(network, who) ?? { ok: true, id };
    },
    async told(by) {
      const all = [...words.values()].filter(({ id }) => privates.get(id));
      const word = all.find((one) => ('key' in by ? one.key === by.key : one.id === by.id));
      return refused(false) ?? { ok: true, word };
    },
    async untell(id) {
      privates.remove(id);
      return refused(true) ?? { ok: true };
    },
    async removeReply(id) {
      posts.remove(id);
      return refused(true) ?? { ok: true };
    },
    async block(authorId, isBlocked) {
      const trouble = refused(true);
      if (trouble) return trouble;
      if (isBlocked) blocked.add(authorId);
      else blocked.delete(authorId);
      return { ok: true };
    },
  };

  function comments(): InboxItem[] {
    return posts.all().flatMap((post) => {
      const root = rootOf(post);
      if (post.isOurs || root === post || !root.isOurs) return [];
      const inReplyTo = post.inReplyTo ?? root.id;
      return [{ ...itemOf(post, post.by ?? ''), kind: 'comment', threadId: root.id, underId: root.id, inReplyTo }];
    });
  }

  function messages(): InboxItem[] {
    return privates.all().map((message) => ({
      ...itemOf(message, message.with),
      kind: 'private',
      threadId: message.with,
      ...(message.isOurs ? { isOurs: true } : {}),
    }));
  }

  function rootOf(post: StubPost): StubPost {
    const parent = post.inReplyTo === undefined ? undefined : posts.get(post.inReplyTo);
    return parent ? rootOf(parent) : post;
  }
}

function itemOf({ id, text, at }: { id: string; text: string; at: string }, by: string) {
  const plain = { originId: id, text, postedAt: at, tags: [], mentions: [], links: [], media: [] };
  return { ...plain, ...(by ? { author: { handle: by }, authorId: by } : {}) };
}
