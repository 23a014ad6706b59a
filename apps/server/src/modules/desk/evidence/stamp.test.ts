import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDer } from './der.read.ts';
import { stampRequest } from './stamp.request.ts';
import { verifyStamp } from './stamp.verify.ts';

const sha256 = createHash('sha256').update('ce qui a été dit').digest('hex');
const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    console.warn('openssl is absent: time stamps are not checked against its authority');
    return false;
  }
})();

test('a request is what RFC 3161 says, the nonce never negative', () => {
  const der = readDer(stampRequest({ sha256, nonce: Buffer.from('00ff', 'hex') }));
  expect(der.children.map(({ tag }) => tag)).toEqual([0x02, 0x30, 0x02, 0x01]);
  expect(Buffer.from(der.children[2]?.contents ?? []).toString('hex')).toBe('00ff');
});

test('what is not DER is no time stamp, and never a crash', () => {
  for (const bytes of ['', '30', '3080', '30ff', '1f01', '<html>Not found</html>', '0'.repeat(100)])
    expect(verifyStamp(Buffer.from(bytes), { sha256 }).ok).toBe(false);
  expect(verifyStamp(Buffer.from('3003020102', 'hex'), { sha256 }).ok).toBe(false);
  const deep = Buffer.concat(Array.from({ length: 60 }, (_, at) => Buffer.of(0x30, 118 - at * 2)));
  expect(verifyStamp(deep, { sha256 })).toMatchObject({ ok: false, kind: 'wrong' });
});

test('an authority that refuses is told apart from one that answers wrongly', () => {
  expect(verifyStamp(Buffer.from('30053003020102', 'hex'), { sha256 })).toMatchObject({ kind: 'refused' });
});

describe.skipIf(!hasOpenssl)('before the authority of OpenSSL', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-tsa-'));
  const run = (args: string) => execFileSync('openssl', args.split(' '), { cwd: folder, stdio: 'pipe' });
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(() => {
    writeFileSync(
      join(folder, 'tsa.cnf'),
      `oid_section = oids
[oids]
policy1 = 1.2.3.4.1
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Autorité d’essai
[stamps]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = one
[one]
serial = ./serial
crypto_device = builtin
default_policy = policy1
digests = sha256, sha512
signer_digest = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`,
    );
    const keys = { ec: 'ec -pkeyopt ec_paramgen_curve:prime256v1', rsa: 'rsa:2048' };
    for (const [name, key] of Object.entries(keys))
      run(
        `req -x509 -utf8 -newkey ${key} -nodes -keyout ${name}.key -out ${name}.crt -days 3650 -config tsa.cnf -extensions stamps`,
      );
  });

  function reply(request: Uint8Array, signer: string): Buffer {
    writeFileSync(join(folder, 'q.tsq'), request);
    run(`ts -reply -config tsa.cnf -queryfile q.tsq -out r.tsr -signer ${signer}.crt -inkey ${signer}.key`);
    return readFileSync(join(folder, 'r.tsr'));
  }

  test.each(['ec', 'rsa'])('a stamp of it holds, by a key of %s', (signer) => {
    const nonce = randomBytes(8);
    const answer = reply(stampRequest({ sha256, nonce }), signer);
    const verdict = verifyStamp(answer, { sha256, nonce });
    expect(verdict).toMatchObject({ ok: true, authority: 'Autorité d’essai', policy: '1.2.3.4.1' });
    expect(verifyStamp(answer, { sha256 }).ok).toBe(true);
  });

  test('another hash, another request or a changed byte are found out', () => {
    const nonce = randomBytes(8);
    const answer = reply(stampRequest({ sha256, nonce }), 'ec');
    const other = createHash('sha256').update('autre chose').digest('hex');
    expect(verifyStamp(answer, { sha256: other, nonce })).toMatchObject({ ok: false, why: 'about another hash' });
    expect(verifyStamp(answer, { sha256, nonce: randomBytes(8) })).toMatchObject({
      ok: false,
      why: 'an answer to another request',
    });
    // The hour, later by a second.
    const at = answer.indexOf(/\d{14}Z/.exec(answer.toString('latin1'))?.[0] ?? '', 0, 'latin1');
    const forged = Buffer.from(answer);
    forged[at + 13] = forged[at + 13] === 0x30 ? 0x31 : 0x30;
    expect(verifyStamp(forged, { sha256, nonce }).ok).toBe(false);
    for (let cut = 1; cut < answer.length; cut += 97)
      expect(verifyStamp(answer.subarray(0, cut), { sha256, nonce }).ok).toBe(false);
  });
});
