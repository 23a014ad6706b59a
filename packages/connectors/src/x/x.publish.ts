import { z } from 'zod';
import { firstUndone, isSameText, isSince, partOf, refOf, textWithLink } from '../publish.plan.ts';
import type {
  ChannelAccount,
  LookUpOutcome,
  Outgoing,
  PublishWork,
  Step,
  StepOutcome,
  StepResult,
} from '../publish.port.ts';
import { stepLabels } from '../publish.trouble.ts';
import { askX } from './x.calls.ts';
import { awaitXMedia, captionXMedia, describeXMedia, uploadToX } from './x.media.ts';
import { lookUpMessage, sayInMessage } from './x.private.ts';
import { comparable, entitiesSchema, writtenText } from './x.text.ts';

const pageSize = 100;
const maxPages = 10;

/** Every upload first, with its alternative text and captions; then the parts, then the comment. */
export function nextXStep(outgoing: Outgoing, done: readonly StepResult[]): Step | undefined {
  let uploads = 0;
  const prepared = outgoing.parts.flatMap(({ media }, part) =>
    media.flatMap(({ alt, captions = [], kind }, at): Step[] => {
      uploads += 1;
      const place = `${part}:${at}`;
      const step = (key: string, label: Step['label']): Step => ({ key, kind: 'prepare', part, label });
      const isReady = done.some(({ key, refs }) => key === `media:${place}` && refs['ready'] === 'yes');
      return [
        step(`media:${place}`, stepLabels.media(uploads)),
        ...(isReady ? [] : [step(`ready:${place}`, stepLabels.mediaReady(uploads))]),
        ...(kind === 'image' && alt !== '' ? [step(`alt:${place}`, stepLabels.altText(uploads))] : []),
        ...captions.map((_, file) => step(`captions:${place}:${file}`, stepLabels.media(uploads))),
      ];
    }),
  );
  const { parts, firstComment } = outgoing;
  const published = parts.map((_, part): Step => ({
    key: `part:${part}`,
    kind: 'public',
    part,
    label: stepLabels.part(part + 1, parts.length),
  }));
  const comment: Step[] = firstComment
    ? [{ key: 'comment', kind: 'public', part: parts.length - 1, label: stepLabels.firstComment }]
    : [];
  return firstUndone([...prepared, ...published, ...comment], done);
}

export async function performXStep(step: Step, work: PublishWork): Promise<StepOutcome> {
  const [verb = '', part = '', at = '', file = ''] = step.key.split(':');
  if (verb === 'part' || verb === 'comment')
    return work.outgoing.privateTo ? sayInMessage(step, work) : publish(step, work);
  const media = partOf(work.outgoing, Number(part)).media[Number(at)];
  if (!media) throw new Error(`no media ${at} in part ${part}`);
  if (verb === 'media') return uploadToX(step, media, work);
  const id = refOf(work.done, `media:${part}:${at}`, 'id');
  if (verb === 'ready') return awaitXMedia(step, id, work);
  if (verb === 'alt') return describeXMedia(step, { id, alt: media.alt }, work);
  const captions = media.captions?.[Number(file)];
  if (!captions) throw new Error(`no captions ${file} for media ${at} in part ${part}`);
  return captionXMedia(step, { id, ...captions }, work);
}

const createdSchema = z.object({ data: z.object({ id: z.string() }) });

async function publish(step: Step, work: PublishWork): Promise<StepOutcome> {
  const { outgoing, done, credentials, account } = work;
  const isComment = step.key === 'comment';
  const media = isComment ? [] : partOf(outgoing, step.part).media;
  const poll = isComment || step.part > 0 ? undefined : outgoing.poll;
  const { reply, quote } = tiesOf(step, work);
  const json = {
    text: textOf(step, outgoing),
    ...(media.length > 0
      ? { media: { media_ids: media.map((_, at) => refOf(done, `media:${step.part}:${at}`, 'id')) } }
      : {}),
    ...(reply === undefined ? {} : { reply: { in_reply_to_tweet_id: reply } }),
    ...(quote === undefined ? {} : { quote_tweet_id: quote }),
    ...(poll ? { poll: { options: poll.options, duration_minutes: poll.minutes } } : {}),
  };
  const created = await askX(credentials, { method: 'POST', path: '/2/tweets', json }, createdSchema, work);
  return created.ok ? { ok: true, result: resultOf(step, created.body.data.id, account) } : created;
}

const listedSchema = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        created_at: z.string(),
        referenced_tweets: z.array(z.object({ type: z.string(), id: z.string() })).catch([]),
        entities: entitiesSchema,
      }),
    )
    .catch([]),
  meta: z.object({ next_token: z.string().optional() }).catch({}),
});

/** Among what the account posted since the delivery began, the one with the same words in the same place. */
export async function lookUpXStep(step: Step, work: PublishWork): Promise<LookUpOutcome> {
  if (work.outgoing.privateTo) return lookUpMessage(step, work);
  const { outgoing, done, credentials, account } = work;
  const known = new Set(done.map(({ refs }) => refs['id']));
  const { reply } = tiesOf(step, work);
  const words = comparable(textOf(step, outgoing));
  // Each post that is read is paid for: no more than may be the one that is sought.
  const since = new Date(Date.parse(outgoing.startedAt) - 60_000).toISOString().replace(/\.\d+Z$/, 'Z');
  let token: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const query = {
      max_results: String(pageSize),
      exclude: 'retweets',
      start_time: since,
      'tweet.fields': 'created_at,entities,referenced_tweets',
      pagination_token: token,
    };
    const call = { path: `/2/users/${account.remoteId}/tweets`, query };
    const listed = await askX(credentials, call, listedSchema, work);
    if (!listed.ok) return listed;
    const { data, meta } = listed.body;
    const recent = data.filter(({ created_at }) => isSince(outgoing, created_at));
    for (const { id, text, entities, referenced_tweets } of recent) {
      const parent = referenced_tweets.find(({ type }) => type === 'replied_to')?.id;
      const isSame = parent === reply && isSameText(words, comparable(writtenText(text, entities)));
      if (isSame && !known.has(id)) return { ok: true, found: resultOf(step, id, account) };
    }
    token = meta.next_token;
    if (recent.length < data.length || token === undefined) return { ok: true, found: undefined, certain: true };
  }
  return { ok: true, found: undefined, certain: false };
}

/** What a step hangs from: the part before, what the whole answers, or what of ours it corrects, which it quotes. */
function tiesOf(
  step: Step,
  { outgoing, done, account }: PublishWork,
): { reply?: string | undefined; quote?: string | undefined } {
  if (step.key === 'comment') return { reply: refOf(done, `part:${step.part}`, 'id') };
  if (step.part > 0) return { reply: refOf(done, `part:${step.part - 1}`, 'id') };
  const { id, by } = outgoing.replyTo?.steps[0]?.refs ?? {};
  return by === account.remoteId ? { quote: id } : { reply: id };
}

function textOf(step: Step, outgoing: Outgoing): string {
  if (step.key === 'comment') return outgoing.firstComment ?? '';
  const part = partOf(outgoing, step.part);
  return step.part === 0 ? textWithLink(part, outgoing.link) : part.text;
}

function resultOf({ key }: Step, id: string, { handle, remoteId }: ChannelAccount): StepResult {
  return { key, refs: { id, by: remoteId }, url: `https://x.com/${handle}/status/${id}` };
}
