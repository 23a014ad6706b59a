import { z } from 'zod';
import { partOf, refOf } from '../publish.plan.ts';
import type { OutgoingMedia, PublishWork, Step, StepOutcome } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { linkedInName, readLinkedIn, uploadToLinkedIn, writeLinkedIn, type LinkedInHosts } from './linkedin.client.ts';
import { piecesOf } from './linkedin.plan.ts';

const imageSchema = z.object({ value: z.object({ uploadUrl: z.string(), image: z.string() }) });
const videoSchema = z.object({
  value: z.object({
    video: z.string(),
    uploadToken: z.string(),
    uploadInstructions: z.array(z.object({ uploadUrl: z.string(), firstByte: z.number(), lastByte: z.number() })),
  }),
});
const statusSchema = z.object({ status: z.string(), processingFailureReason: z.string().optional() });

/** Brings one image or one video over, a call at a time. */
export async function uploadStep(hosts: LinkedInHosts, step: Step, work: PublishWork): Promise<StepOutcome> {
  const [verb, index, piece] = step.key.split(':');
  const media = partOf(work.outgoing, 0).media[Number(index)];
  if (!media) throw new Error(`no media for step ${step.key}`);
  if (verb === 'upload') return begin(hosts, step, media, work);
  if (verb === 'send') return send(hosts, step, { media, index: Number(index), piece: Number(piece) }, work);
  if (verb === 'finish') return finish(hosts, step, Number(index), work);
  return awaitMedia(hosts, step, media, refOf(work.done, `upload:${index}`, 'media'), work);
}

async function begin(
  hosts: LinkedInHosts,
  { key }: Step,
  media: OutgoingMedia,
  work: PublishWork,
): Promise<StepOutcome> {
  const as = { hosts, credentials: work.credentials };
  const owner = work.account.remoteId;
  if (media.kind === 'image') {
    const asked = { initializeUploadRequest: { owner } };
    const answer = await writeLinkedIn(as, '/images?action=initializeUpload', asked, imageSchema, work);
    if (!answer.ok) return answer;
    const { image, uploadUrl } = answer.value.value;
    return { ok: true, result: { key, refs: { media: image, uploadUrl } } };
  }
  const asked = { owner, fileSizeBytes: media.bytes, uploadCaptions: false, uploadThumbnail: false };
  const path = '/videos?action=initializeUpload';
  const answer = await writeLinkedIn(as, path, { initializeUploadRequest: asked }, videoSchema, work);
  if (!answer.ok) return answer;
  const { video, uploadToken, uploadInstructions } = answer.value.value;
  return { ok: true, result: { key, refs: { media: video, uploadToken, pieces: JSON.stringify(uploadInstructions) } } };
}

async function send(
  hosts: LinkedInHosts,
  { key }: Step,
  { media, index, piece }: { media: OutgoingMedia; index: number; piece: number },
  work: PublishWork,
): Promise<StepOutcome> {
  const as = { hosts, credentials: work.credentials };
  const bytes = await media.read();
  if (media.kind === 'image') {
    const answer = await uploadToLinkedIn(as, refOf(work.done, `upload:${index}`, 'uploadUrl'), bytes, work);
    return answer.ok ? { ok: true, result: { key, refs: {} } } : answer;
  }
  const instruction = piecesOf(work.done, index)[piece];
  if (!instruction) throw new Error(`no piece for step ${key}`);
  const { uploadUrl, firstByte, lastByte } = instruction;
  const answer = await uploadToLinkedIn(as, uploadUrl, bytes.subarray(firstByte, lastByte + 1), work);
  if (!answer.ok) return answer;
  const etag = answer.headers['etag'];
  return etag ? { ok: true, result: { key, refs: { etag } } } : troubleOfKind('unreadable', linkedInName);
}

async function finish(hosts: LinkedInHosts, { key }: Step, index: number, work: PublishWork): Promise<StepOutcome> {
  const { done, credentials } = work;
  const uploadedPartIds = piecesOf(done, index).map((_, piece) => refOf(done, `send:${index}:${piece}`, 'etag'));
  const asked = {
    finalizeUploadRequest: {
      video: refOf(done, `upload:${index}`, 'media'),
      uploadToken: refOf(done, `upload:${index}`, 'uploadToken'),
      uploadedPartIds,
    },
  };
  const as = { hosts, credentials };
  const answer = await writeLinkedIn(as, '/videos?action=finalizeUpload', asked, z.unknown(), work);
  return answer.ok ? { ok: true, result: { key, refs: {} } } : answer;
}

async function awaitMedia(
  hosts: LinkedInHosts,
  { key }: Step,
  { kind }: OutgoingMedia,
  urn: string,
  work: PublishWork,
): Promise<StepOutcome> {
  const path = `/${kind}s/${encodeURIComponent(urn)}`;
  const answer = await readLinkedIn({ hosts, credentials: work.credentials }, path, statusSchema, work);
  if (!answer.ok) return answer;
  const { status, processingFailureReason } = answer.value;
  if (status === 'AVAILABLE') return { ok: true, result: { key, refs: {} } };
  if (status === 'PROCESSING_FAILED')
    return troubleOfKind('media_refused', linkedInName, { detail: processingFailureReason });
  return { ok: true, waitSeconds: 5 };
}
