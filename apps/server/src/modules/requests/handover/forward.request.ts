import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { conversationsOfRequest, followRequest } from '../../desk/index.ts';
import { openIdentity } from '../identity/identity.seal.ts';
import { enterMail } from '../mail/mail.enter.ts';
import { recordEvent } from '../request/event.store.ts';
import { requestState } from '../request/request.errors.ts';
import { changeRequest, lockRequest } from '../request/request.store.ts';
import { trackUrl } from '../request/track.token.ts';
import type { Db, Named, RequestsDeps } from '../requests.deps.ts';
import type { StoredAuthority } from '../requests.tables.ts';
import { authorityOfKind } from '../routing/authority.kinds.ts';
import { suggestDepartments } from '../routing/suggest.ts';
import { routerOf, teachRouter } from '../routing/territory.router.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { dayInWords, filesToShare, shareFiles } from './asked.compose.ts';
import { authorityMail, forwardedShort, forwardedWords } from './forward.mail.ts';
import { forwardNoticeJob, sealWords } from './forward.job.ts';
import { asRouted, givable } from './hand.over.ts';
import { authorityUnreachable, mailNotConfigured } from './handover.errors.ts';
import { recallRunning } from './handover.recall.ts';
import { insertHandover, pageOf } from './handover.store.ts';

type Given = Named & {
  authority: StoredAuthority;
  note: string;
  /** What the person is told; ours when absent. */
  words?: string | undefined;
  personId: string | undefined;
  actor: AuditActor;
};

/**
 * Forwards a request to the authority that is competent and tells the person, in one transaction (CRPA, L114-2): both
 * dates stay among its events, from which its clocks run (L114-3), and both mails exist or neither does.
 *
 * @throws requests.not_found, requests.state, requests.authority_unreachable, requests.mail_not_configured
 */
export async function forwardRequest(deps: RequestsDeps, given: Given): Promise<void> {
  const { territoryId, requestId, note, personId, actor } = given;
  const named = { territoryId, requestId };
  const { authority, kind } = await knownAuthority(deps.db, territoryId, given.authority);
  if (authority.email === undefined && authority.url === undefined) throw authorityUnreachable();
  if (!deps.mailer.configured) throw mailNotConfigured();
  // A second of work the first time: not while rows are held.
  await routerOf(deps.db, territoryId);
  const target = await targetOf(deps, named, kind);
  await deps.db.transaction().execute(async (trx) => {
    const request = await lockRequest(trx, named);
    if (!givable.includes(request.state)) throw requestState();
    const now = deps.now();
    const settings = await readRequestSettings(trx, territoryId);
    const lang = request.lang === 'en' ? 'en' : 'fr';
    const identity = openIdentity(deps.sealer, request);
    await recallRunning(deps, trx, { request, settings, to: authority.name });
    const { row, token } = await insertHandover(trx, deps.sealer, {
      ...named,
      to: { authority },
      note,
      at: now,
      personId,
      state: authority.email === undefined ? 'sent' : 'sending',
    });
    if (authority.email !== undefined) {
      const mail = await authorityMail({
        request,
        identity,
        authority,
        note,
        territoryName: settings.territoryName,
        receivedOn: dayInWords(request.seen_at, settings.zone),
        forwardedOn: dayInWords(now, settings.zone),
        page: pageOf(deps, token),
      });
      const { inMail } = shareFiles(await filesToShare(trx, named));
      await enterMail(trx, deps, {
        ...named,
        handoverId: row.id,
        kind: 'forwarding',
        occasion: `forwarding ${row.id}`,
        mail: { ...mail, to: authority.email, attachmentIds: inMail.map(({ id }) => id) },
      });
    }
    const words =
      given.words ||
      forwardedWords({
        lang,
        ref: request.ref,
        authority,
        territoryName: settings.territoryName,
        receivedOn: dayInWords(request.seen_at, settings.zone, lang),
      });
    if (identity.email !== undefined) {
      const track = lang === 'en' ? 'Your request:' : 'Votre demande\u{a0}:';
      await enterMail(trx, deps, {
        ...named,
        kind: 'notice',
        occasion: `forwarded ${row.id}`,
        mail: {
          to: identity.email,
          subject:
            lang === 'en' ? `Your request ${request.ref} was forwarded` : `Votre demande ${request.ref} est transmise`,
          text: `${words}\n\n${track} ${trackUrl(deps, request)}`,
        },
      });
    } else {
      // Those who have no address are told where they wrote, by the job that this very transaction enters.
      const asked = await conversationsOfRequest(trx as never, named);
      if (asked.length > 0)
        await deps.jobs.enqueue(trx, forwardNoticeJob, {
          ...named,
          handoverId: row.id,
          conversationIds: asked.map(({ id }) => id),
          sealed: sealWords(deps, row.id, { text: words, short: given.words || forwardedShort(lang, authority) }),
          by: {
            ...(actor.kind === 'system' ? { id: '' } : { id: actor.id }),
            ...(personId === undefined ? {} : { personId }),
          },
        });
    }
    await teachRouter(trx, { territoryId, request: asRouted(request), target });
    await recordEvent(trx, named, {
      kind: 'forwarded',
      at: now,
      personId,
      public: true,
      detail: { handoverId: row.id, authority: authority.name, receivedAt: request.seen_at.toISOString() },
    });
    await followRequest(trx as never, { ...named, state: 'passed_on', at: now });
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'requests.forwarded',
      target: { kind: 'request', id: requestId },
      detail: { handoverId: row.id, authorityId: authority.id ?? null },
      at: now,
    });
    await changeRequest(
      deps,
      trx,
      named,
      { state: 'forwarded', department_id: null, authority: JSON.stringify(authority) },
      'forwarded',
    );
  });
}

/** What is known of it completes what was typed. */
async function knownAuthority(
  db: Db,
  territoryId: string,
  given: StoredAuthority,
): Promise<{ authority: StoredAuthority; kind: string | undefined }> {
  if (given.id === undefined) return { authority: given, kind: undefined };
  const row = await db
    .selectFrom('requests.authority')
    .select(['kind', 'authority'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', given.id)
    .executeTakeFirst();
  const { email, url } = row?.authority ?? {};
  const authority = {
    id: given.id,
    name: given.name,
    ...((given.email ?? email) ? { email: given.email ?? email } : {}),
    ...((given.url ?? url) ? { url: given.url ?? url } : {}),
  };
  return { authority, kind: row?.kind };
}

/** What the choice teaches: the authority of that kind of office, else the one that was suggested, else another. */
async function targetOf(deps: RequestsDeps, named: Named, kind: string | undefined): Promise<string> {
  if (kind !== undefined) return `outside:${authorityOfKind(kind)}`;
  const row = await deps.db
    .selectFrom('requests.request')
    .select(['text', 'title', 'place'])
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.requestId)
    .executeTakeFirst();
  if (!row) return 'outside:other';
  const suggested = await suggestDepartments(deps, {
    territoryId: named.territoryId,
    text: row.text,
    title: row.title,
    place: row.place ?? undefined,
  });
  return `outside:${suggested.outside?.authority ?? 'other'}`;
}
