import type { Kysely } from 'kysely';
import type { CallMeans } from '@beffroi/contracts';
import { findTerritory, type IdentityTables } from '../../identity/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { trialMessage } from '../delivery/message.write.ts';
import { reachBy } from '../delivery/person.reach.ts';
import type { NotificationsTables } from '../notifications.tables.ts';
import { readReaches } from './reach.read-model.ts';

/** Sends a person a trial by each of their means that is on, along the very way of a real alarm. */
export async function tryMyNotifications(
  deps: { db: Kysely<NotificationsTables & IdentityTables>; jobs: Jobs; mailConfigured: boolean; baseUrl: string },
  given: { territoryId: string; personId: string; locale: 'fr' | 'en' },
): Promise<{ sent: CallMeans[] }> {
  const { territoryId, personId, locale } = given;
  const { mailConfigured, jobs } = deps;
  const territory = await findTerritory(deps.db, territoryId);
  const message = () => trialMessage({ territoryId, territoryName: territory.name, baseUrl: deps.baseUrl, locale });
  const occasion = `trial ${newId('try')}`;
  return deps.db.transaction().execute(async (trx) => {
    const reach = (await readReaches(trx, { territoryId, personIds: [personId], mailConfigured }))(personId);
    const person = { id: personId, locale };
    const sent: CallMeans[] = [];
    for (const means of ['email', 'push', 'sms', 'voice'] as const)
      if ((await reachBy(trx, jobs, { means, person, reach, message, occasion })) > 0) sent.push(means);
    return { sent };
  });
}
