import type { Identity } from '@beffroi/contracts';
import { registerRequest } from '../acknowledgement/registration.enter.ts';
import { channelOf } from '../clocks/request.clocks-of.ts';
import { recordEvent } from '../request/event.store.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { isIdentified } from './identity.complete.ts';
import { cleanIdentity, openIdentity, sealIdentity } from './identity.seal.ts';

/** What a locked request becomes once more is known of who asks; to be given to `changeRequest`. */
export type IdentityChange = Pick<StoredRequest, 'sealed_identity' | 'identified' | 'regular_at'>;

/**
 * Keeps who asks. The day on which all that R112-9-1 wants is known makes an electronic request regular; what was known
 * once is never asked again (L112-8), and completing it later moves no date.
 */
export async function takeIdentity(
  deps: Pick<RequestsDeps, 'sealer' | 'now' | 'baseUrl' | 'mailer'>,
  trx: Trx,
  row: StoredRequest,
  said: Identity,
  by: { personId?: string | undefined } = {},
): Promise<IdentityChange> {
  const named = { territoryId: row.territory_id, requestId: row.id };
  const at = deps.now();
  const who = cleanIdentity({ ...openIdentity(deps.sealer, row), ...said });
  const sealed = Object.keys(who).length === 0 ? null : sealIdentity(deps.sealer, named, who);
  const isFirst = !row.identified && isIdentified(who);
  const isElectronic = channelOf(row.origin) === 'electronic';
  if (!isFirst) return { sealed_identity: sealed, identified: row.identified, regular_at: row.regular_at };
  await recordEvent(trx, named, { kind: 'identified', at, personId: by.personId, public: true });
  const change = { sealed_identity: sealed, identified: true, regular_at: isElectronic ? at : row.regular_at };
  await registerRequest(deps, trx, { ...row, ...change });
  return change;
}
