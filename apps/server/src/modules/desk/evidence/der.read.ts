/** A value in DER (ITU-T X.690), as far as time stamps need it. */
export type Der = {
  tag: number;
  /** Header and contents. */
  raw: Uint8Array;
  contents: Uint8Array;
  /** Of what is constructed; none of what is primitive. */
  children: Der[];
};

const CONSTRUCTED = 0x20;
/** No structure of RFC 3161 comes near it; what does is hostile. */
const DEEPEST = 24;

/** Reads one value, and all within it. @throws RangeError when it is not DER */
export function readDer(bytes: Uint8Array, depth = 0): Der {
  if (depth > DEEPEST) throw new RangeError('too deep');
  const tag = byteAt(bytes, 0);
  // No type of ours has a number above 30.
  if ((tag & 0x1f) === 0x1f) throw new RangeError('an unexpected tag');
  const { length, header } = lengthAt(bytes);
  if (header + length > bytes.length) throw new RangeError('cut short');
  const raw = bytes.subarray(0, header + length);
  const contents = raw.subarray(header);
  return { tag, raw, contents, children: tag & CONSTRUCTED ? readAll(contents, depth + 1) : [] };
}

function readAll(bytes: Uint8Array, depth: number): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const one = readDer(bytes.subarray(at), depth);
    found.push(one);
    at += one.raw.length;
  }
  return found;
}

function lengthAt(bytes: Uint8Array): { length: number; header: number } {
  const first = byteAt(bytes, 1);
  if (first < 0x80) return { length: first, header: 2 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new RangeError('a length that is not DER');
  let length = 0;
  for (let place = 0; place < count; place += 1) length = length * 256 + byteAt(bytes, 2 + place);
  return { length, header: 2 + count };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError('cut short');
  return byte;
}

/** @throws RangeError when there is none */
export function childOf(der: Der | undefined, at: number): Der {
  const child = der?.children[at];
  if (!child) throw new RangeError('a part is missing');
  return child;
}

/** `1.2.840.113549.1.7.2` */
export function oidOf({ contents }: Der): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of contents) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)));
    else arcs.push(arc);
    arc = 0;
  }
  return arcs.join('.');
}

/** `20261124101500Z`, with or without a fraction. @throws RangeError when it is not that */
export function generalizedTimeOf({ contents }: Der): Date {
  const text = Buffer.from(contents).toString('latin1');
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(text);
  if (!parts) throw new RangeError('a date that is not one');
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`);
}
