import { sql, type Kysely } from 'kysely';
import type { ChannelAccount, PublishTrouble } from '@beffroi/connectors';
import type { NewsletterMailer } from '@beffroi/connectors/newsletter';
import type { Mailer, MailOutcome } from '../../../platform/mail/mailer.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { PublishingTables } from '../publishing.tables.ts';
import { leaveToken, openAddress } from './subscriber.address.ts';

/** What Gmail shows of a message before it cuts it, with room for what goes around. */
const MOST_CHARACTERS = 50_000;
export const letters = '/lettre';

/**
 * Sends newsletters through the mail server of the settings. The list is fixed in one transaction with the issue; that
 * one is being written to is kept before the mail is handed over, so that after a death in between that one is not
 * written to again, and all others are.
 */
export function createNewsletterMailer(given: {
  db: Kysely<PublishingTables>;
  sealer: Sealer;
  mailer: Mailer;
  baseUrl: string;
  now: () => Date;
}): NewsletterMailer {
  const { db, sealer, mailer, baseUrl, now } = given;
  const urlOf = ({ channelId }: ChannelAccount, key: string) => `${baseUrl}${letters}/${channelId}/${key}`;
  const sent = (key: string, { territoryId, channelId }: ChannelAccount) =>
    db
      .selectFrom('publishing.newsletter_sent as s')
      .where('s.territory_id', '=', territoryId)
      .where('s.channel_id', '=', channelId)
      .where('s.key', '=', key);
  const change = (key: string, subscriberId: string, { territoryId, channelId }: ChannelAccount) =>
    db
      .updateTable('publishing.newsletter_sent')
      .where('territory_id', '=', territoryId)
      .where('channel_id', '=', channelId)
      .where('key', '=', key)
      .where('subscriber_id', '=', subscriberId);
  /** Of those of a slice who wait: whoever left since the list was fixed waits for nothing. */
  const waiting = (key: string, { from, count }: { from: number; count: number }, account: ChannelAccount) =>
    sent(key, account)
      .innerJoin('publishing.subscriber as p', (join) =>
        join
          .onRef('p.territory_id', '=', 's.territory_id')
          .onRef('p.channel_id', '=', 's.channel_id')
          .onRef('p.id', '=', 's.subscriber_id'),
      )
      .where('s.position', '>=', from)
      .where('s.position', '<', from + count)
      .where('s.state', '=', 'waiting')
      .where('p.ended_at', 'is', null);

  return {
    async reach() {
      const outcome = await mailer.verify();
      return outcome.ok ? { ok: true } : troubleOf(outcome);
    },
    async prepare(key, issue, account) {
      if (issue.text.length > MOST_CHARACTERS) return tooLong;
      const { territoryId, channelId } = account;
      await db.transaction().execute(async (trx) => {
        const kept = await trx
          .insertInto('publishing.newsletter_issue')
          .values({
            territory_id: territoryId,
            channel_id: channelId,
            key,
            issue: JSON.stringify(issue),
            posted_at: new Date(issue.at),
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('key')
          .executeTakeFirst();
        if (!kept) return;
        await sql`
          insert into publishing.newsletter_sent (territory_id, channel_id, key, subscriber_id, position)
          select territory_id, channel_id, ${key}, id, row_number() over (order by confirmed_at, id) - 1
          from publishing.subscriber
          where territory_id = ${territoryId} and channel_id = ${channelId}
            and confirmed_at is not null and ended_at is null
        `.execute(trx);
      });
      const { all } = await sent(key, account)
        .select(({ fn }) => fn.countAll<number>().as('all'))
        .executeTakeFirstOrThrow();
      return { ok: true, recipients: Number(all), url: urlOf(account, key) };
    },
    async recipients(key, slice, account) {
      const rows = await waiting(key, slice, account)
        .select(['p.id', 'p.sealed_email'])
        .orderBy('s.position')
        .execute();
      const recipients = rows.map((row) => {
        const named = { territoryId: account.territoryId, channelId: account.channelId, id: row.id };
        return {
          id: row.id,
          address: openAddress(sealer, named, row.sealed_email),
          unsubscribeUrl: `${baseUrl}${letters}/${account.channelId}/fin/${leaveToken(sealer, named)}`,
        };
      });
      return { ok: true, recipients };
    },
    async send(key, subscriberId, mail, account) {
      const begun = await change(key, subscriberId, account)
        .set({ state: 'sending', at: now() })
        .where('state', '=', 'waiting')
        .returning('subscriber_id')
        .executeTakeFirst();
      if (!begun) return { ok: true, state: 'already' };
      const { from, to, subject, text, html, headers, attachments } = mail;
      const outcome = await mailer.send({ from, to, subject, text, html, headers, attachments });
      if (outcome.ok) await change(key, subscriberId, account).set({ state: 'sent' }).execute();
      else if (outcome.isMailboxRefused) {
        await change(key, subscriberId, account).set({ state: 'refused' }).execute();
        return { ok: true, state: 'refused' };
      } else {
        // In doubt it stays as it is, which is never sent again; what surely did not leave waits for its turn.
        if (!outcome.isInDoubt) await change(key, subscriberId, account).set({ state: 'waiting' }).execute();
        return troubleOf(outcome);
      }
      return { ok: true, state: 'sent' };
    },
    async unsettled(key, slice, account) {
      const { left } = await waiting(key, slice, account)
        .select(({ fn }) => fn.countAll<number>().as('left'))
        .executeTakeFirstOrThrow();
      return { ok: true, recipients: Number(left) };
    },
    async find(key, account) {
      const row = await db
        .selectFrom('publishing.newsletter_issue')
        .select('issue')
        .where('territory_id', '=', account.territoryId)
        .where('channel_id', '=', account.channelId)
        .where('key', '=', key)
        .executeTakeFirst();
      return { ok: true, issue: row && { ...row.issue, url: urlOf(account, key) } };
    },
    async counts(key, account) {
      const { reach } = await sent(key, account)
        .where('s.state', '=', 'sent')
        .select(({ fn }) => fn.countAll<number>().as('reach'))
        .executeTakeFirstOrThrow();
      return { ok: true, counts: { reach: Number(reach) } };
    },
  };
}

function troubleOf(outcome: Extract<MailOutcome, { ok: false }>): PublishTrouble {
  const done = outcome.isInDoubt ? 'unknown' : 'no';
  if (outcome.kind === 'not_configured')
    return {
      ok: false,
      kind: 'rejected',
      done,
      message: { fr: 'Aucun serveur de courriel n’est réglé.', en: 'No mail server is set.' },
    };
  return {
    ok: false,
    kind: outcome.kind === 'rejected' ? 'forbidden' : 'unavailable',
    done,
    message: {
      fr: `Le serveur de courriel n’a pas pris le message (${outcome.message}).`,
      en: `The mail server did not take the message (${outcome.message}).`,
    },
  };
}

const tooLong: PublishTrouble = {
  ok: false,
  kind: 'rejected',
  done: 'no',
  message: {
    fr: `Cette lettre est trop longue : ${MOST_CHARACTERS} caractères au plus.`,
    en: `This letter is too long: ${MOST_CHARACTERS} characters at most.`,
  },
};
