import { channelAbilities, channelFactsSchema, channelNetworks } from '@beffroi/contracts';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { HostedOutlet } from '../hosted/index.ts';
import type { MailDoor } from '../mailbox/index.ts';
import type { NewsletterMailer } from '../newsletter/index.ts';
import { createPublishers } from './publishers.ts';

const outlet = {} as HostedOutlet;
const mailbox = { door: {} as MailDoor };
const outlets = { newsroom: outlet, newsletter: {} as NewsletterMailer, mailbox, simulation: outlet };
const publishers = createPublishers(outlets);

test('every network of the contract is published to, once', () => {
  expect(publishers.map(({ network }) => network).sort()).toEqual([...channelNetworks].sort());
  const least = createPublishers({ newsroom: outlet }).map(({ network }) => network);
  expect(channelNetworks.filter((network) => !least.includes(network))).toEqual([
    'newsletter',
    'mailbox',
    'simulation',
  ]);
});

describe.each(publishers)('$network', ({ abilities, facts, connection, name }) => {
  test.each(channelAbilities)('says why when it cannot: %s', (ability) => {
    const { state, reason } = abilities[ability];
    if (state === 'native') return expect(reason).toBeUndefined();
    expect(reason?.fr).toMatch(/\S\.$/);
    expect(reason?.en).toMatch(/\S\.$/);
    expect(reason?.en).not.toBe(reason?.fr);
  });

  test('has a name, dated figures, a guide, and fields that say what they are', () => {
    expect([name.fr, name.en]).not.toContain('');
    const { origin } = channelFactsSchema.parse(facts);
    expect(origin.asOf).toMatch(/^2026-1[01]-\d{2}$/);
    expect(origin.source).toMatch(/^https:\/\//);
    expect(connection.guide.every(({ fr, en }) => fr !== '' && en !== '' && fr !== en)).toBe(true);
    const { properties = {} } = z.toJSONSchema(connection.setup, { io: 'input', unrepresentable: 'any' });
    for (const field of Object.values(properties))
      expect(field).toMatchObject({
        title: expect.any(String) as unknown,
        'x-en': { title: expect.any(String) as unknown },
      });
  });
});
