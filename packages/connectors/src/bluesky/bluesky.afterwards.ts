import { z } from 'zod';
import { remoteIdOf } from '../publish.plan.ts';
import type {
  AccountContext,
  Done,
  MeasureOutcome,
  Published,
  ReadBackOutcome,
  RepliesOutcome,
} from '../publish.port.ts';
import { repliesSince } from '../replies.cursor.ts';
import { askBluesky, blueskyTrouble, callBluesky, readRecord } from './bluesky.calls.ts';
import { partsOf, postOfView } from './bluesky.mapper.ts';
import { readBackInChat } from './chat.send.ts';
import { postCollection, postViewSchema, type PostView } from './bluesky.types.ts';

const threadgateCollection = 'app.bsky.feed.threadgate';
const maxHidden = 300;
const maxDepth = 1000;
const maxThreadBytes = 50_000_000;

export async function readBackBluesky(published: Published, context: AccountContext): Promise<ReadBackOutcome> {
  const uri = remoteIdOf(published);
  const convo = published.steps[0]?.refs['convo'];
  if (convo !== undefined) return readBackInChat({ id: uri, convo }, context);
  const there = await readRecord(context.credentials, uri, context);
  if (!there.ok) return there;
  if (!there.record) return { ok: true, exists: false };
  const { text, createdAt } = there.record.value;
  return {
    ok: true,
    exists: true,
    url: `https://bsky.app/profile/${context.account.handle}/post/${partsOf(uri).rkey}`,
    ...(typeof text === 'string' ? { text } : {}),
    ...(typeof createdAt === 'string' ? { at: createdAt } : {}),
  };
}

/** To delete what is not there is a success for the data server. */
export async function removeBluesky({ steps }: Published, context: AccountContext): Promise<Done> {
  if (steps.some(({ refs }) => refs['convo'] !== undefined)) return saidForGood(context);
  for (const { refs } of steps.toReversed()) {
    const { rkey } = partsOf(refs['id'] ?? '');
    const input = { repo: context.account.remoteId, collection: postCollection, rkey };
    const removed = await callBluesky(context.credentials, { method: 'com.atproto.repo.deleteRecord', input }, context);
    if (!removed.ok) return removed;
  }
  return { ok: true };
}

const countedSchema = z.object({
  likeCount: z.number(),
  repostCount: z.number(),
  replyCount: z.number(),
  quoteCount: z.number().catch(0),
});

/** Bluesky counts no impressions. */
export async function measureBluesky(published: Published, context: AccountContext): Promise<MeasureOutcome> {
  const call = { method: 'app.bsky.feed.getPosts', query: { uris: [remoteIdOf(published)] } };
  const told = await askBluesky(context.credentials, call, z.object({ posts: z.array(countedSchema) }), context);
  if (!told.ok) return told;
  const [post] = told.body.posts;
  if (!post) return unknownPost(context);
  const { likeCount, repostCount, replyCount, quoteCount } = post;
  return { ok: true, counts: { reactions: likeCount, shares: repostCount + quoteCount, comments: replyCount } };
}

const threadSchema = z.object({ post: postViewSchema, replies: z.array(z.unknown()).catch([]) });

/** The tree under the first part comes in one answer; what was told before is left out. */
export async function readBlueskyReplies(
  published: Published,
  cursor: string | undefined,
  context: AccountContext,
): Promise<RepliesOutcome> {
  const query = { uri: remoteIdOf(published), depth: maxDepth, parentHeight: 0 };
  const call = { method: 'app.bsky.feed.getPostThread', query, maxBytes: maxThreadBytes };
  const told = await askBluesky(context.credentials, call, z.object({ thread: threadSchema }), context);
  if (!told.ok) return told;
  const theirs = viewsUnder(told.body.thread.replies)
    .filter(({ author }) => author.did !== context.account.remoteId)
    .map((view) => ({ id: view.uri, at: view.indexedAt, view }));
  const { fresh, cursor: next } = repliesSince(theirs, cursor);
  return {
    ok: true,
    replies: fresh.map(({ view }) => postOfView(view)),
    ...(next === undefined ? {} : { cursor: next }),
  };
}

/** Blocked and deleted replies have no post: what hangs under them is not told either. */
function viewsUnder(replies: readonly unknown[]): PostView[] {
  return replies.flatMap((reply) => {
    const thread = threadSchema.safeParse(reply).data;
    return thread ? [thread.post, ...viewsUnder(thread.replies)] : [];
  });
}

const gateSchema = z.looseObject({ createdAt: z.string(), hiddenReplies: z.array(z.string()).catch([]) });

/**
 * The gate of a thread lists what its author hides: the reply stays, behind a click. It belongs to the first post of
 * the conversation, and so only the conversations that the account began have one.
 */
export async function hideBlueskyReply(
  replyId: string,
  hidden: boolean,
  published: Published,
  context: AccountContext,
): Promise<Done> {
  const post = published.steps[0]?.refs['rootUri'] ?? remoteIdOf(published);
  const { did: repo, rkey } = partsOf(post);
  if (repo !== context.account.remoteId) return notOurThread(context);
  const there = await readRecord(context.credentials, `at://${repo}/${threadgateCollection}/${rkey}`, context);
  if (!there.ok) return there;
  const kept = gateSchema.safeParse(there.record?.value).data;
  const others = (kept?.hiddenReplies ?? []).filter((uri) => uri !== replyId);
  const hiddenReplies = hidden ? [...others, replyId].slice(-maxHidden) : others;
  const record = { createdAt: context.now().toISOString(), ...kept, $type: threadgateCollection, post, hiddenReplies };
  const input = { repo, collection: threadgateCollection, rkey, record, swapRecord: there.record?.cid ?? null };
  const written = await callBluesky(context.credentials, { method: 'com.atproto.repo.putRecord', input }, context);
  return written.ok ? { ok: true } : written;
}

/** A message is deleted for oneself alone: the other one still reads it. */
function saidForGood({ credentials }: AccountContext): Done {
  return blueskyTrouble(
    {
      kind: 'forbidden',
      fr: 'ne reprend pas un message privé : l’autre personne le lit toujours',
      en: 'does not take a private message back: the other person still reads it',
      done: 'no',
    },
    credentials,
  );
}

function notOurThread({ credentials }: AccountContext): Done {
  return blueskyTrouble(
    {
      kind: 'forbidden',
      fr: 'ne laisse masquer que les réponses à une conversation que le compte a ouverte',
      en: 'only lets an account hide replies in a conversation that it began',
      done: 'no',
    },
    credentials,
  );
}

function unknownPost({ credentials }: AccountContext): MeasureOutcome {
  return blueskyTrouble(
    { kind: 'not_found', fr: 'ne connaît pas ou plus cela', en: 'does not know this, or no longer', done: 'no' },
    credentials,
  );
}
