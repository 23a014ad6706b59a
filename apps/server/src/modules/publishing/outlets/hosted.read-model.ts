import { sql } from 'kysely';
import type { HostedDraft, NewsItem, NewsMedia } from '@beffroi/connectors/hosted';
import { describeMedia, publicMediaUrl, type MediaDescription } from '../../media/index.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import type { TimeCursor } from '../time.cursor.ts';
import { postGone, outletNotFound } from './outlet.errors.ts';
import type { Outlet } from './outlet.find.ts';

type Row = { id: string; key: string; parts: Record<string, unknown>; posted_at: Date; edited_at: Date | null };
type Named = Pick<Outlet, 'territoryId' | 'channelId'>;
export type HostedPost = Omit<HostedDraft, 'at' | 'media'> & {
  id: string;
  at: Date;
  editedAt: Date | undefined;
  media: HostedDraft['media'];
};

/** The first of each publication, newest first, without what follows it in a thread, nor what answers a person. */
export async function listHosted(
  db: Db,
  { territoryId, channelId }: Named,
  given: { before?: TimeCursor | undefined; limit: number },
): Promise<HostedPost[]> {
  const { before, limit } = given;
  const { rows } = await sql<Row>`
    select id, key, parts, posted_at, edited_at from publishing.hosted_post p
    where territory_id = ${territoryId} and channel_id = ${channelId} and removed_at is null and key like '%:post:0'
      and (parts ->> 'inReplyTo' is null or exists (
        select from publishing.hosted_post o
        where o.territory_id = p.territory_id and o.channel_id = p.channel_id and o.id = p.parts ->> 'inReplyTo'
      ))
      ${before ? sql`and (posted_at, id) < (${before.at}, ${before.id})` : sql``}
    order by posted_at desc, id desc limit ${limit}
  `.execute(db);
  return rows.map(postOf);
}

/** What was published with it, in order, and what corrects it. @throws publishing.post_gone, outlet_not_found */
export async function readHosted(
  db: Db,
  named: Named & { postId: string },
): Promise<{ post: HostedPost; following: HostedPost[]; answers: HostedPost | undefined; corrections: HostedPost[] }> {
  const inChannel = () =>
    db
      .selectFrom('publishing.hosted_post')
      .select(['id', 'key', 'parts', 'posted_at', 'edited_at', 'removed_at'])
      .where('territory_id', '=', named.territoryId)
      .where('channel_id', '=', named.channelId);
  const row = await inChannel().where('id', '=', named.postId).executeTakeFirst();
  if (!row) throw outletNotFound();
  if (row.removed_at !== null) throw postGone();
  const post = postOf(row);
  const [delivery = ''] = post.key.split(':');
  const [others, answers] = await Promise.all([
    inChannel()
      .where('removed_at', 'is', null)
      .where('id', '!=', row.id)
      .where((each) => each.or([each('key', 'like', `${delivery}:%`), each(sql`parts->>'inReplyTo'`, '=', row.id)]))
      .orderBy('posted_at')
      .orderBy('key')
      .limit(60)
      .execute(),
    post.inReplyTo === undefined
      ? undefined
      : inChannel().where('id', '=', post.inReplyTo).where('removed_at', 'is', null).executeTakeFirst(),
  ]);
  const all = others.map(postOf);
  return {
    post,
    following: all.filter(({ key }) => key.startsWith(`${delivery}:`)),
    answers: answers && postOf(answers),
    corrections: all.filter(({ key }) => !key.startsWith(`${delivery}:`)),
  };
}

/** Posts as our feeds and pages tell them, with addresses that everybody may open. */
export async function newsOf(
  deps: Pick<PublishingDeps, 'db' | 'sealer' | 'baseUrl' | 'now'>,
  given: {
    outlet: Outlet;
    base: string;
    posts: readonly HostedPost[];
    /** `preview` is light enough for a page on a phone. */
    size: 'preview' | 'full';
  },
): Promise<NewsItem[]> {
  const { territoryId, channelId } = given.outlet;
  const ids = new Set(given.posts.flatMap(({ media }) => media.map(({ id }) => id)));
  const known = new Map((await describeMedia(deps.db, territoryId, [...ids])).map((medium) => [medium.id, medium]));
  return given.posts.map(({ id, title, text, lang, at, editedAt, link, media }) => {
    const url = `${deps.baseUrl}${given.base}/${channelId}/${id}`;
    return {
      id,
      url,
      text,
      lang,
      at: at.toISOString(),
      ...(title ? { title } : {}),
      ...(editedAt ? { editedAt: editedAt.toISOString() } : {}),
      ...(link ? { link } : {}),
      media: media.flatMap((medium) => {
        const held = known.get(medium.id);
        return held ? [mediumOf(deps, { medium, held, territoryId, url, size: given.size })] : [];
      }),
    };
  });
}

/** Shapes that are kept once made. */
const usualShapes: readonly (readonly [number, number])[] = [
  [16, 9],
  [1, 1],
  [3, 2],
  [4, 5],
  [4, 3],
  [9, 16],
];
const LASTS_MS = 90 * 86_400_000;

function mediumOf(
  deps: Pick<PublishingDeps, 'sealer' | 'baseUrl' | 'now'>,
  given: {
    medium: HostedDraft['media'][number];
    held: MediaDescription;
    territoryId: string;
    url: string;
    size: 'preview' | 'full';
  },
): NewsMedia {
  const { medium, held, url } = given;
  const { id, kind, mimeType, bytes, width, height, alt, captions = [] } = medium;
  // The same address for three months, so that what did not change is not asked again.
  const until = (Math.floor(deps.now().getTime() / LASTS_MS) + 2) * LASTS_MS;
  const seconds = (until - deps.now().getTime()) / 1000;
  const isImage = kind === 'image';
  const isCropped = isImage && Math.abs(width / height - held.width / held.height) > 0.01;
  const shrinks = isImage && given.size === 'preview';
  const usual = usualShapes.find(([wide, high]) => Math.abs(width / height - wide / high) < 0.01) ?? [width, height];
  return {
    url: publicMediaUrl(deps, {
      territoryId: given.territoryId,
      mediaId: id,
      seconds,
      ...(shrinks ? { size: 'preview' as const } : { types: [mimeType] }),
      ...(isCropped ? { ratio: usual.join(':') } : {}),
    }),
    kind,
    mimeType: shrinks ? 'image/webp' : mimeType,
    bytes,
    width,
    height,
    alt,
    captions: captions.map(({ lang }) => ({ lang, url: `${url}/${id}/${lang}.vtt` })),
  };
}

function postOf(row: Row): HostedPost {
  const words = row.parts as unknown as Omit<HostedDraft, 'key' | 'at'>;
  return { ...words, id: row.id, key: row.key, at: row.posted_at, editedAt: row.edited_at ?? undefined };
}
