import type { HttpClient } from '@beffroi/connectors';
import type { Kysely } from 'kysely';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import type { Sealer } from '../../../platform/seal.ts';
import { sendWebhook } from '../delivery/webhook.send.ts';
import type { SendOutcome } from '../delivery/send.outcome.ts';
import type { Message, NotificationsTables } from '../notifications.tables.ts';
import { findGateway, openGatewaySecret, openPhone } from './gateway.store.ts';
import { NUMBER } from './gateway.usecases.ts';
import { smsOf, voiceOf } from './phone.message.ts';

export type GatewayDeps = {
  db: Kysely<NotificationsTables>;
  mailer: Mailer;
  http: HttpClient;
  sealer: Sealer;
  now: () => Date;
};

const isOff: SendOutcome = { ok: false, final: true, message: 'no gateway carries this means any more' };

/**
 * Hands a short message or a voice call to the gateway of the territory: a webhook signed as Standard Webhooks say, whose
 * message is the delivery, so that a gateway knows a repeat; or a mail to the address that stands for the number.
 */
export async function sendByGateway(
  { db, mailer, http, sealer, now }: GatewayDeps,
  given: {
    territoryId: string;
    deliveryId: string;
    personId: string;
    channel: 'sms' | 'voice';
    message: Message;
    answer: string | undefined;
  },
): Promise<SendOutcome> {
  const { territoryId, deliveryId, personId, channel, message, answer } = given;
  const gateway = await findGateway(db, territoryId);
  const preference = await db
    .selectFrom('notifications.preference')
    .select('sealed_phone')
    .where('territory_id', '=', territoryId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const sealed = preference?.sealed_phone ?? null;
  if (sealed === null) return { ok: false, final: true, message: 'this person has no number any more' };
  if (!gateway?.[channel]) return isOff;
  const to = openPhone(sealer, territoryId, personId, sealed);
  if (gateway.kind === 'mail') {
    const number = to.slice(1);
    const outcome = await mailer.send({
      to: (gateway.address ?? '').replace(NUMBER, number),
      subject: gateway.subject.replace(NUMBER, number),
      text: smsOf(message, answer),
      messageId: `<${deliveryId}@sms.beffroi>`,
    });
    // What a mail server says of an address names it.
    return outcome.ok
      ? outcome
      : {
          ok: false,
          final: outcome.kind !== 'unavailable',
          message: `the mail of the gateway was not taken: ${outcome.kind}`,
        };
  }
  const body = JSON.stringify({
    type: channel === 'sms' ? 'sms.send' : 'voice.call',
    timestamp: now().toISOString(),
    data: {
      to,
      ...(channel === 'sms' ? { text: smsOf(message, answer) } : voiceOf(message, answer)),
      territoryId,
    },
  });
  const secret = openGatewaySecret(sealer, territoryId, gateway.sealed_secret ?? '');
  const outcome = await sendWebhook(http, {
    url: gateway.url ?? '',
    secret,
    messageId: deliveryId,
    body,
    now: now(),
  });
  return outcome.ok ? outcome : { ...outcome, message: outcome.message.replace('receiver', 'gateway') };
}
