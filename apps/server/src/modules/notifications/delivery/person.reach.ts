import type { CallMeans } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { Reach } from '../mine/reach.read-model.ts';
import type { Message, NotificationsTables } from '../notifications.tables.ts';
import { enterDelivery } from './delivery.enter.ts';

/**
 * Enters what one person is told by one means, in the caller's transaction: once for each of their devices by push, else
 * once.
 * @returns how many sendings that is; none when the means does not reach them
 */
export async function reachBy(
  trx: Connection<NotificationsTables>,
  jobs: Jobs,
  given: {
    means: CallMeans;
    person: { id: string; locale: 'fr' | 'en' | undefined };
    reach: Reach;
    message: (locale: 'fr' | 'en') => Message;
    occasion: string;
    notBefore?: Date | undefined;
  },
): Promise<number> {
  const { means, person, reach, message, occasion, notBefore } = given;
  const personId = person.id;
  if (means === 'push') {
    for (const device of reach.devices)
      await enterDelivery(trx, jobs, {
        message: message(person.locale ?? device.locale),
        recipient: { channel: 'push', personId, deviceId: device.id },
        occasion,
        notBefore,
      });
    return reach.devices.length;
  }
  if (!reach[means]) return 0;
  await enterDelivery(trx, jobs, {
    message: message(person.locale ?? 'fr'),
    recipient: { channel: means, personId },
    occasion,
    notBefore,
  });
  return 1;
}

const answerContext = (territoryId: string, personId: string) => `answer ${territoryId} ${personId}`;

/** Seals the address by which a person answers a call: who reads the log of deliveries cannot answer in their name. */
export const sealAnswer = (sealer: Sealer, territoryId: string, personId: string, url: string): string =>
  sealer.seal(url, answerContext(territoryId, personId));

/** The address by which a message is answered; undefined for what is only told. */
export function openAnswer(sealer: Sealer, message: Message, personId: string | null): string | undefined {
  if (message.call === undefined) return undefined;
  return sealer.open(message.call.sealedAnswer, answerContext(message.territoryId, personId ?? ''));
}
