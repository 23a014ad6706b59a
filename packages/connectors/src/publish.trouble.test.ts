import { expect, test } from 'vitest';
import { publishTroubleOfStatus, withoutSecrets, writeTrouble } from './publish.trouble.ts';

test.each([
  [400, 'rejected', 'no'],
  [401, 'auth_expired', 'no'],
  [403, 'forbidden', 'no'],
  [404, 'not_found', 'no'],
  [408, 'timeout', 'unknown'],
  [410, 'not_found', 'no'],
  [413, 'media_refused', 'no'],
  [422, 'rejected', 'no'],
  [429, 'rate_limited', 'no'],
  [500, 'unavailable', 'unknown'],
  [503, 'unavailable', 'unknown'],
])('HTTP %d is %s, and leaves done: %s', (status, kind, done) => {
  expect(publishTroubleOfStatus(status, 'piaille.fr')).toMatchObject({ kind, done });
});

test('says the words of the network in both languages, in one line, and ends the sentence once', () => {
  const { message } = publishTroubleOfStatus(422, 'piaille.fr', { detail: `Validation\nfailed: ${'x'.repeat(300)}.` });
  expect(message.fr).toMatch(/^piaille\.fr refuse cette publication \(HTTP 422\) \(Validation failed: x+…\)\.$/);
  expect(message.en).toMatch(/^piaille\.fr refuses this publication/);
  expect(message.en.length).toBeLessThan(260);
});

test('what a network says can always be kept: no sign cut in two, none that a database refuses', () => {
  const { message } = publishTroubleOfStatus(422, 'piaille.fr', { detail: `x\0y\ud83d${'🎉'.repeat(100)}` });
  expect(message.fr).toContain('(x y');
  expect(message.fr.isWellFormed()).toBe(true);
});

test('no secret comes through, written plainly or as in an address', () => {
  const secrets = { token: 'abc/def+ghi=', short: 'fr' };
  expect(withoutSecrets('?access_token=abc%2Fdef%2Bghi%3D and abc/def+ghi= in fr', secrets)).toBe(
    '?access_token=••• and ••• in fr',
  );
});

test('a call that was cut may have been heard, but not one that reached nobody', () => {
  const message = { fr: 'x', en: 'y' };
  expect(writeTrouble({ ok: false, kind: 'timeout', message }).done).toBe('unknown');
  expect(writeTrouble({ ok: false, kind: 'unavailable', message, reached: false }).done).toBe('no');
  expect(writeTrouble({ ok: false, kind: 'refused_address', message }).done).toBe('no');
});
