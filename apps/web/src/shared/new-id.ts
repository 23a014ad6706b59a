/** A key that nobody else has; also on a plain http address, where `randomUUID` is not. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(13)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The identifier of what the caller names: `dep_…`. Sent twice, it is the same thing. */
export const newId = (kind: string) => `${kind}_${newKey()}`;
