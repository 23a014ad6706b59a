import { expect, test } from 'vitest';
import type { InboxChange, InboxItem } from '../inbox.port.ts';
import type { Publisher, PublishTroubleKind } from '../publish.port.ts';
import type { Trial } from './publish-fixture.ts';
import { soundItem } from './sound-post.ts';
import type { StubScenario } from './stub-network.ts';
import type { StubPost } from './stub.posts.ts';
import type { StubPrivate } from './stub.privates.ts';

export type TellableKind = 'comment' | 'mention' | 'private';

const troubles: [StubScenario, PublishTroubleKind][] = [
  ['revoked', 'auth_expired'],
  ['permissionLost', 'forbidden'],
  ['overrun', 'rate_limited'],
  ['down', 'unavailable'],
  ['nonsense', 'unreadable'],
];

/** Reads the inbox to its end, as whoever stores it does: each reading goes on from the cursor of the one before. */
export async function readInboxOf(
  publisher: Publisher,
  { context }: Pick<Trial, 'context'>,
  from?: string,
): Promise<{ items: InboxItem[]; changes: InboxChange[]; cursor: string | undefined }> {
  const items: InboxItem[] = [];
  const changes: InboxChange[] = [];
  let cursor = from;
  for (let readings = 0; readings < 30; readings += 1) {
    const told = await publisher.readInbox?.(cursor, context());
    if (!told?.ok) throw new Error(told?.message.en ?? 'no inbox');
    items.push(...told.items);
    changes.push(...(told.changes ?? []));
    cursor = told.cursor ?? cursor;
    if (!told.more) return { items, changes, cursor };
  }
  throw new Error('the inbox never ends');
}

