import { z } from 'zod';
import { multipartOf } from '../publish.http.ts';
import { firstUndone, isSameText, isSince, partOf, refOf, textWithLink } from '../publish.plan.ts';
import type {
  Credentials,
  LookUpOutcome,
  Outgoing,
  OutgoingMedia,
  PublishContext,
  PublishTrouble,
  PublishWork,
  Step,
  StepOutcome,
  StepResult,
} from '../publish.port.ts';
import { publishTrouble, stepLabels } from '../publish.trouble.ts';
import { askMastodon, callMastodon } from './mastodon.calls.ts';
import { hostOf } from './mastodon.client.ts';
import { addressedText } from './mastodon.private.ts';
import { readContent } from './status.content.ts';

const attachmentSchema = z.object({ id: z.string(), url: z.string().nullish() });
const statusSchema = z.object({
  id: z.string(),
  uri: z.string(),
  url: z.string().nullish(),
  created_at: z.string(),
  in_reply_to_id: z.string().nullish(),
  content: z.string().catch(''),
  visibility: z.string().catch('public'),
});
type Status = z.infer<typeof statusSchema>;

const uploadTimeoutMs = 5 * 60_000;
const pageSize = 40;
const maxPages = 10;

/** Every upload first, so that a thread comes out in one go; then the parts, then the comment. */
export function nextMastodonStep(outgoing: Outgoing, done: readonly StepResult[]): Step | undefined {
  const media = outgoing.parts.flatMap((part, index) =>
    part.media.map((_, at) => ({ part: index, key: `media:${index}:${at}`, ready: `ready:${index}:${at}` })),
  );
  return firstUndone(
    [
      ...media.flatMap(({ part, key, ready }, at): Step[] => {
        const upload: Step = { key, kind: 'prepare', part, label: stepLabels.media(at + 1) };
        const isReady = done.some((one) => one.key === key && one.refs['ready'] === 'yes');
        return isReady
          ? [upload]
          : [upload, { key: ready, kind: 'prepare', part, label: stepLabels.mediaReady(at + 1) }];
      }),
      ...outgoing.parts.map((_, part): Step => ({
        key: `part:${part}`,
        kind: 'public',
        part,
        label: stepLabels.part(part + 1, outgoing.parts.length),
      })),
      ...(outgoing.firstComment
        ? [
            {
              key: 'comment',
              kind: 'public',
              part: outgoing.parts.length - 1,
              label: stepLabels.firstComment,
            } satisfies Step,
          ]
        : []),
    ],
    done,
  );
}

export async function performMastodonStep(step: Step, work: PublishWork): Promise<StepOutcome> {
  const [verb = '', part = '', at = ''] = step.key.split(':');
  if (verb === 'media') return upload(step, mediaAt(work.outgoing, Number(part), Number(at)), work);
  if (verb === 'ready') return awaitMedia(step, refOf(work.done, `media:${part}:${at}`, 'id'), work);
  return publish(step, work);
}

/** `202`: the server goes on preparing it. */
async function upload(step: Step, media: OutgoingMedia, work: PublishWork): Promise<StepOutcome> {
  const { focus, alt } = media;
  const raw = await multipartOf(
    { description: alt || undefined, focus: focus ? `${focus.x},${focus.y}` : undefined },
    { field: 'file', name: media.id, type: media.mimeType, bytes: await media.read() },
  );
  const call = { method: 'POST', path: '/api/v2/media', raw, timeoutMs: uploadTimeoutMs } as const;
  const sent = await askMastodon(work.credentials, call, attachmentSchema, work);
  if (!sent.ok) return sent;
  const ready = sent.status === 202 ? {} : { ready: 'yes' };
  return { ok: true, result: { key: step.key, refs: { id: sent.body.id, ...ready } } };
}

/** `206` while it is prepared, `200` once it can be attached. */
async function awaitMedia(step: Step, id: string, work: PublishWork): Promise<StepOutcome> {
  const asked = await callMastodon(work.credentials, { path: `/api/v1/media/${id}` }, work);
  if (!asked.ok) return asked;
  return asked.status === 206 ? { ok: true, waitSeconds: 5 } : { ok: true, result: { key: step.key, refs: { id } } };
}

async function publish(step: Step, work: PublishWork): Promise<StepOutcome> {
  const { outgoing, done, credentials } = work;
  const isComment = step.key === 'comment';
  const answered = await answeredBy(step, work);
  if (!answered.ok) return answered;
  const addressed = await addressedText(textOf(step, outgoing), work);
  if (!addressed.ok) return addressed;
  const media = isComment ? [] : partOf(outgoing, step.part).media;
  const poll = isComment || step.part > 0 ? undefined : outgoing.poll;
  const json = {
    status: addressed.text,
    visibility: outgoing.privateTo ? 'direct' : 'public',
    language: outgoing.lang,
    ...(answered.id === undefined ? {} : { in_reply_to_id: answered.id }),
    ...(media.length > 0 ? { media_ids: media.map((_, at) => refOf(done, `media:${step.part}:${at}`, 'id')) } : {}),
    ...(outgoing.contentWarning ? { spoiler_text: outgoing.contentWarning, sensitive: true } : {}),
    ...(poll ? { poll: { options: poll.options, expires_in: poll.minutes * 60 } } : {}),
  };
  // The same key within the hour gives the same status back, whatever is sent again.
  const headers = { 'idempotency-key': `${outgoing.key}/${step.key}` };
  const call = { method: 'POST', path: '/api/v1/statuses', json, headers } as const;
  const published = await askMastodon(credentials, call, statusSchema, work);
  return published.ok ? { ok: true, result: resultOf(step, published.body) } : published;
}

