import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether the machine has OpenSSL, whose authority is the peer that our stamps are checked against. */
export const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    return false;
  }
})();

const config = `oid_section = oids
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
`;
const keys = { ec: 'ec -pkeyopt ec_paramgen_curve:prime256v1', rsa: 'rsa:2048' };

export type LocalAuthority = { reply: (request: Uint8Array) => Buffer; close: () => void };

/** A time-stamping authority (RFC 3161) of OpenSSL, with a certificate of its own. */
export function localAuthority(key: keyof typeof keys = 'ec'): LocalAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'beffroi-tsa-'));
  const run = (args: string) => execFileSync('openssl', args.split(' '), { cwd: folder, stdio: 'pipe' });
  writeFileSync(join(folder, 'tsa.cnf'), config);
  run(`req -x509 -utf8 -newkey ${keys[key]} -nodes -keyout key -out crt -days 3650 -config tsa.cnf -extensions stamps`);
  return {
    reply(request) {
      writeFileSync(join(folder, 'q.tsq'), request);
      run('ts -reply -config tsa.cnf -queryfile q.tsq -out r.tsr -signer crt -inkey key');
      return readFileSync(join(folder, 'r.tsr'));
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}
