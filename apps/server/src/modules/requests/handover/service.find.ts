import { sayInstant } from '@beffroi/engines/schedule';
import type { Locale } from '../../../platform/http/locale.ts';
import { findTerritory } from '../../identity/index.ts';
import type { ListedFile } from '../request/attachment.store.ts';
import { findRequest, type StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { dayInWords, filesToShare } from './asked.compose.ts';
import { readHandovers } from './handover.read-model.ts';
import { findByToken, type StoredHandover } from './handover.store.ts';

/** What the answering page shows: the message and where, never who asks nor their account. */
export type ServiceView = {
  handover: StoredHandover;
  request: StoredRequest;
  territory: Awaited<ReturnType<typeof findTerritory>>;
  /** To whom this page was given. */
  name: string;
  receivedOn: string;
  until: string | undefined;
  files: ListedFile[];
  history: { at: string; name: string; state: Awaited<ReturnType<typeof readHandovers>>[number]['state'] }[];
};

/** By the token of the address; undefined when it is unknown, or no longer valid. */
export async function findService(
  deps: Pick<RequestsDeps, 'db' | 'sealer' | 'now'>,
  token: string,
  locale: Locale,
): Promise<ServiceView | undefined> {
  const handover = await findByToken(deps.db, deps.sealer, token);
  if (!handover || handover.expires_at <= deps.now()) return undefined;
  const named = { territoryId: handover.territory_id, requestId: handover.request_id };
  const request = await findRequest(deps.db, named);
  if (request.erased_at !== null) return undefined;
  const territory = await findTerritory(deps.db, named.territoryId);
  const handovers = await readHandovers(deps.db, named);
  const { timeZone } = territory;
  return {
    handover,
    request,
    territory,
    name: handovers.find(({ id }) => id === handover.id)?.to.name ?? '',
    receivedOn: dayInWords(request.seen_at, timeZone, locale),
    until: handover.due_at === null ? undefined : sayInstant(handover.due_at.getTime(), timeZone, locale),
    // Whoever no longer has it no longer needs what somebody wrote: it may have been given to them by mistake.
    files: handover.state === 'recalled' ? [] : await filesToShare(deps.db, named),
    history: handovers.map(({ at, to, state }) => ({
      at: sayInstant(Date.parse(at), timeZone, locale),
      name: to.name,
      state,
    })),
  };
}
