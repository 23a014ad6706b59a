import webPush, { type PushSubscription } from 'web-push';
import type { HttpClient } from '@beffroi/connectors';
import type { Sealer } from '../../../platform/seal.ts';
import type { Message } from '../notifications.tables.ts';
import { payloadOf, treatmentOf } from './push.payload.ts';
import type { SendOutcome } from './send.outcome.ts';

/** The keys by which push services know this installation (VAPID, RFC 8292); `subject` is who they may write to. */
export type VapidKeys = { publicKey: string; privateKey: string; subject: string };

const context = (territoryId: string, deviceId: string) => `device ${territoryId} ${deviceId}`;

export function sealSubscription(
  sealer: Sealer,
  territoryId: string,
  deviceId: string,
  subscription: PushSubscription,
): string {
  return sealer.seal(JSON.stringify(subscription), context(territoryId, deviceId));
}

export function openSubscription(
  sealer: Sealer,
  territoryId: string,
  deviceId: string,
  sealed: string,
): PushSubscription {
  return JSON.parse(sealer.open(sealed, context(territoryId, deviceId))) as PushSubscription;
}

/** Sends an encrypted notification (RFC 8030, 8291); what the push service carries it cannot read. */
export async function sendPush(
  { http, vapid }: { http: HttpClient; vapid: VapidKeys },
  subscription: PushSubscription,
  message: Message,
  answerUrl?: string,
): Promise<SendOutcome> {
  const request = webPush.generateRequestDetails(subscription, JSON.stringify(payloadOf(message, answerUrl)), {
    vapidDetails: vapid,
    ...treatmentOf(message),
    contentEncoding: 'aes128gcm',
  });
  const answer = await http.fetch({
    url: request.endpoint,
    method: 'POST',
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    ...(request.body ? { body: request.body } : {}),
    maxBytes: 100_000,
    maxRedirects: 0,
    // A call does not queue behind what is read from the same host.
    atOnce: true,
  });
  if (!answer.ok) return { ok: false, final: answer.kind === 'refused_address', message: answer.message.en };
  if (answer.status >= 200 && answer.status < 300) return { ok: true };
  if (answer.status === 404 || answer.status === 410)
    return { ok: false, final: true, gone: true, message: 'the browser withdrew its subscription' };
  return {
    ok: false,
    // It was asked wrongly, by a key that it does not know, or too much of it: the same is answered again.
    final: [400, 401, 403, 413].includes(answer.status),
    message: `the push service answered ${answer.status}`,
  };
}
