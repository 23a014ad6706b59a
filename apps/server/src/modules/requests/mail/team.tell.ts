import type { Bilingual } from '@beffroi/contracts';
import { peopleWho } from '../../identity/index.ts';
import { findRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';

/**
 * Tells those who treat requests, the one who acted alone when there is one who still may; one occasion reaches each once.
 * The request is told by its reference, without what anybody wrote: what is told stays in logs when they are erased.
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
  const { ref } = await findRequest(trx, { territoryId, requestId });
  const people = (await peopleWho(trx, territoryId, 'requests.treat')).map(({ id }) => id);
  const own = people.filter((id) => id === given.personId);
  const personIds = own.length > 0 ? own : people;
  if (personIds.length === 0) return;
  await deps.events.emit(trx, 'requests.person_needed', {
    territoryId,
    personIds,
    occasion: `${requestId} ${given.occasion}`,
    title: { fr: `${given.title.fr}\u{a0}: ${ref}`, en: `${given.title.en}: ${ref}` },
    body: given.body,
    path: `/t/${territoryId}/demandes/${requestId}`,
    urgent: given.urgent ?? false,
  });
}
