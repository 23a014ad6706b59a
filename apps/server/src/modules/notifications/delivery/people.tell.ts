import type { Kysely } from 'kysely';
import { z } from 'zod';
import { bilingualSchema, idSchema } from '@beffroi/contracts';
import { findTerritory, peopleWho, type IdentityTables } from '../../identity/index.ts';
import type { PublishingFacts } from '../../publishing/index.ts';
import type { JobKind, Jobs } from '../../../platform/jobs/jobs.ts';
import type { NotificationsTables } from '../notifications.tables.ts';
import { enterDelivery } from './delivery.enter.ts';
import { taskMessage } from './message.write.ts';
import { quietUntil } from './quiet-hours.ts';

export type PersonNeeded = PublishingFacts['publishing.person_needed'];

export const tellPeopleJob: JobKind<PersonNeeded> = {
  name: 'notifications.tell_people',
  payload: z.object({
    territoryId: idSchema,
    personIds: z.array(z.string()),
    occasion: z.string(),
    title: bilingualSchema,
    body: bilingualSchema,
    path: z.string(),
    urgent: z.boolean(),
  }),
  retries: 8,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 600,
  expireSeconds: 120,
};

/**
 * Tells each of some people that something waits for them, by the means that they left on. Quiet hours put it off until
 * they end, and nothing is lost; what is urgent rings at once.
 */
export async function tellPeople(
  deps: {
    db: Kysely<NotificationsTables & IdentityTables>;
    jobs: Jobs;
    mailConfigured: boolean;
    baseUrl: string;
    now: () => Date;
  },
  fact: PersonNeeded,
): Promise<void> {
  const { db, jobs, baseUrl } = deps;
  const { territoryId, occasion } = fact;
  const [territory, everyone] = await Promise.all([
    findTerritory(db, territoryId),
    peopleWho(db, territoryId, 'territory.read'),
  ]);
  const people = everyone.filter(({ id }) => fact.personIds.includes(id));
  if (people.length === 0) return;
  const ids = people.map(({ id }) => id);
  await db.transaction().execute(async (trx) => {
    const chosen = await trx
      .selectFrom('notifications.preference')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .where('person_id', 'in', ids)
      .execute();
    const devices = await trx
      .selectFrom('notifications.device')
      .select(['id', 'person_id', 'locale'])
      .where('territory_id', '=', territoryId)
      .where('person_id', 'in', ids)
      .execute();
    for (const person of people) {
      const preference = chosen.find((row) => row.person_id === person.id);
      const quiet = { quietFrom: preference?.quiet_from ?? null, quietTo: preference?.quiet_to ?? null };
      const notBefore = fact.urgent ? undefined : quietUntil(quiet, person.timeZone ?? territory.timeZone, deps.now());
      const message = (locale: 'fr' | 'en') => taskMessage({ ...fact, baseUrl, locale });
      if (deps.mailConfigured && preference?.email !== false) {
        const recipient = { channel: 'email' as const, personId: person.id };
        await enterDelivery(trx, jobs, { message: message(person.locale ?? 'fr'), recipient, occasion, notBefore });
      }
      if (preference?.push === false) continue;
      for (const device of devices.filter((each) => each.person_id === person.id)) {
        const recipient = { channel: 'push' as const, personId: person.id, deviceId: device.id };
        const locale = person.locale ?? device.locale;
        await enterDelivery(trx, jobs, { message: message(locale), recipient, occasion, notBefore });
      }
    }
  });
}
