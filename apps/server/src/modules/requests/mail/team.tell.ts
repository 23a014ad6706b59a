import type { Bilingual } from '@beffroi/contracts';
import { peopleWho } from '../../identity/index.ts';
import { findRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';

/**
 * Tells those who treat requests, the one who acted alone when there is one who still may; one occasion reaches each once.
 */
export async function tellTeam(
  deps: Pick<RequestsDeps, 'events'>,
  trx: Trx,
  given: {
    territoryId: string;
    requestId: string;
    occasion: string;
    title: Bilingual;
    body: Bilingual;
    personId?: string | null | undefined;
    urgent?: boolean;
  },
): Promise<void> {
  const { territoryId, requestId } = given;
  const { ref, title } = await findRequest(trx, { territoryId, requestId });
  const people = (await peopleWho(trx, territoryId, 'requests.treat')).map(({ id }) => id);
  const own = people.filter((id) => id === given.personId);
  const personIds = own.length > 0 ? own : people;
  if (personIds.length === 0) return;
  const called = `${ref} – ${title.length > 80 ? `${title.slice(0, 80).toWellFormed()}…` : title}`;
  await deps.events.emit(trx, 'requests.person_needed', {
    territoryId,
    personIds,
    occasion: `${requestId} ${given.occasion}`,
    title: { fr: `${given.title.fr}\u{a0}: ${called}`, en: `${given.title.en}: ${called}` },
    body: given.body,
    path: `/t/${territoryId}/demandes/${requestId}`,
    urgent: given.urgent ?? false,
  });
}
