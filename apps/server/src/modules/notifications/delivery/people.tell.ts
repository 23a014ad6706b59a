import type { Kysely } from 'kysely';
import { z } from 'zod';
import { bilingualSchema, idSchema } from '@beffroi/contracts';
import { findTerritory, peopleWho, type IdentityTables } from '../../identity/index.ts';
import type { PublishingFacts } from '../../publishing/index.ts';
import type { JobKind, Jobs } from '../../../platform/jobs/jobs.ts';
import { readReaches } from '../mine/reach.read-model.ts';
import type { NotificationsTables } from '../notifications.tables.ts';
import { taskMessage } from './message.write.ts';
import { reachBy } from './person.reach.ts';
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
    const reachOf = await readReaches(trx, { territoryId, personIds: ids, mailConfigured: deps.mailConfigured });
    for (const person of people) {
      const reach = reachOf(person.id);
      const zone = person.timeZone ?? territory.timeZone;
      const notBefore = fact.urgent ? undefined : quietUntil(reach.quiet, zone, deps.now());
      const message = (locale: 'fr' | 'en') => taskMessage({ ...fact, baseUrl, locale });
      for (const means of ['email', 'push'] as const)
        await reachBy(trx, jobs, { means, person, reach, message, occasion, notBefore });
    }
  });
}
