import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { childOf, generalizedTimeOf, oidOf, readDer, type Der } from './der.read.ts';
import { nonceBytes } from './stamp.request.ts';

export type StampVerdict =
  | { ok: true; at: Date; authority: string; policy: string }
  /** `refused`: the authority says no; `wrong`: what it says does not hold. */
  | { ok: false; kind: 'refused' | 'wrong'; why: string };

const OIDS = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  pss: '1.2.840.113549.1.1.10',
  sha256: '2.16.840.1.101.3.4.2.1',
};
const digests: Readonly<Record<string, string>> = {
  [OIDS.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * Checks an answer of a time-stamping authority (RFC 3161, 2.4.2): that it granted, that it is about this hash and this
 * request, and that it is signed by a certificate made for time stamps that held then. Whether that certificate leads to
 * an authority one trusts is for whoever chose the address, and for the expert who reads it.
 *
 * @param expected.nonce of the request; absent when the answer is looked at again later
 */
export function verifyStamp(response: Uint8Array, expected: { sha256: string; nonce?: Uint8Array }): StampVerdict {
  try {
    return check(readDer(response), expected);
  } catch (error) {
    if (error instanceof RangeError) return wrong(`not a time stamp: ${error.message}`);
    // The certificates come from outside: one that does not read is no bug of ours.
    if (error instanceof Error && 'code' in error) return wrong(`a certificate that does not read: ${error.message}`);
    throw error;
  }
}

const wrong = (why: string): StampVerdict => ({ ok: false, kind: 'wrong', why });

function check(response: Der, expected: { sha256: string; nonce?: Uint8Array }): StampVerdict {
  const status = Number(BigInt(`0x${hex(childOf(childOf(response, 0), 0)) || '0'}`));
  if (status !== 0 && status !== 1) return { ok: false, kind: 'refused', why: `status ${status}` };
  const token = childOf(response, 1);
  if (oidOf(childOf(token, 0)) !== OIDS.signedData) return wrong('not signed data');
  const signed = childOf(childOf(token, 1), 0);
  const encapsulated = childOf(signed, 2);
  if (oidOf(childOf(encapsulated, 0)) !== OIDS.tstInfo) return wrong('signs something else');
  const octets = childOf(childOf(encapsulated, 1), 0).contents;
  const info = readDer(octets);

  const imprint = childOf(info, 2);
  if (oidOf(childOf(childOf(imprint, 0), 0)) !== OIDS.sha256 || hex(childOf(imprint, 1)) !== expected.sha256)
    return wrong('about another hash');
  const nonce = info.children.slice(5).find(({ tag }) => tag === 0x02);
  if (expected.nonce && (!nonce || !nonceBytes(expected.nonce).equals(nonce.contents)))
    return wrong('an answer to another request');
  const at = generalizedTimeOf(childOf(info, 4));

  const signer = childOf(signed.children.at(-1), 0);
  const certificates = signed.children.find(({ tag }) => tag === 0xa0)?.children ?? [];
  const certificate = signerOf(signer, certificates);
  if (!certificate) return wrong('without the certificate that signs');
  if (!certificate.keyUsage?.includes(OIDS.timeStamping)) return wrong('by a certificate not made for time stamps');
  if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo))
    return wrong('by a certificate that did not hold then');
  if (!isSigned(signer, octets, certificate)) return wrong('the signature does not hold');
  const subject = /(?:^|\n)CN=(.+)/.exec(certificate.subject)?.[1] ?? certificate.subject.replaceAll('\n', ', ');
  return { ok: true, at, authority: subject, policy: oidOf(childOf(info, 1)) };
}

/** By issuer and serial number, or whichever made for time stamps when it is named by its key. */
function signerOf(signer: Der, certificates: readonly Der[]): X509Certificate | undefined {
  const sid = childOf(signer, 1);
  const found = certificates.find((certificate) => {
    const parts = childOf(certificate, 0).children;
    const first = parts[0]?.tag === 0xa0 ? 1 : 0;
    if (sid.tag !== 0x30) return new X509Certificate(certificate.raw).keyUsage?.includes(OIDS.timeStamping) ?? false;
    const [serial, issuer] = [parts[first], parts[first + 2]];
    return serial && issuer && same(issuer.raw, childOf(sid, 0).raw) && same(serial.raw, childOf(sid, 1).raw);
  });
  return found && new X509Certificate(found.raw);
}

/** RFC 5652, 5.4: the digest of what is signed stands in the attributes, and these are what the signature is over. */
function isSigned(signer: Der, octets: Uint8Array, certificate: X509Certificate): boolean {
  const digest = digests[oidOf(childOf(childOf(signer, 2), 0))];
  const attributes = childOf(signer, 3);
  if (digest === undefined || attributes.tag !== 0xa0) return false;
  const valueOf = (oid: string) =>
    attributes.children.find((attribute) => oidOf(childOf(attribute, 0)) === oid)?.children[1]?.children[0];
  const told = valueOf(OIDS.messageDigest);
  const type = valueOf(OIDS.contentType);
  if (!told || !same(told.contents, createHash(digest).update(octets).digest())) return false;
  if (!type || oidOf(type) !== OIDS.tstInfo) return false;
  // Signed as the SET that they are, stored under the tag of their place.
  const over = Buffer.concat([Buffer.of(0x31), attributes.raw.subarray(1)]);
  const isPss = oidOf(childOf(childOf(signer, 4), 0)) === OIDS.pss;
  const key = isPss
    ? {
        key: certificate.publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_AUTO,
      }
    : certificate.publicKey;
  const isOwnDigest = certificate.publicKey.asymmetricKeyType?.startsWith('ed') ?? false;
  return verify(isOwnDigest ? undefined : digest, over, key, childOf(signer, 5).contents);
}

const hex = ({ contents }: Der): string => Buffer.from(contents).toString('hex');
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);
