const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Reads a table of signed bytes out of base64. Written here because engines have no platform to ask. */
export function decodeWeights(base64: string): Int8Array {
  const value = new Uint8Array(128);
  for (let index = 0; index < ALPHABET.length; index += 1) value[ALPHABET.charCodeAt(index)] = index;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  const bytes = new Int8Array((base64.length / 4) * 3 - padding);
  let to = 0;
  for (let at = 0; at < base64.length; at += 4) {
    const group =
      (value[base64.charCodeAt(at)]! << 18) |
      (value[base64.charCodeAt(at + 1)]! << 12) |
      (value[base64.charCodeAt(at + 2)]! << 6) |
      value[base64.charCodeAt(at + 3)]!;
    bytes[to++] = group >> 16;
    if (to < bytes.length) bytes[to++] = group >> 8;
    if (to < bytes.length) bytes[to++] = group;
  }
  return bytes;
}
