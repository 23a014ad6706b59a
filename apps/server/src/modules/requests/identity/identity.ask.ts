import { recordAudit } from '../../audit/index.ts';
import { dayIn } from '../request/event.sentences.ts';
import { recordEvent } from '../request/event.store.ts';
import type { By } from '../request/request.by.ts';
import { changeRequest, lockRequest } from '../request/request.store.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { dayAt } from '@beffroi/engines/clocks';
import { readRequestSettings } from '../settings/settings.store.ts';
import { alreadyIdentified } from './identity.errors.ts';
import { makeIdentityLink } from './identity.link.ts';

/**
 * A link used once to a short form, with the courteous words that carry it; they are sent by whoever asked for them,
 * where the conversation goes on.
 *
 * @throws requests.not_found, requests.already_identified
 */
export async function askWhoTheyAre(
  deps: RequestsDeps,
  given: Named & { by: By },
): Promise<{ url: string; text: string; until: string }> {
  const now = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (row.identified) throw alreadyIdentified();
    const { zone } = await readRequestSettings(trx, given.territoryId);
    const { token, until } = await makeIdentityLink(deps, trx, given, now);
    await recordEvent(trx, given, { kind: 'identity_asked', at: now, personId: given.by.personId, public: true });
    await changeRequest(deps, trx, given, {}, 'identity_asked');
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.by.actor,
      action: 'requests.identity_asked',
      target: { kind: 'request', id: row.id },
      at: now,
    });
    const url = `${deps.baseUrl}/identite/${token}`;
    const day = dayIn(row.lang === 'en' ? 'en' : 'fr', dayAt(until.getTime(), zone));
    const text =
      row.lang === 'en'
        ? `Hello, we want to deal with your request (${row.ref}) properly. Tell us who you are and where to answer you, in two minutes, on this page for you alone until ${day}: ${url}`
        : `Bonjour, nous voulons suivre votre demande (${row.ref}) jusqu’au bout. Dites-nous qui vous êtes et où vous répondre, en deux minutes, sur cette page réservée à vous jusqu’au ${day}\u{a0}: ${url}`;
    return { url, text, until: until.toISOString() };
  });
}
