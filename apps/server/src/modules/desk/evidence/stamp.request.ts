const SHA256 = Buffer.from('300d06096086480165030402010500', 'hex');

/** A `TimeStampReq` (RFC 3161, 2.4.1) for a SHA-256, asking for the certificate that signs. */
export function stampRequest(given: { sha256: string; nonce: Uint8Array }): Uint8Array {
  const imprint = sequence(SHA256, tlv(0x04, Buffer.from(given.sha256, 'hex')));
  return sequence(tlv(0x02, Buffer.of(1)), imprint, tlv(0x02, nonceBytes(given.nonce)), tlv(0x01, Buffer.of(0xff)));
}

/** As an authority gives it back: the shortest integer that is not negative. */
export function nonceBytes(nonce: Uint8Array): Buffer {
  let start = 0;
  while (start < nonce.length - 1 && nonce[start] === 0) start += 1;
  const short = Buffer.from(nonce.subarray(start));
  return (short[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), short]) : short;
}

const sequence = (...parts: Uint8Array[]): Buffer => tlv(0x30, Buffer.concat(parts));

function tlv(tag: number, contents: Uint8Array): Buffer {
  // Nothing of ours reaches 128 bytes: the short form of lengths is enough.
  return Buffer.concat([Buffer.of(tag, contents.length), contents]);
}
