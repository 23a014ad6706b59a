import { expect, test } from 'vitest';
import type { ReceivedPost } from '../port.ts';
import type { Published, Publisher } from '../publish.port.ts';
import type { Trial } from './publish-fixture.ts';
import { soundPost } from './sound-post.ts';

/** What can be done once it is out. */
export function testAfterwards(publisher: Publisher, trial: () => Trial): void {
  const { abilities } = publisher;

  test.runIf(publisher.remove)('takes it back whole, and twice is no trouble', async () => {
    const { publish, write, texts, context } = trial();
    const parts = ['Un', 'Deux'].map((text) => ({ text, media: [] }));
    const published = await publish(write('Un', abilities.thread.state === 'native' ? { parts } : {}));
    expect(await publisher.remove?.(published, context())).toEqual({ ok: true });
    expect(texts()).toEqual([]);
    expect(await publisher.readBack(published, context())).toEqual({ ok: true, exists: false });
    expect(await publisher.remove?.(published, context())).toEqual({ ok: true });
  });

  test('what was removed over there no longer reads back', async () => {
    const { publish, write, network, context } = trial();
    const published = await publish(write('Bonjour'));
    for (const { id } of network.posts.ours()) network.posts.remove(id);
    expect(await publisher.readBack(published, context())).toEqual({ ok: true, exists: false });
  });

  test.runIf(publisher.edit)('replaces its text', async () => {
    const { publish, write, texts, context } = trial();
    const published = await publish(write('Ouvert lundi'));
    expect(await publisher.edit?.(published, write('Ouvert mardi'), context())).toEqual({ ok: true });
    expect(texts()).toEqual(['Ouvert mardi']);
  });

  test.runIf(publisher.measure)('counts what the network tells, and nothing else', async () => {
    const { publish, write, network, context } = trial();
    const published = await publish(write('Bonjour'));
    const [post] = network.posts.ours();
    if (post) post.counts = { reactions: 12, shares: 3, comments: 0 };
    const measured = await publisher.measure?.(published, context());
    if (!measured?.ok) throw new Error(measured?.message.en);
    const { counts } = measured;
    for (const [name, told] of Object.entries({ reactions: 12, shares: 3, comments: 0 })) {
      expect([undefined, told]).toContain(counts[name as keyof typeof counts]);
    }
    expect(Object.values(counts).filter((count) => count === undefined)).toEqual([]);
    expect(Object.keys(counts).length).toBeGreaterThan(0);
  });

  async function readAll(published: Published): Promise<{ replies: ReceivedPost[]; cursor: string | undefined }> {
    const { context } = trial();
    const replies: ReceivedPost[] = [];
    let cursor: string | undefined;
    for (let readings = 0; readings < 20; readings += 1) {
      const told = await publisher.readReplies?.(published, cursor, context());
      if (!told?.ok) throw new Error(told?.message.en);
      ({ cursor } = { cursor, ...told });
      replies.push(...told.replies);
      if (told.replies.length === 0) return { replies, cursor };
    }
    throw new Error('the replies never end');
  }

  test.runIf(publisher.readReplies)('tells what people wrote under it, oldest first, and ends', async () => {
    const { publish, write, network, originIdOf, context } = trial();
    const published = await publish(write('La piscine rouvre'));
    const root = network.posts.ours()[0]?.id;
    const added = Array.from({ length: 5 }, (_, n) => {
      network.clock.advance(60);
      return network.posts.add({ text: `Question ${n}`, by: `habitant${n}`, inReplyTo: root });
    });
    const { replies, cursor } = await readAll(published);
    expect(replies.map(({ originId }) => originId)).toEqual(added.map(originIdOf));
    expect(replies.map(({ text }) => text)).toEqual(added.map(({ text }) => text));
    for (const reply of replies) expect(soundPost.safeParse(reply).error?.issues ?? []).toEqual([]);
    network.clock.advance(60);
    const late = network.posts.add({ text: 'Une dernière', by: 'aline', inReplyTo: root });
    const next = await publisher.readReplies?.(published, cursor, context());
    expect(next?.ok && next.replies.map(({ originId }) => originId)).toEqual([originIdOf(late)]);
  });

  test.runIf(publisher.readReplies)('loses none when one arrives between two pages', async () => {
    const { publish, write, network, originIdOf } = trial();
    const published = await publish(write('La piscine rouvre'));
    const root = network.posts.ours()[0]?.id;
    const added = Array.from({ length: 5 }, (_, n) => {
      network.clock.advance(60);
      return network.posts.add({ text: `Question ${n}`, by: 'aline', inReplyTo: root });
    });
    network.onPage = () => {
      network.onPage = () => {};
      network.clock.advance(60);
      added.push(network.posts.add({ text: 'Entre deux pages', by: 'aline', inReplyTo: root }));
    };
    const { replies } = await readAll(published);
    expect([...new Set(replies.map(({ originId }) => originId))].sort()).toEqual(added.map(originIdOf).sort());
  });

  test.runIf(publisher.readReplies)('takes an author without a name as it is', async () => {
    const { publish, write, network, context } = trial();
    const published = await publish(write('La piscine rouvre'));
    network.posts.add({ text: 'Sans nom', inReplyTo: network.posts.ours()[0]?.id });
    const told = await publisher.readReplies?.(published, undefined, context());
    expect(told).toMatchObject({ ok: true, replies: [{ text: 'Sans nom' }] });
    if (told?.ok) expect(soundPost.safeParse(told.replies[0]).error?.issues ?? []).toEqual([]);
  });

  test.runIf(publisher.hideReply)('hides what somebody wrote, and shows it again', async () => {
    const { publish, write, network, context } = trial();
    const published = await publish(write('La piscine rouvre'));
    const reply = network.posts.add({ text: 'Insulte', by: 'aline', inReplyTo: network.posts.ours()[0]?.id });
    const told = await publisher.readReplies?.(published, undefined, context());
    const originId = (told?.ok && told.replies[0]?.originId) || trial().originIdOf(reply);
    for (const hidden of [true, true, false]) {
      expect(await publisher.hideReply?.(originId, hidden, published, context())).toEqual({ ok: true });
      expect(network.posts.get(reply.id)?.isHidden).toBe(hidden);
    }
  });
}
