import { channelAbilities, channelFactsSchema, type ChannelAbility } from '@beffroi/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Publisher } from '../publish.port.ts';
import type { Trial } from './publish-fixture.ts';

/** What an optional function of the port does. */
const functionOf: Partial<Record<ChannelAbility, keyof Publisher>> = {
  remove: 'remove',
  edit: 'edit',
  metrics: 'measure',
  readReplies: 'readReplies',
  hideReply: 'hideReply',
  readInbox: 'readInbox',
  removeReply: 'removeReply',
  block: 'blockAuthor',
};

/** What a publisher says of itself, and of the account. */
export function testDeclarations(publisher: Publisher, trial: () => Trial): void {
  test('says what it can do, and why not when it cannot, in two languages', () => {
    expect(Object.keys(publisher.abilities).sort()).toEqual([...channelAbilities].sort());
    for (const [ability, { state, reason }] of Object.entries(publisher.abilities)) {
      if (state === 'native') continue;
      expect(reason?.fr, ability).toMatch(/\S.*[.]$/);
      expect(reason?.en, ability).toMatch(/\S.*[.]$/);
      expect(reason?.en, ability).not.toBe(reason?.fr);
    }
  });

  test('has a function exactly for what it declares native', () => {
    for (const [ability, name] of Object.entries(functionOf)) {
      const isNative = publisher.abilities[ability as ChannelAbility].state === 'native';
      expect([ability, publisher[name] !== undefined]).toEqual([ability, isNative]);
    }
  });

  test('dates its figures and says where they come from', () => {
    const { origin } = channelFactsSchema.parse(publisher.facts);
    expect(origin).toMatchObject({ from: 'table', asOf: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as unknown });
    expect(origin.source).toMatch(/^https:\/\//);
    const { abilities, facts } = publisher;
    expect(facts.maxParts > 1).toBe(abilities.thread.state === 'native');
    expect(facts.media.maxImages > 0).toBe(abilities.image.state === 'native');
    expect(facts.media.maxVideos > 0).toBe(abilities.video.state === 'native');
    expect(facts.media.captions).toBe(abilities.captions.state === 'native');
    expect(facts.poll !== undefined).toBe(abilities.poll.state === 'native');
    expect(facts.media.maxAlt > 0).toBe(abilities.altText.state === 'native');
  });

  test('guides whoever connects it, and takes back what it was set up by', () => {
    const { connection } = publisher;
    expect(connection.guide.length).toBeGreaterThan(0);
    for (const { fr, en } of connection.guide) expect([fr === '', en === '', fr === en]).toEqual([false, false, false]);
    const { properties = {} } = z.toJSONSchema(connection.setup, { io: 'input', unrepresentable: 'any' });
    for (const [name, field] of Object.entries(properties)) {
      const words = { title: expect.any(String) as unknown, 'x-en': { title: expect.any(String) as unknown } };
      expect([name, field]).toMatchObject([name, words]);
    }
    const setup = connection.setup.parse(trial().setup);
    expect(connection.setup.parse(JSON.parse(JSON.stringify(setup)))).toEqual(setup);
  });

  test('asks who the account is, and reads the limits that the network tells', async () => {
    const { credentials, context, account } = trial();
    const outcome = await publisher.check(credentials, context());
    expect(outcome).toMatchObject({ ok: true, account: { remoteId: account.remoteId, handle: account.handle } });
    if (!outcome.ok) return;
    expect(outcome.account).not.toHaveProperty('credentials');
    const facts = channelFactsSchema.parse({ ...publisher.facts, ...outcome.facts });
    if (outcome.facts) expect(facts.origin.from).toBe('network');
  });
}
