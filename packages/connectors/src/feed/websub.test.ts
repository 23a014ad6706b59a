import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ParsedFeed } from './parsed-feed.ts';
import { findHub, isSignedDelivery, readHubQuestion, renewAt, subscriptionRequest } from './websub.ts';

const feed: ParsedFeed = {
  format: 'rss',
  entries: [],
  wellFormed: true,
  notes: [],
  hub: 'https://hub.example/in-feed',
  self: 'https://a.example/feed',
};
const waiting = { mode: 'subscribe', topic: 'https://a.example/feed' } as const;

test('the Link header names the hub before the feed does', () => {
  expect(findHub({ linkHeader: undefined, feed, feedUrl: 'https://a.example/f' })).toEqual({
    hub: 'https://hub.example/in-feed',
    topic: 'https://a.example/feed',
  });
  const linkHeader = '<https://hub.example/>; rel="hub", </other>; rel="self"';
  expect(findHub({ linkHeader, feed, feedUrl: 'https://a.example/f' })).toEqual({
    hub: 'https://hub.example/',
    topic: 'https://a.example/other',
  });
  expect(
    findHub({ linkHeader: '<javascript:x>; rel=hub', feed: { ...feed, hub: 'x:y' }, feedUrl: 'https://a.example/f' }),
  ).toBeUndefined();
});

test('a subscription is asked for by form', () => {
  const asked = {
    mode: 'subscribe',
    hub: 'https://hub.example/',
    topic: waiting.topic,
    callback: 'https://b.example/cb/1',
    leaseSeconds: 864_000,
    secret: 's',
  } as const;
  const request = subscriptionRequest(asked);
  expect(request).toMatchObject({ url: 'https://hub.example/', method: 'POST' });
  expect(Object.fromEntries(new URLSearchParams(String(request.body)))).toEqual({
    'hub.mode': 'subscribe',
    'hub.topic': waiting.topic,
    'hub.callback': 'https://b.example/cb/1',
    'hub.lease_seconds': '864000',
    'hub.secret': 's',
  });
  expect(() => subscriptionRequest({ ...asked, secret: 'é'.repeat(100) })).toThrow(RangeError);
});

test('only what was asked for is confirmed', () => {
  const question = (values: Record<string, string>) =>
    readHubQuestion(
      new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': waiting.topic, 'hub.challenge': 'abc', ...values }),
      waiting,
    );
  expect(question({ 'hub.lease_seconds': '864000' })).toEqual({
    kind: 'confirmed',
    challenge: 'abc',
    leaseSeconds: 864_000,
  });
  expect(question({ 'hub.lease_seconds': '1' })).toMatchObject({ leaseSeconds: 300 });
  expect(question({})).toMatchObject({ leaseSeconds: 864_000 });
  expect(question({ 'hub.topic': 'https://other.example/' })).toEqual({ kind: 'unknown' });
  expect(question({ 'hub.mode': 'unsubscribe' })).toEqual({ kind: 'unknown' });
  expect(question({ 'hub.challenge': '' })).toEqual({ kind: 'unknown' });
  expect(question({ 'hub.mode': 'denied', 'hub.reason': 'no' })).toEqual({ kind: 'denied', reason: 'no' });
});

test.each(['sha1', 'sha256', 'sha384', 'sha512'])('a delivery signed with %s is known from a forged one', (method) => {
  const body = Buffer.from('<rss/>');
  const signature = `${method}=${createHmac(method, 'secret').update(body).digest('hex')}`;
  expect(isSignedDelivery(body, signature, 'secret')).toBe(true);
  expect(isSignedDelivery(body, signature, 'other')).toBe(false);
  expect(isSignedDelivery(Buffer.from('<rss />'), signature, 'secret')).toBe(false);
  expect(isSignedDelivery(body, signature.slice(0, -2), 'secret')).toBe(false);
});

test.each([undefined, '', 'sha256', 'md5=00', 'sha256=zz', 'sha512-256=00'])('the signature %s is none', (header) => {
  expect(isSignedDelivery(Buffer.from(''), header, 'secret')).toBe(false);
});

test('a lease is renewed before it ends', () => {
  expect(renewAt(new Date('2025-01-01T00:00:00Z'), 10 * 86_400).toISOString()).toBe('2025-01-09T00:00:00.000Z');
});
