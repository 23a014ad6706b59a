import { Webhook } from 'standardwebhooks';
import type { HttpClient } from '@beffroi/connectors';
import type { SendOutcome } from './send.outcome.ts';

/** Posts a message signed as Standard Webhooks say; the delivery's id is the message's, so that a receiver knows a repeat. */
export async function sendWebhook(
  http: HttpClient,
  given: { url: string; secret: string; messageId: string; body: string; now: Date },
): Promise<SendOutcome> {
  const signature = new Webhook(given.secret).sign(given.messageId, given.now, given.body);
  const answer = await http.fetch({
    url: given.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': given.messageId,
      'webhook-timestamp': String(Math.floor(given.now.getTime() / 1000)),
      'webhook-signature': signature,
    },
    body: given.body,
    maxBytes: 100_000,
    maxRedirects: 0,
    atOnce: true,
  });
  if (!answer.ok) return { ok: false, final: answer.kind === 'refused_address', message: answer.message.en };
  if (answer.status >= 200 && answer.status < 300) return { ok: true };
  // The receiver says that it wants no more (Standard Webhooks, 410).
  return { ok: false, final: answer.status === 410, message: `the receiver answered ${answer.status}` };
}