/** What people say to the account, and what is done about it. */
export function testInbox(publisher: Publisher, trial: () => Trial, kinds: readonly TellableKind[]): void {
  const hasInbox = publisher.readInbox !== undefined;
  const tells = (kind: TellableKind) => hasInbox && kinds.includes(kind);
  const read = (from?: string) => readInboxOf(publisher, trial(), from);

  /** Somebody says something of each kind, a minute apart. */
  function say(word: string, by: string) {
    const { network } = trial();
    const { posts, privates, clock } = network;
    const ours = posts.ours()[0] ?? posts.add({ text: 'Écrit à la main, là-bas', isOurs: true });
    const said: { kind: TellableKind; text: string; id: string }[] = [];
    for (const kind of kinds) {
      clock.advance(60);
      const text = `${word} (${kind})`;
      const added: StubPost | StubPrivate =
        kind === 'private'
          ? privates.add({ text, with: by })
          : posts.add({ text, by, ...(kind === 'comment' ? { inReplyTo: ours.id } : { mentionsUs: true }) });
      said.push({ kind, text, id: added.id });
    }
    clock.advance(60);
    return said;
  }

  test.runIf(hasInbox)('tells what is said to the account, and by which way, oldest first', async () => {
    const said = say('Bonjour', 'aline');
    const { items } = await read();
    expect(items.map(({ kind, text }) => [kind, text])).toEqual(said.map(({ kind, text }) => [kind, text]));
    for (const item of items) {
      expect(soundItem.safeParse(item).error?.issues ?? []).toEqual([]);
      expect([item.text, item.isOurs]).toEqual([item.text, undefined]);
      if (item.kind === 'comment') expect(item.underId).toBeTruthy();
    }
  });

  test.runIf(hasInbox)('told twice it is the same, and its cursor goes on from there', async () => {
    say('Bonjour', 'aline');
    const once = await read();
    const again = await read();
    const idsOf = (items: readonly InboxItem[]) => items.map(({ originId }) => originId);
    expect(idsOf(again.items)).toEqual(idsOf(once.items));
    expect(new Set(idsOf(once.items)).size).toBe(once.items.length);
    const nothing = await read(once.cursor);
    expect(nothing.items).toEqual([]);
    const late = say('Encore', 'marc');
    expect((await read(nothing.cursor)).items.map(({ text }) => text)).toEqual(late.map(({ text }) => text));
  });

  test.runIf(hasInbox)('begins with an empty inbox, and tells what comes after', async () => {
    const empty = await read();
    expect(empty.items).toEqual([]);
    const said = say('Bonjour', 'aline');
    expect((await read(empty.cursor)).items.map(({ text }) => text)).toEqual(said.map(({ text }) => text));
  });

  test.runIf(hasInbox)('reaches back a week when it begins, and no further', async () => {
    say('Ancien', 'aline');
    trial().network.clock.advance(9 * 24 * 3600);
    const said = say('Récent', 'aline');
    expect((await read()).items.map(({ text }) => text)).toEqual(said.map(({ text }) => text));
  });

  test.runIf(hasInbox)('loses none when one arrives between two pages', async () => {
    const { network } = trial();
    const said = Array.from({ length: 4 }, (_, n) => say(`Message ${n}`, `habitant${n}`)).flat();
    network.onPage = () => {
      network.onPage = () => {};
      said.push(...say('Entre deux pages', 'aline'));
    };
    const first = await read();
    const second = await read(first.cursor);
    const texts = [...first.items, ...second.items].map(({ text }) => text);
    expect([...new Set(texts)].sort()).toEqual(said.map(({ text }) => text).sort());
  });

  test.runIf(tells('comment'))('says under which post of ours, by the name that its publication left', async () => {
    const { publish, write, network } = trial();
    const published = await publish(write('La piscine rouvre'));
    network.clock.advance(60);
    const comment = network.posts.add({ text: 'Quand ?', by: 'aline', inReplyTo: network.posts.ours()[0]?.id });
    network.clock.advance(60);
    network.posts.add({ text: 'Oui, quand ?', by: 'marc', inReplyTo: comment.id });
    network.clock.advance(60);
    const { items } = await read();
    const theirs = items.filter(({ isOurs }) => !isOurs);
    // Networks do not all tell of answers between others.
    expect(theirs.map(({ text }) => text)).toContain('Quand ?');
    for (const item of theirs) {
      expect([item.text, item.kind, item.underId]).toEqual([item.text, 'comment', published.steps[0]?.refs['id']]);
    }
    expect(new Set(theirs.map(({ threadId }) => threadId)).size).toBe(1);
  });

  test.runIf(tells('private'))('keeps what is private so, one conversation for each person', async () => {
    const { network } = trial();
    for (const [by, text] of [
      ['aline', 'Mon numéro est le 06'],
      ['marc', 'Bonjour'],
      ['aline', 'Merci de rappeler'],
    ] as const) {
      network.privates.add({ text, with: by });
      network.clock.advance(60);
    }
    const { items } = await read();
    expect(items.map(({ kind }) => kind)).toEqual(['private', 'private', 'private']);
    const [one, two, three] = items;
    expect(one?.threadId).toBe(three?.threadId);
    expect(one?.threadId).not.toBe(two?.threadId);
    expect(one?.authorId).toBe(three?.authorId);
    expect(one?.authorId).toBeTruthy();
  });

  test.runIf(tells('private'))(
    'marks what we wrote there by another way as ours, in the same conversation',
    async () => {
      const { network } = trial();
      network.privates.add({ text: 'À quelle heure ?', with: 'aline' });
      network.clock.advance(60);
      network.privates.add({ text: 'À midi.', with: 'aline', isOurs: true });
      network.clock.advance(60);
      const { items } = await read();
      expect(items.map(({ text, isOurs }) => [text, isOurs])).toEqual([
        ['À quelle heure ?', undefined],
        ['À midi.', true],
      ]);
      expect(items[0]?.threadId).toBe(items[1]?.threadId);
    },
  );

  test.runIf(hasInbox).each(troubles)(
    'an inbox that is %s is told as %s, and loses nothing',
    async (scenario, kind) => {
      const { network, sound, context, credentials } = trial();
      const { cursor } = await read();
      const said = say('Bonjour', 'aline');
      await publisher.check(credentials, context());
      network.scenario = scenario;
      const told = await publisher.readInbox?.(cursor, context());
      if (!told) throw new Error('no inbox');
      const trouble = sound(told);
      expect(trouble.kind).toBe(kind);
      if (scenario === 'overrun') expect(trouble.retryAfterSeconds).toBeGreaterThan(0);
      network.scenario = 'ok';
      expect((await read(cursor)).items.map(({ text }) => text)).toEqual(said.map(({ text }) => text));
    },
  );

  test.runIf(tells('comment'))('what is gone over there is told as gone, or not at all', async () => {
    const { network } = trial();
    const [comment] = say('Insulte', 'aline');
    const before = await read();
    const told = before.items.find(({ text }) => text === comment?.text);
    network.posts.remove(comment?.id ?? '');
    const { items, changes } = await read(before.cursor);
    expect(items).toEqual([]);
    for (const change of changes) expect(change).toEqual({ kind: 'gone', originId: told?.originId });
  });

  test.runIf(publisher.blockAuthor && hasInbox)(
    'blocks who wrote, and lets them again, twice without trouble',
    async () => {
      const { network, context } = trial();
      say('Insulte', 'aline');
      const authorId = (await read()).items[0]?.authorId ?? '';
      expect(authorId).not.toBe('');
      for (const blocked of [true, true, false, false]) {
        expect(await publisher.blockAuthor?.(authorId, blocked, context())).toEqual({ ok: true });
        expect([...network.blocked]).toEqual(blocked ? ['aline'] : []);
      }
    },
  );

  test.runIf(publisher.removeReply && hasInbox)(
    'deletes what somebody wrote, and what is gone is no trouble',
    async () => {
      const { network, context } = trial();
      const comment = say('Insulte', 'aline').find(({ kind }) => kind === 'comment');
      const told = (await read()).items.find(({ kind }) => kind === 'comment');
      for (let times = 0; times < 2; times += 1) {
        expect(await publisher.removeReply?.(told?.originId ?? '', context())).toEqual({ ok: true });
        expect(network.posts.get(comment?.id ?? '')).toBeUndefined();
      }
    },
  );

  test.runIf(publisher.blockAuthor && hasInbox).each(troubles.slice(0, 4))(
    'a block that is %s is told as %s',
    async (scenario, kind) => {
      const { network, sound, context } = trial();
      say('Insulte', 'aline');
      const authorId = (await read()).items[0]?.authorId ?? '';
      network.scenario = scenario;
      const done = await publisher.blockAuthor?.(authorId, true, context());
      if (!done) throw new Error('no block');
      expect(sound(done)).toMatchObject({ kind });
    },
  );
}
