import { sql } from 'kysely';
import type { eraseRequester, Output } from '@beffroi/contracts';
import { eraseConversations } from '../../desk/index.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { recordEvent } from '../request/event.store.ts';
import { changeRequest, lockRequest } from '../request/request.store.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';

const outcome: Output<typeof eraseRequester> = {
  erased: [
    { fr: 'Nom, adresses, téléphone, organisation', en: 'Name, addresses, phone, organisation' },
    {
      fr: 'Messages, titre et texte de la demande, réponses, fichiers',
      en: 'Messages, title and words of the request, answers, files',
    },
    { fr: 'Courriels échangés et page de suivi', en: 'Mails exchanged, and the page of the request' },
  ],
  kept: [
    {
      what: { fr: 'La référence, les dates et le sens de la décision', en: 'The reference, the dates and the outcome' },
      ground: {
        fr: 'Preuve des délais et des voies de recours (CRPA, L112-12 et L112-13) ; RGPD, article 17, paragraphe 3, b et e.',
        en: 'Proof of time limits and remedies (CRPA, L112-12 and L112-13); GDPR, article 17(3)(b) and (e).',
      },
    },
    {
      what: { fr: 'La catégorie et le service, sans personne', en: 'The category and the department, without anybody' },
      ground: {
        fr: 'Statistiques sans donnée personnelle (RGPD, considérant 26).',
        en: 'Figures without personal data (GDPR, recital 26).',
      },
    },
  ],
};

/**
 * Erases who asked and what they wrote, here and in the conversations of the request; done twice it is the same. The
 * journal of dates stays, without a word of anybody.
 * @throws requests.not_found
 */
export async function eraseWhoAsked(
  deps: Pick<RequestsDeps, 'db' | 'now' | 'events'>,
  given: Named & { actor: AuditActor; why: 'asked' | 'kept_long_enough' },
): Promise<Output<typeof eraseRequester>> {
  const { territoryId, requestId } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (row.erased_at !== null) return;
    await eraseConversations(trx as never, { territoryId, requestId, at });
    for (const table of ['requests.attachment', 'requests.identity_link'] as const)
      await trx.deleteFrom(table).where('territory_id', '=', territoryId).where('request_id', '=', requestId).execute();
    // Mail that waits no longer leaves, but what tells a department that it has nothing more to do, which names nobody; of
    // what left, the date and the kind stay.
    await sql`
      update requests.mail set sealed_mail = '', trouble = null, wake_at = null, state = case when state = 'sent' then state else 'failed' end
      where territory_id = ${territoryId} and request_id = ${requestId}
        and not (occasion like 'recalled %' and wake_at is not null)
    `.execute(trx);
    await sql`
      update requests.handover set note = '', answer = null, answered_by = null
      where territory_id = ${territoryId} and request_id = ${requestId}
    `.execute(trx);
    await sql`
      update requests.event set by_name = null, detail = detail - 'text' - 'short' - 'pieces' - 'attachmentId'
      where territory_id = ${territoryId} and request_id = ${requestId}
    `.execute(trx);
    await recordEvent(trx, given, { kind: 'erased', at, public: false, detail: { why: given.why } });
    await sql`
      update requests.request set search = ''::tsvector where territory_id = ${territoryId} and id = ${requestId}
    `.execute(trx);
    await changeRequest(
      deps,
      trx,
      given,
      {
        title: row.ref,
        text: '',
        place: null,
        lat: null,
        lon: null,
        sealed_identity: null,
        closed_because: null,
        notify: false,
        track_fingerprint: '',
        sealed_track: '',
        client_key: null,
        erased_at: at,
      },
      'erased',
    );
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'requests.requester_erased',
      target: { kind: 'request', id: requestId },
      detail: { why: given.why },
      at,
    });
  });
  return outcome;
}

export const erasureKept = outcome.kept;
