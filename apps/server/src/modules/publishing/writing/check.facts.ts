import type { Channel, Draft } from '@beffroi/contracts';
import { channelsOf } from '../../channels/index.ts';
import { findTerritory } from '../../identity/index.ts';
import { describeMedia, type MediaDescription } from '../../media/index.ts';
import { readEditorial } from '../editorial/editorial.store.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { dueAtOf } from './local-time.ts';
import { mediaIdsOf } from './publication.store.ts';

const HOUR = 3_600_000;
const RECENT_DAYS = 30;
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
  texts: string[];
  channelIds: string[];
  dueAt: Date;
  isOut: boolean;
};

/** All that the checks look at besides the words themselves, read at once. */
export async function readCheckFacts(deps: Pick<PublishingDeps, 'channelRegistry' | 'now'>, db: Db, given: CheckInput) {
  const { territoryId, draft } = given;
  const now = deps.now();
  const [territory, editorial, channels, media, recent, article] = await Promise.all([
    findTerritory(db, territoryId),
    readEditorial(db, territoryId),
    channelsOf(db, deps.channelRegistry, territoryId, { channelIds: draft.channelIds, now }),
    describeMedia(db, territoryId, mediaIdsOf(draft)),
    readRecent(db, given, now),
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
  return { territory, editorial, channels, media, recent, article, dueAt, now };
}
export type CheckFacts = {
  channels: Channel[];
  media: MediaDescription[];
} & Awaited<ReturnType<typeof readCheckFacts>>;

async function readRecent(
  db: Db,
  { territoryId, publicationId }: Pick<CheckInput, 'territoryId' | 'publicationId'>,
  now: Date,
): Promise<Neighbour[]> {
  const rows = await db
    .selectFrom('publishing.publication')
    .select(['id', 'title', 'draft', 'channel_ids', 'due_at', 'state'])
    .where('territory_id', '=', territoryId)
    .where('id', '<>', publicationId ?? '')
    .where('state', 'not in', ['cancelled', 'refused', 'failed'])
    .where('due_at', '>', new Date(now.getTime() - RECENT_DAYS * 24 * HOUR))
    .orderBy('due_at', 'desc')
    .limit(MOST_RECENT)
    .execute();
  return rows.flatMap((row) =>
    row.due_at === null
      ? []
      : [
          {
            id: row.id,
            title: row.title,
            texts: [row.draft.content, ...Object.values(row.draft.variants)].flatMap(
              ({ parts }) => parts?.map(({ text }) => text) ?? [],
            ),
            channelIds: row.channel_ids,
            dueAt: row.due_at,
            isOut: ['published', 'partly_published', 'sending'].includes(row.state),
          },
        ],
  );
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
