import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readDer } from './der.read.ts';
import { stampRequest } from './stamp.request.ts';
import { verifyStamp } from './stamp.verify.ts';
import { hasOpenssl, localAuthority } from './testing/local-authority.ts';

const sha256 = createHash('sha256').update('ce qui a été dit').digest('hex');

test('a request is what RFC 3161 says, the nonce never negative', () => {
  const der = readDer(stampRequest({ sha256, nonce: Buffer.from('00ff', 'hex') }));
  expect(der.children.map(({ tag }) => tag)).toEqual([0x02, 0x30, 0x02, 0x01]);
  expect(Buffer.from(der.children[2]?.contents ?? []).toString('hex')).toBe('00ff');
});

test('what is not DER is no time stamp, and never a crash', () => {
  for (const bytes of ['', '30', '3080', '30ff', '1f01', '<html>Not found</html>', '0'.repeat(100)])
    expect(verifyStamp(Buffer.from(bytes), { sha256 }).ok).toBe(false);
  const deep = Buffer.concat(Array.from({ length: 60 }, (_, at) => Buffer.of(0x30, 118 - at * 2)));
  expect(verifyStamp(deep, { sha256 })).toMatchObject({ ok: false, kind: 'wrong' });
});

test('an authority that refuses is told apart from one that answers wrongly', () => {
  expect(verifyStamp(Buffer.from('30053003020102', 'hex'), { sha256 })).toMatchObject({ kind: 'refused' });
});

describe.skipIf(!hasOpenssl)('before the authority of OpenSSL (skipped where it is absent)', () => {
  test.each(['ec', 'rsa'] as const)('a stamp of it holds, by a key of %s; what was changed is found out', (key) => {
    const authority = localAuthority(key);
    const nonce = randomBytes(8);
    const answer = authority.reply(stampRequest({ sha256, nonce }));
    authority.close();
    expect(verifyStamp(answer, { sha256, nonce })).toMatchObject({
      ok: true,
      authority: 'Autorité d’essai',
      policy: '1.2.3.4.1',
    });
    expect(verifyStamp(answer, { sha256 }).ok).toBe(true);
    const other = createHash('sha256').update('autre chose').digest('hex');
    expect(verifyStamp(answer, { sha256: other, nonce })).toMatchObject({ why: 'about another hash' });
    expect(verifyStamp(answer, { sha256, nonce: randomBytes(8) })).toMatchObject({
      why: 'an answer to another request',
    });
    // Its hour, moved by a second.
    const at = answer.indexOf(/\d{14}Z/.exec(answer.toString('latin1'))?.[0] ?? '', 0, 'latin1');
    const forged = Buffer.from(answer);
    forged[at + 13] = forged[at + 13] === 0x30 ? 0x31 : 0x30;
    expect(verifyStamp(forged, { sha256, nonce }).ok).toBe(false);
    for (let cut = 1; cut < answer.length; cut += 97)
      expect(verifyStamp(answer.subarray(0, cut), { sha256, nonce }).ok).toBe(false);
  });
});
