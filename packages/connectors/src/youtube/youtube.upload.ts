import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';
import { jsonOf } from '../publish.http.ts';
import { refOf } from '../publish.plan.ts';
import type { OutgoingMedia, PublishWork, Step, StepOutcome } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { putToUpload, readYouTube, writeYouTube, youTubeName, type YouTubeHosts } from './youtube.client.ts';
import { videoOf, wordsOf } from './youtube.plan.ts';

/** News and politics. */
export const category = '25';
/** What is said of a video besides who may see it; what is left out of an update would be lost. */
export const videoStatus = {
  embeddable: true,
  license: 'youtube',
  publicStatsViewable: true,
  selfDeclaredMadeForKids: false,
};
/** A multiple of 256 KiB, as uploads in pieces must be. */
const pieceBytes = 32 * 1024 * 1024;

const idSchema = z.object({ id: z.string() });
const processingSchema = z.object({
  items: z.array(z.object({ status: z.object({ uploadStatus: z.string(), rejectionReason: z.string().optional() }) })),
});

/** Brings a video over, where nobody sees it yet. */
export async function uploadStep(hosts: YouTubeHosts, step: Step, work: PublishWork): Promise<StepOutcome> {
  const video = videoOf(work.outgoing);
  if (!video) throw new Error('no video to upload');
  const [verb, lang = ''] = step.key.split(':');
  if (verb === 'session') return openSession(hosts, step, video, work);
  if (verb === 'bytes') return sendPiece(hosts, step, video, work);
  if (verb === 'captions') return sendCaptions(hosts, step, { video, lang }, work);
  return awaitProcessing(hosts, step, work);
}

/** @see https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol */
async function openSession(
  hosts: YouTubeHosts,
  { key }: Step,
  video: OutgoingMedia,
  work: PublishWork,
): Promise<StepOutcome> {
  const { title, description } = wordsOf(work.outgoing);
  const body = {
    snippet: { title, description, categoryId: category, defaultLanguage: work.outgoing.lang },
    status: { ...videoStatus, privacyStatus: 'private' },
  };
  const query = { uploadType: 'resumable', part: 'snippet,status' };
  const headers = { 'x-upload-content-length': String(video.bytes), 'x-upload-content-type': video.mimeType };
  const as = { hosts, credentials: work.credentials };
  const path = '/upload/youtube/v3/videos';
  const answer = await writeYouTube(as, 'POST', path, { query, headers, body }, z.unknown(), work);
  if (!answer.ok) return answer;
  const session = answer.headers['location'];
  return session ? { ok: true, result: { key, refs: { session } } } : troubleOfKind('unreadable', youTubeName);
}

/** Asks how far the upload is, then sends what follows: a piece that was lost is sent again, no video twice. */
async function sendPiece(
  hosts: YouTubeHosts,
  { key }: Step,
  video: OutgoingMedia,
  work: PublishWork,
): Promise<StepOutcome> {
  const as = { hosts, credentials: work.credentials };
  const session = refOf(work.done, 'session', 'session');
  const asked = await putToUpload(as, session, `bytes */${video.bytes}`, new Uint8Array(), work);
  if (!asked.ok) return asked.kind === 'not_found' ? sessionGone : asked;
  if (asked.status < 300) return uploaded(key, asked.body);
  const received = /bytes=0-(\d+)/.exec(asked.headers['range'] ?? '')?.[1];
  const from = received === undefined ? 0 : Number(received) + 1;
  const piece = (await video.read()).subarray(from, from + pieceBytes);
  const range = `bytes ${from}-${from + piece.length - 1}/${video.bytes}`;
  const sent = await putToUpload(as, session, range, piece, work);
  if (!sent.ok) return sent;
  return sent.status < 300 ? uploaded(key, sent.body) : { ok: true, waitSeconds: 0 };
}

function uploaded(key: string, body: Uint8Array): StepOutcome {
  const video = idSchema.safeParse(jsonOf(body)).data?.id;
  return video ? { ok: true, result: { key, refs: { video } } } : troubleOfKind('unreadable', youTubeName);
}

async function sendCaptions(
  hosts: YouTubeHosts,
  { key }: Step,
  { video, lang }: { video: OutgoingMedia; lang: string },
  work: PublishWork,
): Promise<StepOutcome> {
  const captions = video.captions?.find((one) => one.lang === lang);
  if (!captions) throw new Error(`no captions for step ${key}`);
  const snippet = { videoId: refOf(work.done, 'bytes', 'video'), language: lang, name: '', isDraft: false };
  const boundary = `beffroi-${work.outgoing.key.replaceAll(/\W/g, '')}`;
  const body = [
    `--${boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify({ snippet })}`,
    `--${boundary}\r\nContent-Type: text/vtt\r\n\r\n${captions.vtt}`,
    `--${boundary}--\r\n`,
  ].join('\r\n');
  const headers = { 'content-type': `multipart/related; boundary=${boundary}` };
  const query = { uploadType: 'multipart', part: 'snippet' };
  const as = { hosts, credentials: work.credentials };
  const path = '/upload/youtube/v3/captions';
  const answer = await writeYouTube(as, 'POST', path, { query, headers, body }, z.unknown(), work);
  // Sent a second time, they are there already.
  return answer.ok || answer.kind === 'duplicate' ? { ok: true, result: { key, refs: {} } } : answer;
}

async function awaitProcessing(hosts: YouTubeHosts, { key }: Step, work: PublishWork): Promise<StepOutcome> {
  const query = { part: 'status', id: refOf(work.done, 'bytes', 'video') };
  const as = { hosts, credentials: work.credentials };
  const answer = await readYouTube(as, 'videos', query, processingSchema, work);
  if (!answer.ok) return answer;
  const status = answer.value.items[0]?.status;
  if (status?.uploadStatus === 'processed') return { ok: true, result: { key, refs: {} } };
  if (status?.uploadStatus === 'uploaded') return { ok: true, waitSeconds: 20 };
  return troubleOfKind('media_refused', youTubeName, { detail: status?.rejectionReason });
}

const gone: Bilingual = {
  fr: 'a oublié l’envoi de la vidéo, resté trop longtemps en suspens : relancez-le',
  en: 'forgot the upload of the video, left for too long: send it again',
};
const sessionGone = troubleOfKind('rejected', youTubeName, { says: gone });
