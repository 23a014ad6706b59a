import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';
import { isSameText, isSettled, isSince, partOf, refOf, remoteIdOf } from '../publish.plan.ts';
import type { LookUpOutcome, PublishWork, Step, StepOutcome, StepResult } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { readYouTube, writeYouTube, youTubeName, type YouTubeHosts } from './youtube.client.ts';
import { commentsSchema, threadsSchema } from './youtube.mapper.ts';
import { videoOf } from './youtube.plan.ts';
import { uploadStep, videoStatus } from './youtube.upload.ts';

const idSchema = z.object({ id: z.string() });
const privacySchema = z.object({ status: z.object({ privacyStatus: z.string() }) });
const videosSchema = z.object({ items: z.array(privacySchema) });

/** Performs one step of a delivery on a YouTube channel. */
export async function performOnYouTube(hosts: YouTubeHosts, step: Step, work: PublishWork): Promise<StepOutcome> {
  if (step.kind === 'prepare') return uploadStep(hosts, step, work);
  const { outgoing, done, account, credentials } = work;
  const as = { hosts, credentials };
  const comment = commentOf(step, work);
  if (comment) {
    const { videoId, parentId, text } = comment;
    const top = { channelId: account.remoteId, videoId, topLevelComment: { snippet: { textOriginal: text } } };
    const snippet = parentId ? { parentId, textOriginal: text } : top;
    const path = `/youtube/v3/${parentId ? 'comments' : 'commentThreads'}`;
    const answer = await writeYouTube(
      as,
      'POST',
      path,
      { query: { part: 'snippet' }, body: { snippet } },
      idSchema,
      work,
    );
    return answer.ok ? { ok: true, result: commentResult(hosts, step, answer.value.id, work, videoId) } : answer;
  }
  if (!videoOf(outgoing)) return { ok: true, byHand: true };
  const id = refOf(done, 'bytes', 'video');
  const body = { id, status: { ...videoStatus, privacyStatus: 'public' } };
  const request = { query: { part: 'status' }, body };
  const answer = await writeYouTube(as, 'PUT', '/youtube/v3/videos', request, privacySchema, work);
  if (!answer.ok) return answer;
  if (answer.value.status.privacyStatus === 'public') return { ok: true, result: videoResult(hosts, step, id) };
  return troubleOfKind('rejected', youTubeName, { says: unaudited });
}

/** Whether the video is shown is read from the video itself; a comment is looked for under what it answers. */
export async function lookUpOnYouTube(hosts: YouTubeHosts, step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const { outgoing, done, credentials } = work;
  const as = { hosts, credentials };
  const comment = commentOf(step, work);
  if (comment) return lookUpComment(hosts, step, comment, work);
  if (!videoOf(outgoing)) return { ok: true, found: undefined, certain: false };
  const id = refOf(done, 'bytes', 'video');
  const answer = await readYouTube(as, 'videos', { part: 'status', id }, videosSchema, work);
  if (!answer.ok) return answer;
  if (answer.value.items[0]?.status.privacyStatus === 'public')
    return { ok: true, found: videoResult(hosts, step, id) };
  return { ok: true, found: undefined, certain: true };
}

type Comment = { videoId?: string | undefined; parentId?: string | undefined; text: string };

async function lookUpComment(
  hosts: YouTubeHosts,
  step: Step,
  { videoId, parentId, text }: Comment,
  work: PublishWork,
): Promise<LookUpOutcome> {
  const as = { hosts, credentials: work.credentials };
  const query = { part: 'snippet', maxResults: '100', textFormat: 'plainText' };
  const found = parentId
    ? await readYouTube(as, 'comments', { ...query, parentId }, commentsSchema, work)
    : await readYouTube(as, 'commentThreads', { ...query, videoId, order: 'time' }, threadsSchema, work);
  if (!found.ok) return found;
  const comments = found.value.items.map((item) =>
    'topLevelComment' in item.snippet ? item.snippet.topLevelComment : { ...item, snippet: item.snippet },
  );
  const ours = comments.find(
    ({ id, snippet }) =>
      snippet.authorChannelId?.value === work.account.remoteId &&
      isSince(work.outgoing, snippet.publishedAt) &&
      isSameText(text, snippet.textDisplay) &&
      !isSettled(work.done, id),
  );
  if (ours) return { ok: true, found: commentResult(hosts, step, ours.id, work, videoId) };
  return { ok: true, found: undefined, certain: comments.length < 100 };
}

/** What a step writes under what: a video of ours, or somebody's comment. */
function commentOf({ key }: Step, { outgoing, done }: PublishWork): Comment | undefined {
  if (key === 'firstComment') return { videoId: refOf(done, 'post', 'id'), text: outgoing.firstComment ?? '' };
  const { replyTo } = outgoing;
  if (!replyTo) return undefined;
  const { text } = partOf(outgoing, 0);
  const isVideo = replyTo.steps.some(({ refs }) => refs['kind'] === 'video');
  // Answers are one level deep: what is written under an answer goes under what it answers.
  return isVideo ? { videoId: remoteIdOf(replyTo), text } : { parentId: remoteIdOf(replyTo).split('.')[0], text };
}

function videoResult({ www }: YouTubeHosts, { key }: Step, id: string): StepResult {
  return { key, refs: { id, kind: 'video' }, url: watchUrl(www, id) };
}

/** A comment is seen under its video; of an answer to a comment, the video is known by the address of the comment. */
function commentResult(
  { www }: YouTubeHosts,
  { key }: Step,
  id: string,
  { outgoing }: PublishWork,
  videoId: string | undefined,
): StepResult {
  const answered = outgoing.replyTo?.steps[0]?.url;
  const url = videoId ? `${watchUrl(www, videoId)}&lc=${id}` : (answered ?? `${www}/`);
  return { key, refs: { id }, url };
}

export function watchUrl(www: string, id: string): string {
  return `${www}/watch?v=${id}`;
}

const unaudited: Bilingual = {
  fr: 'garde la vidéo privée : le projet Google n’a pas passé l’audit de conformité. Rendez-la publique dans YouTube Studio',
  en: 'keeps the video private: the Google project did not pass the compliance audit. Make it public in YouTube Studio',
};
