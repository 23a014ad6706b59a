import { sql } from 'kysely';
import type { Output, getNewsletter } from '@beffroi/contracts';
import type { Sealer } from '../../../platform/seal.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { letters } from './newsletter.mailer.ts';
import { newsletterNotFound } from './outlet.errors.ts';
import { openAddress, type Letter } from './subscriber.address.ts';

const SHOWN_ISSUES = 50;

export type Issue = { key: string; subject: string; lang: string; text: string; at: string };

/** What went out, newest first. */
export async function listIssues(db: Db, { territoryId, channelId }: Letter): Promise<Issue[]> {
  const rows = await db
    .selectFrom('publishing.newsletter_issue')
    .select(['key', 'issue'])
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channelId)
    .orderBy('posted_at', 'desc')
    .limit(SHOWN_ISSUES)
    .execute();
  return rows.map(({ key, issue }) => ({ key, ...issue }));
}

export async function findIssue(db: Db, letter: Letter, key: string): Promise<Issue | undefined> {
  const row = await db
    .selectFrom('publishing.newsletter_issue')
    .select(['key', 'issue'])
    .where('territory_id', '=', letter.territoryId)
    .where('channel_id', '=', letter.channelId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { key: row.key, ...row.issue };
}

/** How many receive it, and what became of each issue. @throws publishing.newsletter_not_found */
export async function readNewsletter(
  { db, baseUrl }: Pick<PublishingDeps, 'db' | 'baseUrl'>,
  letter: Letter,
): Promise<Output<typeof getNewsletter>> {
  await ensureLetter(db, letter);
  const { rows } = await sql<{ confirmed: number; waiting: number; ended: number }>`
    select count(*) filter (where confirmed_at is not null and ended_at is null)::int as confirmed,
      count(*) filter (where confirmed_at is null and ended_at is null)::int as waiting,
      count(*) filter (where ended_at is not null)::int as ended
    from publishing.subscriber where territory_id = ${letter.territoryId} and channel_id = ${letter.channelId}
  `.execute(db);
  const issues = await sql<{
    key: string;
    subject: string;
    posted_at: Date;
    sent: number;
    refused: number;
    left: number;
  }>`
    select i.key, i.issue->>'subject' as subject, i.posted_at,
      count(s.*) filter (where s.state = 'sent')::int as sent,
      count(s.*) filter (where s.state = 'refused')::int as refused,
      count(s.*) filter (where s.state in ('waiting', 'sending'))::int as left
    from publishing.newsletter_issue i left join publishing.newsletter_sent s
      on s.territory_id = i.territory_id and s.channel_id = i.channel_id and s.key = i.key
    where i.territory_id = ${letter.territoryId} and i.channel_id = ${letter.channelId}
    group by i.key, i.issue, i.posted_at order by i.posted_at desc limit 20
  `.execute(db);
  return {
    ...(rows[0] ?? { confirmed: 0, waiting: 0, ended: 0 }),
    url: `${baseUrl}${letters}/${letter.channelId}`,
    issues: issues.rows.map(({ key, subject, posted_at: at, sent, refused, left }) => ({
      key,
      subject,
      at: at.toISOString(),
      url: `${baseUrl}${letters}/${letter.channelId}/${key}`,
      sent,
      refused,
      left,
    })),
  };
}

/** @throws publishing.newsletter_not_found */
export async function ensureLetter(db: Db, { territoryId, channelId }: Letter): Promise<void> {
  const row = await db
    .selectFrom('channels.channel')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('network', '=', 'newsletter')
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw newsletterNotFound();
}

export type SubscriberLine = { address: string; askedAt: Date; confirmedAt: Date | null; consent: string | null };

/** Those who receive it, by pages, their addresses open. */
export async function* subscribersOf(
  { db, sealer }: { db: Db; sealer: Sealer },
  letter: Letter,
): AsyncGenerator<SubscriberLine[]> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('publishing.subscriber')
      .select(['id', 'sealed_email', 'asked_at', 'confirmed_at', 'consent'])
      .where('territory_id', '=', letter.territoryId)
      .where('channel_id', '=', letter.channelId)
      .where('confirmed_at', 'is not', null)
      .where('ended_at', 'is', null)
      .where('id', '>', after)
      .orderBy('id')
      .limit(500)
      .execute();
    yield rows.map((row) => ({
      address: openAddress(sealer, { ...letter, id: row.id }, row.sealed_email),
      askedAt: row.asked_at,
      confirmedAt: row.confirmed_at,
      consent: row.consent,
    }));
    const last = rows.at(-1);
    if (!last || rows.length < 500) return;
    after = last.id;
  }
}
