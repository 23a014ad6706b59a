import { acknowledgementMissing, acknowledgementTextMissing } from '@beffroi/engines/clocks';
import { asDownload } from '../../../platform/http/download.ts';
import { recordAudit } from '../../audit/index.ts';
import { lawOf } from '../clocks/next-clock.keep.ts';
import { clocksOf } from '../clocks/request.clocks-of.ts';
import { mailNotConfigured } from '../handover/handover.errors.ts';
import { openIdentity } from '../identity/identity.seal.ts';
import { enterMail, openMail } from '../mail/mail.enter.ts';
import { keepFiles } from '../request/attachment.store.ts';
import { readEvents } from '../request/event.read.ts';
import { recordEvent } from '../request/event.store.ts';
import type { By } from '../request/request.by.ts';
import { changeRequest, findRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import { trackUrl } from '../request/track.token.ts';
import type { Db, Named, RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { mentionsMissing, noAddress, notRegular } from './acknowledgement.errors.ts';
import { mentionsOf } from './acknowledgement.mentions.ts';
import { isOwed } from './acknowledgement.state.ts';
import { letterText, writeAcknowledgement, type Letter } from './acknowledgement.write.ts';
import { letterHtml } from './letter.html.ts';
import { letterPdf } from './letter.pdf.ts';

const occasion = 'acknowledgement';
export const pdfName = (ref: string): string => `accuse-reception-${ref}.pdf`;

/**
 * Sends the acknowledgement: HTML by mail, and a PDF that anybody can read. What left is what is shown from then on; asked
 * again it is the same letter, unless that one could not be delivered.
 *
 * @throws requests.not_found, .mentions_missing, .no_address, .not_regular, .mail_not_configured
 */
export async function sendAcknowledgement(deps: RequestsDeps, given: Named & { by: By }): Promise<void> {
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    const earlier = await lastLetter(trx, given);
    if (earlier && earlier.state !== 'failed') return;
    const letter = await compose(deps, trx, row);
    if (!deps.mailer.configured) throw mailNotConfigured();
    const { email } = openIdentity(deps.sealer, row);
    if (email === undefined) throw noAddress();
    const link = trackUrl(deps, row);
    const pdf = await letterPdf(letter, now);
    const attachmentIds = await keepFiles(
      trx,
      given,
      [{ name: pdfName(row.ref), mimeType: 'application/pdf', content: pdf }],
      { from: 'us', at: now },
    );
    await enterMail(trx, deps, {
      ...given,
      kind: 'acknowledgement',
      occasion: earlier ? `${occasion} ${now.getTime()}` : occasion,
      mail: {
        to: email,
        subject: letter.title,
        text: `${letterText(letter)}\n\n${link}`,
        html: await letterHtml(letter, link),
        attachmentIds,
      },
    });
    await recordEvent(trx, given, {
      kind: 'acknowledged',
      at: now,
      personId: given.by.personId,
      public: true,
      detail: { allMentions: true, attachmentId: attachmentIds[0] ?? null },
    });
    await changeRequest(deps, trx, given, {}, 'acknowledged');
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.by.actor,
      action: 'requests.acknowledged',
      target: { kind: 'request', id: row.id },
      at: now,
    });
  });
}

/** @throws requests.not_regular, requests.mentions_missing with each of them */
async function compose(deps: RequestsDeps, db: Db, row: StoredRequest): Promise<Letter> {
  if (!isOwed({ row })) throw notRegular();
  const named = { territoryId: row.territory_id, requestId: row.id };
  const settings = await readRequestSettings(db, row.territory_id);
  const events = await readEvents(db, named);
  const clocks = clocksOf(row, events, lawOf(settings, deps.now()));
  const mentions = await mentionsOf(db, { row, events, clocks, settings });
  const missing = acknowledgementMissing(mentions).map(({ message }) => message);
  if (missing.length > 0) throw mentionsMissing(missing);
  const letter = writeAcknowledgement({ row, settings }, mentions, openIdentity(deps.sealer, row));
  const lost = row.lang === 'en' ? [] : acknowledgementTextMissing(letterText(letter), mentions);
  if (lost.length > 0) throw mentionsMissing(lost.map(({ message }) => message));
  return letter;
}

/** The acknowledgement as it left, or as it would leave. @throws requests.not_found, .mentions_missing, .not_regular */
export async function showAcknowledgement(
  deps: RequestsDeps,
  given: Named & { as: 'html' | 'pdf' },
): Promise<Response> {
  const row = await findRequest(deps.db, given);
  const sent = (await readEvents(deps.db, given)).findLast(({ kind }) => kind === 'acknowledged');
  const name = pdfName(row.ref);
  if (given.as === 'pdf') {
    const kept = sent && (await keptPdf(deps.db, given, String(sent.detail['attachmentId'])));
    if (kept) return asDownload(name, kept, 'application/pdf');
    const letter = await compose(deps, deps.db, row);
    return asDownload(name, await letterPdf(letter, deps.now()), 'application/pdf');
  }
  const page =
    (sent && (await keptHtml(deps, given))) ?? (await letterHtml(await compose(deps, deps.db, row), undefined));
  return new Response(page, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}

async function keptPdf(db: Db, { territoryId, requestId }: Named, id: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('requests.attachment')
    .select('content')
    .where('territory_id', '=', territoryId)
    .where('request_id', '=', requestId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.content;
}

async function keptHtml(deps: RequestsDeps, { territoryId, requestId }: Named): Promise<string | undefined> {
  const row = await lastLetter(deps.db, { territoryId, requestId });
  return row && row.sealed_mail !== '' ? openMail(deps, row).html : undefined;
}

/** The acknowledgement that left last, or is on its way. */
async function lastLetter(db: Db, { territoryId, requestId }: Named) {
  return db
    .selectFrom('requests.mail')
    .select(['territory_id', 'id', 'sealed_mail', 'state'])
    .where('territory_id', '=', territoryId)
    .where('request_id', '=', requestId)
    .where('kind', '=', 'acknowledgement')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