/**
 * Among the statuses of the account since the delivery began, the one with the same source text under the same parent.
 * A server shows an account its own statuses at once: not there is not out.
 */
export async function lookUpMastodonStep(step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const { outgoing, done, credentials, account } = work;
  const answered = await answeredBy(step, work);
  if (!answered.ok) return answered;
  const addressed = await addressedText(textOf(step, outgoing), work);
  if (!addressed.ok) return addressed;
  const isPrivate = outgoing.privateTo !== undefined;
  // What is answered in private may be gone meanwhile: whom it is said to tells enough.
  const isThere = ({ in_reply_to_id, visibility }: Status) =>
    isPrivate ? visibility === 'direct' : (in_reply_to_id ?? undefined) === answered.id;
  const known = new Set(done.map(({ refs }) => refs['id']));
  let maxId: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const listed = await askMastodon(
      credentials,
      {
        path: `/api/v1/accounts/${account.remoteId}/statuses`,
        query: { limit: String(pageSize), exclude_reblogs: 'true', max_id: maxId },
      },
      z.array(statusSchema),
      work,
    );
    if (!listed.ok) return listed;
    const recent = listed.body.filter(({ created_at }) => isSince(outgoing, created_at));
    for (const status of recent) {
      if (known.has(status.id) || !isThere(status)) continue;
      const source = await sourceOf(status, credentials, work);
      if (isSameText(addressed.text, source)) return { ok: true, found: resultOf(step, status) };
    }
    maxId = listed.body.at(-1)?.id;
    if (recent.length < listed.body.length || maxId === undefined) return { ok: true, found: undefined, certain: true };
  }
  return { ok: true, found: undefined, certain: false };
}

/** As it was typed; some compatible servers only give it as shown. */
async function sourceOf(status: Status, credentials: Credentials, context: PublishContext): Promise<string> {
  const call = { path: `/api/v1/statuses/${status.id}/source` };
  const source = await askMastodon(credentials, call, z.object({ text: z.string() }), context);
  return source.ok ? source.body.text : readContent(status.content).text;
}

/** The id, on the account's server, of what this step answers: the part before, or what the whole answers. */
async function answeredBy(
  step: Step,
  { outgoing, done, credentials, ...context }: PublishWork,
): Promise<{ ok: true; id: string | undefined } | PublishTrouble> {
  if (step.key === 'comment') return { ok: true, id: refOf(done, `part:${step.part}`, 'id') };
  if (step.part > 0) return { ok: true, id: refOf(done, `part:${step.part - 1}`, 'id') };
  const id = outgoing.replyTo?.steps[0]?.refs['id'];
  if (id === undefined || !/^https?:/.test(id)) return { ok: true, id };
  const found = await localIdOf(id, credentials, context);
  const isGone = !found.ok && found.kind === 'not_found';
  return isGone && outgoing.privateTo ? { ok: true, id: undefined } : found;
}

/** A status told by its ActivityPub address is sought under the id that the server gave it. */
export async function localIdOf(
  uri: string,
  credentials: Credentials,
  context: PublishContext,
): Promise<{ ok: true; id: string } | PublishTrouble> {
  const call = { path: '/api/v2/search', query: { q: uri, type: 'statuses', resolve: 'true', limit: '1' } };
  const found = await askMastodon(credentials, call, z.object({ statuses: z.array(statusSchema) }), context);
  if (!found.ok) return found;
  const id = found.body.statuses[0]?.id;
  if (id !== undefined) return { ok: true, id };
  return publishTrouble(
    {
      kind: 'not_found',
      fr: 'ne trouve plus le message auquel répondre',
      en: 'no longer finds the message to answer',
      done: 'no',
    },
    hostOf(credentials['server'] ?? ''),
  );
}

function textOf(step: Step, outgoing: Outgoing): string {
  if (step.key === 'comment') return outgoing.firstComment ?? '';
  const part = partOf(outgoing, step.part);
  return step.part === 0 ? textWithLink(part, outgoing.link) : part.text;
}

function resultOf({ key }: Step, { id, uri, url }: Status): StepResult {
  return { key, refs: { id, uri }, url: url ?? uri };
}

function mediaAt(outgoing: Outgoing, part: number, at: number): OutgoingMedia {
  const media = partOf(outgoing, part).media[at];
  if (!media) throw new Error(`no media ${at} in part ${part}`);
  return media;
}
