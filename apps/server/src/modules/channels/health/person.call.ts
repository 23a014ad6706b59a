import type { Transaction } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import { peopleWho } from '../../identity/index.ts';
import type { ChannelDb, ChannelDeps, ChannelNamed } from '../channels.deps.ts';

/** Tells those who may manage accounts that one needs them. `occasion` reaches each of them once. */
export async function callPeople(
  { events }: Pick<ChannelDeps, 'events'>,
  trx: Transaction<ChannelDb>,
  given: ChannelNamed & { occasion: string; title: Bilingual; body: Bilingual; urgent: boolean },
): Promise<void> {
  const { territoryId, channelId, occasion, ...message } = given;
  const people = await peopleWho(trx, territoryId, 'channels.manage');
  if (people.length === 0) return;
  await events.emit(trx, 'channels.person_needed', {
    ...message,
    territoryId,
    personIds: people.map(({ id }) => id),
    occasion: `${channelId} ${occasion}`,
    path: `/t/${territoryId}/reglages/comptes#${channelId}`,
  });
}
