import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { readWebhook, signWebhook, verifyWebhook } from './index.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const now = new Date('2026-11-24T08:00:00Z');
const bodyOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const rawBody = bodyOf({ type: 'posts.received', data: { posts: [{ id: '1', text: 'Été à Péronne' }] } });

describe('a signed message', () => {
  const headers = signWebhook('msg_1', now, rawBody, secret);

  test('passes when the reference library signed it, and ours passes in it', () => {
    const reference = new Webhook(secret);
    const text = new TextDecoder().decode(rawBody);
    const signed = { ...headers, 'webhook-signature': reference.sign('msg_1', now, text) };
    expect(verifyWebhook({ headers: signed, rawBody, secrets: [secret], now })).toEqual({
      ok: true,
      messageId: 'msg_1',
      sentAt: now,
    });
    const current = signWebhook('msg_2', new Date(), rawBody, secret);
    expect(() => reference.verify(text, current)).not.toThrow();
  });

  test('passes with any of the secrets in force and any of its signatures', () => {
    const other = `whsec_${randomBytes(32).toString('base64')}`;
    const both = { ...headers, 'webhook-signature': `v1a,zzz v1,AAAA ${headers['webhook-signature'] ?? ''}` };
    expect(verifyWebhook({ headers: both, rawBody, secrets: [other, secret], now })).toMatchObject({ ok: true });
  });

  test.each([
    ['wrong_signature', { secrets: [`whsec_${randomBytes(32).toString('base64')}`] }],
    ['wrong_signature', { secrets: [] }],
    ['wrong_signature', { rawBody: bodyOf({ autre: true }) }],
    ['wrong_signature', { headers: { ...headers, 'webhook-id': 'msg_2' } }],
    ['wrong_signature', { headers: { ...headers, 'webhook-signature': 'n’importe quoi' } }],
    ['missing_header', { headers: {} }],
    ['missing_header', { headers: { ...headers, 'webhook-timestamp': 'hier' } }],
    ['too_old', { now: new Date(now.getTime() + 301_000) }],
    ['too_new', { now: new Date(now.getTime() - 301_000) }],
  ])('is refused as %s, in two languages', (kind, changed) => {
    const outcome = verifyWebhook({ headers, rawBody, secrets: [secret], now, ...changed });
    expect(outcome).toMatchObject({
      ok: false,
      kind,
      message: { fr: expect.any(String) as string, en: expect.any(String) as string },
    });
  });

  test('still passes at the edge of the tolerance', () => {
    const late = new Date(now.getTime() + 300_000);
    expect(verifyWebhook({ headers, rawBody, secrets: [secret], now: late })).toMatchObject({ ok: true });
  });
});

describe('a body', () => {
  test('tells posts in the words of the port', () => {
    const post = {
      id: 'x-1',
      text: 'Bonjour',
      url: 'https://x.example/1',
      postedAt: '2026-11-24T09:00:00+01:00',
      author: { handle: '@ada', followers: 12 },
      tags: ['#TER'],
    };
    expect(readWebhook(bodyOf({ type: 'posts.received', data: { posts: [post] } }))).toEqual({
      ok: true,
      events: [
        {
          kind: 'post',
          post: {
            network: 'webhook',
            originId: 'x-1',
            text: 'Bonjour',
            url: 'https://x.example/1',
            postedAt: '2026-11-24T08:00:00.000Z',
            author: { handle: 'ada', followers: 12 },
            tags: ['TER'],
            mentions: [],
            links: [],
            media: [],
          },
        },
      ],
    });
  });

  test('tells deletions', () => {
    expect(readWebhook(bodyOf({ type: 'posts.deleted', data: { ids: ['x-1'] } }))).toEqual({
      ok: true,
      events: [{ kind: 'deletion', network: 'webhook', originId: 'x-1' }],
    });
  });

  test.each([
    ['', new Uint8Array([0xff, 0xfe])],
    ['type', bodyOf({ type: 'autre' })],
    ['data.posts.0.text', bodyOf({ type: 'posts.received', data: { posts: [{ id: '1' }] } })],
    [
      'data.posts.0.url',
      bodyOf({ type: 'posts.received', data: { posts: [{ id: '1', text: 'a', url: 'javascript:1' }] } }),
    ],
  ])('that is wrong names the value at fault: %s', (path, body) => {
    const reading = readWebhook(body);
    const [issue] = reading.ok ? [] : reading.issues;
    expect(issue?.path).toBe(path);
    expect(issue?.message.fr).toBeTruthy();
  });
});
