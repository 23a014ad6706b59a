import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Seals what must rest encrypted, and derives keys for other uses, from the one secret of the installation. */
export type Sealer = {
  /** AES-256-GCM; `context` is authenticated with it, so that a sealed value cannot be moved to another row. */
  seal: (plain: string, context: string) => string;
  /** @throws when the value was altered, moved, or sealed with another secret */
  open: (sealed: string, context: string) => string;
  /** A keyed fingerprint: equal for equal input, and of no use without the secret. */
  fingerprint: (value: string, context: string) => string;
  /** 32 bytes for one named use. */
  deriveKey: (use: string) => Buffer;
};

export function createSealer(secret: Buffer): Sealer {
  if (secret.length < 32) throw new Error('the secret of the installation must be at least 32 bytes long');
  const deriveKey = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'beffroi', use, 32));
  const sealKey = deriveKey('seal');
  const fingerprintKey = deriveKey('fingerprint');
  return {
    deriveKey,
    seal(plain, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `s1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, context) {
      const raw = Buffer.from(sealed.slice(3), 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', sealKey, raw.subarray(0, 12), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context)).setAuthTag(raw.subarray(12, 28));
      return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8');
    },
    fingerprint(value, context) {
      return createHmac('sha256', fingerprintKey).update(`${context}\0${value}`).digest('base64url');
    },
  };
}
