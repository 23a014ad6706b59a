import { expect, test } from 'vitest';
import { retryAfterOf, troubleOfStatus } from './status.trouble.ts';

test.each([
  [401, 'auth_expired'],
  [403, 'forbidden'],
  [404, 'not_found'],
  [410, 'gone'],
  [422, 'unreadable'],
  [429, 'rate_limited'],
  [502, 'unavailable'],
])('HTTP %i is trouble of kind %s, told with the name of the server', (status, kind) => {
  const trouble = troubleOfStatus(status, 'piaille.fr', { detail: 'Record\nnot found' });
  expect(trouble).toMatchObject({ ok: false, kind });
  expect(trouble.message.fr).toMatch(/^piaille\.fr .* \(Record not found\)\.$/);
});

test('Retry-After is read in seconds and as a date', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  expect(retryAfterOf('120', now)).toBe(120);
  expect(retryAfterOf('Tue, 24 Nov 2026 08:01:30 GMT', now)).toBe(90);
  expect(retryAfterOf('Tue, 24 Nov 2026 07:00:00 GMT', now)).toBe(1);
  expect(retryAfterOf('bientôt', now)).toBeUndefined();
  expect(retryAfterOf(undefined, now)).toBeUndefined();
});
