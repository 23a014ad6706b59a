import { sql } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import type { MailOutcome } from '../../../platform/mail/mailer.ts';
import { findRequest, tellRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { tellTeam } from './team.tell.ts';
import { sendOne, type DueMail } from './mail.send.ts';

type Deps = Pick<RequestsDeps, 'db' | 'events' | 'mailer' | 'sealer' | 'now' | 'logger'>;

const AT_ONCE = 8;
/** A sending that dies with its process is taken again after this: longer than a slow server may take for one. */
const CLAIM_SECONDS = 900;
/** Minutes between tries, and twice a day from then on: two days in all. */
const PAUSES = [1, 2, 5, 15, 30, 60, 120, 240, 480, 720, 720, 720];

/**
 * Sends the mail that is due. Several processes share it. One that dies between handing a mail over and writing so makes
 * it leave again with the same Message-ID, which mailboxes show once; a letter that never leaves would be worse
 * (docs/adr/0021).
 */
export async function sendDueMail(deps: Deps): Promise<number> {
  const due = await claim(deps);
  await Promise.all(due.map(async (row) => onBehalfOf(row.territory_id, async () => sendRow(deps, row))));
  return due.length;
}

async function sendRow(deps: Deps, row: DueMail): Promise<void> {
  try {
    await settle(deps, row, await sendOne(deps, row));
  } catch (error) {
    deps.logger.warn({ err: error, mailId: row.id }, 'mail could not be sent, it comes again');
    if (row.attempts > PAUSES.length)
      await deps.db.transaction().execute(async (trx) => failMail(deps, trx, row, unsendable));
  }
}

async function claim({ db, now }: Deps): Promise<DueMail[]> {
  const at = now();
  const until = new Date(at.getTime() + CLAIM_SECONDS * 1000);
  const { rows } = await sql<DueMail>`
    update requests.mail m set state = 'sending', attempts = attempts + 1, claimed_until = ${until}, wake_at = ${until}
    from (
      select territory_id, id from requests.mail where wake_at <= ${at}
      order by wake_at limit ${AT_ONCE} for update skip locked
    ) due
    where m.territory_id = due.territory_id and m.id = due.id
    returning m.territory_id, m.id, m.request_id, m.handover_id, m.kind, m.sealed_mail, m.message_id, m.attempts
  `.execute(db);
  return rows;
}

async function settle(deps: Deps, row: DueMail, outcome: MailOutcome): Promise<void> {
  const { territory_id: territoryId } = row;
  await deps.db.transaction().execute(async (trx) => {
    if (outcome.ok) {
      await note(trx, row, { state: 'sent', sent_at: deps.now(), trouble: null });
      await trx
        .updateTable('requests.handover')
        .set({ state: 'sent' })
        .where('territory_id', '=', territoryId)
        .where('id', '=', row.handover_id ?? '')
        .where('state', '=', 'sending')
        .execute();
    } else {
      const pause = outcome.kind === 'rejected' ? undefined : PAUSES[row.attempts - 1];
      const trouble = troubleOf(outcome);
      if (pause !== undefined) {
        const wakeAt = new Date(deps.now().getTime() + pause * 60_000);
        await note(trx, row, { state: 'waiting', wake_at: wakeAt, trouble: JSON.stringify(trouble) });
        return;
      }
      await failMail(deps, trx, row, trouble);
    }
    await tellRequest(deps, trx, await findRequest(trx, { territoryId, requestId: row.request_id }), 'mail');
  });
}

/** Says for good that a mail did not arrive, and tells those who can do something about it. */
export async function failMail(
  deps: Pick<RequestsDeps, 'events'>,
  trx: Trx,
  row: Pick<DueMail, 'territory_id' | 'id' | 'request_id' | 'handover_id'>,
  trouble: Bilingual,
): Promise<void> {
  await note(trx, row, { state: 'failed', trouble: JSON.stringify(trouble) });
  if (row.handover_id !== null)
    await trx
      .updateTable('requests.handover')
      .set({ state: 'failed', next_reminder_at: null, next_reminder: null })
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.handover_id)
      .where('state', 'in', ['sending', 'sent'])
      .execute();
  await tellTeam(deps, trx, {
    territoryId: row.territory_id,
    requestId: row.request_id,
    occasion: `mail failed ${row.id}`,
    title: { fr: 'Un courriel n’est pas arrivé', en: 'A mail did not arrive' },
    body: trouble,
    urgent: true,
  });
}

async function note(
  trx: Trx,
  row: Pick<DueMail, 'territory_id' | 'id'>,
  set: {
    state: 'waiting' | 'sent' | 'failed';
    wake_at?: Date;
    sent_at?: Date;
    trouble: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('requests.mail')
    .set({ wake_at: null, claimed_until: null, ...set })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
}

const unsendable: Bilingual = {
  fr: 'Ce courriel ne peut pas être composé ; le journal du serveur dit pourquoi.',
  en: 'This mail cannot be composed; the log of the server says why.',
};

function troubleOf(outcome: Extract<MailOutcome, { ok: false }>): Bilingual {
  if (outcome.kind === 'not_configured')
    return {
      fr: 'Aucun serveur de courriel n’est réglé (SMTP_URL).',
      en: 'No mail server is set (SMTP_URL).',
    };
  if (outcome.isMailboxRefused)
    return {
      fr: 'Le serveur de courriel refuse cette adresse : vérifiez-la.',
      en: 'The mail server refuses this address: check it.',
    };
  if (outcome.kind === 'rejected')
    return { fr: 'Le serveur de courriel refuse ce message.', en: 'The mail server refuses this message.' };
  return {
    fr: 'Le serveur de courriel ne répond pas ; l’envoi est retenté.',
    en: 'The mail server does not answer; sending is tried again.',
  };
}
