import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Bilingual } from '@beffroi/contracts';

export type WebhookToVerify = {
  /** Lower-case names. */
  headers: Record<string, string | undefined>;
  /** The bytes as they came: what was parsed and written again no longer bears the signature. */
  rawBody: Uint8Array;
  /** Those that count, `whsec_…` in base64; several while one replaces another. */
  secrets: readonly string[];
  now: Date;
  toleranceSeconds?: number;
};

export type WebhookVerification =
  /** `messageId` is the sender's: the caller refuses it when it was seen before. */
  | { ok: true; messageId: string; sentAt: Date }
  | { ok: false; kind: 'missing_header' | 'too_old' | 'too_new' | 'wrong_signature'; message: Bilingual };

/**
 * Checks a message against the Standard Webhooks specification (v1, symmetric): HMAC-SHA256 of `id.timestamp.body`, in
 * constant time, any of the space-separated signatures. https://github.com/standard-webhooks/standard-webhooks
 */
export function verifyWebhook({
  headers,
  rawBody,
  secrets,
  now,
  toleranceSeconds = 300,
}: WebhookToVerify): WebhookVerification {
  const messageId = headers['webhook-id'] ?? headers['svix-id'];
  const timestamp = headers['webhook-timestamp'] ?? headers['svix-timestamp'];
  const signatures = headers['webhook-signature'] ?? headers['svix-signature'];
  if (!messageId || !timestamp || !signatures || !/^\d{1,12}$/.test(timestamp)) {
    return refusal(
      'missing_header',
      'Il manque un des en-têtes webhook-id, webhook-timestamp (en secondes) et webhook-signature.',
      'One of the headers webhook-id, webhook-timestamp (in seconds) and webhook-signature is missing.',
    );
  }
  if (!isSigned(`${messageId}.${timestamp}.`, rawBody, signatures, secrets)) {
    return refusal(
      'wrong_signature',
      'La signature n’est celle d’aucun secret en vigueur, ou le corps a changé en chemin.',
      'The signature is that of no secret in force, or the body changed on its way.',
    );
  }
  const late = now.getTime() / 1_000 - Number(timestamp);
  if (late > toleranceSeconds) {
    return refusal(
      'too_old',
      `L’envoi date de plus de ${toleranceSeconds} secondes : l’horloge de l’expéditeur est-elle juste ?`,
      `It was sent more than ${toleranceSeconds} seconds ago: is the clock of the sender right?`,
    );
  }
  if (late < -toleranceSeconds) {
    return refusal(
      'too_new',
      'L’envoi est daté de l’avenir : l’horloge de l’expéditeur est-elle juste ?',
      'It is dated in the future: is the clock of the sender right?',
    );
  }
  return { ok: true, messageId, sentAt: new Date(Number(timestamp) * 1_000) };
}

/** The headers that sign a message, as {@link verifyWebhook} checks them. */
export function signWebhook(messageId: string, sentAt: Date, body: Uint8Array, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
  const signature = hmac(secret, `${messageId}.${timestamp}.`, body).toString('base64');
  return { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

function isSigned(prefix: string, body: Uint8Array, signatures: string, secrets: readonly string[]): boolean {
  const given = signatures
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice('v1,'.length), 'base64'));
  const expected = secrets.map((secret) => hmac(secret, prefix, body));
  // Every pair is compared, so that the time taken tells nothing of which one fits.
  return (
    expected.flatMap((one) => given.filter((other) => other.length === one.length && timingSafeEqual(other, one)))
      .length > 0
  );
}

function hmac(secret: string, prefix: string, body: Uint8Array): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(prefix).update(body).digest();
}

function refusal(
  kind: Extract<WebhookVerification, { ok: false }>['kind'],
  fr: string,
  en: string,
): WebhookVerification {
  return { ok: false, kind, message: { fr, en } };
}
