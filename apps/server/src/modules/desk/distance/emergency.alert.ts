import { peopleWho } from '../../identity/index.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { readDeskSettings } from '../settings/settings.store.ts';

/** Tells a second person that somebody may be in danger, once a conversation. */
export async function alertSecondPerson(
  trx: Trx,
  deps: Pick<DeskDeps, 'events'>,
  given: { territoryId: string; conversationId: string; messageId: string },
): Promise<void> {
  const { emergencyPeople } = await readDeskSettings(trx, given.territoryId);
  const people = await peopleWho(trx, given.territoryId, 'desk.configure');
  await deps.events.emit(trx, 'desk.person_needed', {
    territoryId: given.territoryId,
    personIds: emergencyPeople.length > 0 ? emergencyPeople : people.map(({ id }) => id),
    occasion: `emergency ${given.conversationId}`,
    title: { fr: 'Quelqu’un est peut-être en danger', en: 'Somebody may be in danger' },
    body: { fr: 'Un message est à lire maintenant au guichet.', en: 'A message is to be read now at the desk.' },
    path: `/t/${given.territoryId}/desk/${given.conversationId}`,
    urgent: true,
  });
}
