import { sql } from 'kysely';
import type { Draft } from '@beffroi/contracts';
import { channelsOf } from '../../channels/index.ts';
import { findTerritory } from '../../identity/index.ts';
import { describeMedia } from '../../media/index.ts';
import { readEditorial } from '../editorial/editorial.store.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { contentOf } from './content.resolve.ts';
import { linksOf } from './links.look.ts';
import { dueAtOf } from './local-time.ts';
import { mediaIdsOf } from './publication.store.ts';

const HOUR = 3_600_000;
const RECENT_DAYS = 7;
const MOST_RECENT = 300;

export type CheckInput = {
  territoryId: string;
  publicationId?: string | undefined;
  draft: Draft;
  authorId: string;
};

/** What was said lately, or is about to be: near-duplicates are looked for there. */
export type Neighbour = {
  id: string;
  title: string;
  channelIds: string[];
  /** What each account says. */
  said: { channelId: string; text: string }[];
  dueAt: Date;
  isOut: boolean;
};

/** All that the checks look at besides the words themselves, read at once. */
export async function readCheckFacts(
  deps: Pick<PublishingDeps, 'channelRegistry' | 'links' | 'now' | 'crisisRules'>,
  db: Db,
  given: CheckInput,
) {
  const { territoryId, draft } = given;
  const now = deps.now();
  const [territory, editorial, channels, media, recent, crisis, article] = await Promise.all([
    findTerritory(db, territoryId),
    readEditorial(db, territoryId),
    channelsOf(db, deps.channelRegistry, territoryId, { channelIds: draft.channelIds, now }),
    describeMedia(db, territoryId, mediaIdsOf(draft)),
    readRecent(db, given, now),
    deps.crisisRules(db, { territoryId, crisisId: draft.crisisId, alarmId: draft.alarmId, said: saidIn(draft) }),
    draft.articleId === undefined
      ? undefined
      : db
          .selectFrom('publishing.article')
          .select(['url', 'gone_at', 'changed_at'])
          .where('territory_id', '=', territoryId)
          .where('id', '=', draft.articleId)
          .executeTakeFirst(),
  ]);
  const dueAt = dueAtOf(draft, territory.timeZone);
  const links = deps.links.known(linksOf(draft));
  return { territory, editorial, channels, media, recent, crisis, article, links, dueAt, now };
}
export type CheckFacts = Awaited<ReturnType<typeof readCheckFacts>>;

/** What each account would say, with the link that it would show. */
export function saidIn(
  draft: Pick<Draft, 'channelIds' | 'content' | 'variants'>,
): { channelId: string; text: string; link?: string | undefined }[] {
  return draft.channelIds.map((channelId) => {
    const { parts, link } = contentOf(draft, channelId);
    return { channelId, text: parts.map(({ text }) => text).join('\n'), link: link?.url };
  });
}

/** The same words again are no news to those who planned them so: occurrences of one repetition are left out. */
async function readRecent(
  db: Db,
  { territoryId, publicationId = '' }: Pick<CheckInput, 'territoryId' | 'publicationId'>,
  now: Date,
): Promise<Neighbour[]> {
  const { rows } = await sql<{ id: string; title: string; draft: Draft; due_at: Date; state: string }>`
    select p.id, p.title, p.draft, p.due_at, p.state from publishing.publication p
    where p.territory_id = ${territoryId} and p.due_at > ${new Date(now.getTime() - RECENT_DAYS * 24 * HOUR)}
      and p.state not in ('cancelled', 'refused', 'failed') and p.answers is null
      and coalesce(p.repeats, p.id) <> coalesce((
        select s.repeats from publishing.publication s where s.territory_id = p.territory_id and s.id = ${publicationId}
      ), ${publicationId})
    order by p.due_at desc limit ${MOST_RECENT}
  `.execute(db);
  return rows.map(({ id, title, draft, due_at: dueAt, state }) => ({
    id,
    title,
    channelIds: draft.channelIds,
    said: saidIn(draft),
    dueAt,
    isOut: ['published', 'partly_published', 'sending'].includes(state),
  }));
}

/** Others due within the hour on one of the same accounts. */
export function nearOf(
  { recent, dueAt }: Pick<CheckFacts, 'recent' | 'dueAt'>,
  channelIds: readonly string[],
): Neighbour[] {
  if (dueAt === null) return [];
  return recent.filter(
    (other) =>
      Math.abs(other.dueAt.getTime() - dueAt.getTime()) < HOUR &&
      other.channelIds.some((id) => channelIds.includes(id)),
  );
}
