import { sql } from 'kysely';
import sharp from 'sharp';
import { draftSchema, type Channel } from '@beffroi/contracts';
import { toInstant, wallClock, writeLocal } from '@beffroi/engines/schedule';
import { connectAll } from '../modules/channels/index.ts';
import { addMedium, describeMedium } from '../modules/media/index.ts';
import {
  createDispatcher,
  createPublication,
  decideOnPublication,
  lookAfter,
  schedulePublication,
  submitPublication,
} from '../modules/publishing/index.ts';
import { newId } from '../platform/ids.ts';
import { demoArticles } from './demo.articles.ts';
import { demoAlts, demoImage, demoNames } from './demo.images.ts';
import { demoPosts, type DemoImage, type DemoPost } from './demo.posts.ts';
import type { Program } from './program.ts';

export type DemoSpeaker = {
  territoryId: string;
  simulated: string;
  name: string;
  timeZone: string;
  writerId: string;
  /** Who approves; never the writer. */
  approverId: string;
};

const actor = { kind: 'system' } as const;
const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Accounts on the simulated network, pictures, articles, what was said lately and what is about to be. */
export async function seedPublishing(program: Program, speaker: DemoSpeaker): Promise<void> {
  const { territoryId, simulated, name } = speaker;
  const posts = demoPosts[simulated] ?? [];
  const connect = async (network: Channel['network'], called: string) =>
    connectAll(program as never, { territoryId, network, setup: { name: called }, actor });
  const accounts = [
    ...(await connect('simulation', name)),
    ...(await connect('simulation', simulated === 'picardie' ? 'Tourisme en Picardie' : `${name}, jeunesse`)),
    ...(await connect('newsroom', 'Salle de presse')),
  ];
  const images = [...new Set(posts.flatMap(({ image }) => image ?? []))];
  const media = new Map<DemoImage, string>();
  for (const image of images) media.set(image, await addImage(program, speaker, image));
  const articles = await seedArticles(program, speaker);
  const channelIds = accounts.map(({ id }) => id);
  for (const post of posts) await seedPost(program, speaker, { post, channelIds, media, articles });
}

async function seedPost(
  program: Program,
  speaker: DemoSpeaker,
  given: {
    post: DemoPost;
    channelIds: readonly string[];
    media: ReadonlyMap<DemoImage, string>;
    articles: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const { post, channelIds, media, articles } = given;
  const { territoryId, timeZone, writerId, approverId } = speaker;
  const now = program.now();
  const dueAt = instantOf(post, now, timeZone);
  // The hour of something that is out lies behind, whatever the hour of the start.
  const isOut = post.until === 'published';
  if (isOut && dueAt.getTime() > now.getTime() - 10 * 60_000) return;
  const clock = { now: isOut ? new Date(dueAt.getTime() - 2 * HOUR) : new Date(now.getTime() - HOUR) };
  const deps = { ...program.publishing, now: () => clock.now };
  const mediaId = post.image && media.get(post.image);
  const articleId = post.article && articles.get(post.article);
  const draft = draftSchema.parse({
    title: post.title,
    content: {
      parts: [
        { text: post.text, media: mediaId ? [{ mediaId }] : [] },
        ...(post.thread ? [{ text: post.thread, media: [] }] : []),
      ],
    },
    channelIds: channelIds.slice(0, post.accounts === 'all' ? 2 : 1),
    localTime: writeLocal(wallClock(dueAt.getTime(), timeZone)),
    themes: post.themes ?? [],
    officials: post.official ? [post.official] : [],
    ...(articleId ? { articleId } : {}),
    ...(post.campaign ? { campaign: post.campaign } : {}),
  });
  const by = { author: { id: writerId, personId: writerId }, actor };
  const named = await createPublication(deps, { territoryId, draft, ...by });
  if (post.until === 'draft') return;
  const at = { ...named, version: 1 };
  clock.now = new Date(clock.now.getTime() + 12 * 60_000);
  await submitPublication(deps, { ...at, ...by });
  if (post.until === 'in_review') return;
  clock.now = new Date(clock.now.getTime() + 6 * 60_000);
  const wants = post.until === 'changes_requested';
  const approver = { author: { id: approverId, personId: approverId }, actor };
  await decideOnPublication(deps, {
    ...at,
    ...approver,
    decision: wants ? 'request_changes' : 'approve',
    comment: wants ? 'Dites qui peut la demander, et jusqu’à quand.' : 'Très bien, gardez le ton.',
  });
  if (wants) return;
  if (isOut) await sendThen(deps, { ...at, ...by }, { clock, dueAt, now });
}

/** Something that was said in the past on the first account, approved by whoever approves; gives its identifier. */
export async function sayThen(
  program: Program,
  { territoryId, writerId, approverId }: DemoSpeaker,
  { title, text, at }: { title: string; text: string; at: Date },
): Promise<string> {
  const { id: channelId } = await program.db
    .selectFrom('channels.channel')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('network', '=', 'simulation')
    .orderBy('connected_at')
    .executeTakeFirstOrThrow();
  const clock = { now: new Date(at.getTime() - 9 * 60_000) };
  const deps = { ...program.publishing, now: () => clock.now };
  const by = { author: { id: writerId, personId: writerId }, actor };
  const draft = draftSchema.parse({ title, content: { parts: [{ text, media: [] }] }, channelIds: [channelId] });
  const named = await createPublication(deps, { territoryId, draft, ...by });
  const version = { ...named, version: 1 };
  await submitPublication(deps, { ...version, ...by });
  clock.now = new Date(at.getTime() - 2 * 60_000);
  const approver = { author: { id: approverId, personId: approverId }, actor };
  await decideOnPublication(deps, {
    ...version,
    ...approver,
    decision: 'approve',
    comment: 'D’accord, dites-le ainsi.',
  });
  await sendThen(deps, { ...version, ...by }, { clock, dueAt: at, now: program.now() });
  return named.publicationId;
}

/** Lets it leave at its hour in the past, and looks after it as time went by. */
async function sendThen(
  deps: Program['publishing'],
  given: Omit<Parameters<typeof schedulePublication>[1], 'when'>,
  { clock, dueAt, now }: { clock: { now: Date }; dueAt: Date; now: Date },
): Promise<void> {
  clock.now = dueAt;
  // What was approved with an hour leaves by itself.
  await schedulePublication(deps, { ...given, when: 'now' }).catch(() => undefined);
  await createDispatcher(deps).runDue();
  for (const later of [60_000, HOUR, 5 * HOUR, 20 * HOUR, 3 * DAY]) {
    if (dueAt.getTime() + later > now.getTime()) return;
    clock.now = new Date(dueAt.getTime() + later);
    await lookAfter(deps);
  }
}

function instantOf(post: DemoPost, now: Date, timeZone: string): Date {
  const day = writeLocal(wallClock(now.getTime() + post.day * DAY, timeZone)).slice(0, 10);
  const read = toInstant(`${day}T${post.time}`, timeZone);
  if (!read.ok) throw new Error(read.message.en);
  return new Date(read.at);
}

async function addImage(program: Program, { territoryId, writerId, name }: DemoSpeaker, image: DemoImage) {
  const bytes = await sharp(Buffer.from(demoImage(image)))
    .jpeg({ quality: 86 })
    .toBuffer();
  const { mediaId } = await addMedium(program, {
    territoryId,
    name: demoNames[image],
    body: (async function* () {
      yield bytes;
    })(),
    declaredBytes: bytes.length,
    actor,
    personId: writerId,
  });
  await describeMedium(program, {
    territoryId,
    mediaId,
    alt: demoAlts[image],
    credit: name,
    rightsReference: 'Dessin de démonstration',
  });
  return mediaId;
}

/** Articles as the institution's site would tell them; the address leads nowhere, and is never asked. */
async function seedArticles(
  program: Program,
  { territoryId, simulated }: DemoSpeaker,
): Promise<ReadonlyMap<string, string>> {
  const { db } = program;
  const now = program.now();
  const feedId = newId('fee', now.getTime());
  const ids = new Map<string, string>();
  const site = `https://www.${simulated}.example`;
  await sql`
    insert into publishing.article_feed (territory_id, id, url, name, last_read_at)
    values (${territoryId}, ${feedId}, ${`${site}/actualites.xml`}, 'Actualités du site', ${now})
  `.execute(db);
  for (const [index, { title, summary, day }] of (demoArticles[simulated] ?? []).entries()) {
    const publishedAt = new Date(now.getTime() + day * DAY - (index + 1) * HOUR);
    const id = newId('art', publishedAt.getTime());
    ids.set(title, id);
    const slug = title
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-');
    await sql`
      insert into publishing.article (territory_id, id, feed_id, origin_id, url, title, summary, body, published_at, next_look_at)
      values (${territoryId}, ${id}, ${feedId}, ${slug}, ${`${site}/${slug}`}, ${title},
        ${summary}, ${summary}, ${publishedAt}, ${new Date('2199-01-01')})
    `.execute(db);
  }
  return ids;
}
