import { z } from 'zod';
import { multipartOf } from '../publish.http.ts';
import type {
  Credentials,
  OutgoingMedia,
  PublishContext,
  PublishTrouble,
  PublishWork,
  Step,
  StepOutcome,
} from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { askX } from './x.calls.ts';

const segmentBytes = 4 * 1024 * 1024;
const segmentTimeoutMs = 120_000;

const processingSchema = z.object({
  state: z.enum(['pending', 'in_progress', 'succeeded', 'failed']),
  check_after_secs: z.number().optional(),
  error: z.object({ message: z.string().optional() }).optional().catch(undefined),
});
const uploadSchema = z.object({ data: z.object({ id: z.string(), processing_info: processingSchema.optional() }) });
type Upload = z.infer<typeof uploadSchema>['data'];
const anything = z.unknown();

/** The whole of an upload: begun again from the start, it leaves but an orphan that X forgets within a day. */
export async function uploadToX(
  step: Step,
  media: OutgoingMedia,
  { credentials, ...context }: PublishWork,
): Promise<StepOutcome> {
  const category =
    media.kind === 'video' ? 'tweet_video' : media.mimeType === 'image/gif' ? 'tweet_gif' : 'tweet_image';
  const sent = await sendFile(credentials, { type: media.mimeType, category, bytes: await media.read() }, context);
  if (!sent.ok) return sent;
  const isReady = sent.upload.processing_info === undefined;
  return { ok: true, result: { key: step.key, refs: { id: sent.upload.id, ...(isReady ? { ready: 'yes' } : {}) } } };
}

async function sendFile(
  credentials: Credentials,
  { type, category, bytes }: { type: string; category: string; bytes: Uint8Array },
  context: PublishContext,
): Promise<{ ok: true; upload: Upload } | PublishTrouble> {
  const begun = await askX(
    credentials,
    {
      method: 'POST',
      path: '/2/media/upload/initialize',
      json: { media_type: type, total_bytes: bytes.length, media_category: category },
    },
    uploadSchema,
    context,
  );
  if (!begun.ok) return begun;
  const path = `/2/media/upload/${begun.body.data.id}`;
  for (let index = 0; index * segmentBytes < bytes.length; index += 1) {
    const segment = bytes.subarray(index * segmentBytes, (index + 1) * segmentBytes);
    const raw = await multipartOf(
      { segment_index: String(index) },
      { field: 'media', name: 'segment', type: 'application/octet-stream', bytes: segment },
    );
    const call = { method: 'POST', path: `${path}/append`, raw, timeoutMs: segmentTimeoutMs } as const;
    const appended = await askX(credentials, call, anything, context);
    if (!appended.ok) return appended;
  }
  const call = { method: 'POST', path: `${path}/finalize` } as const;
  const finalized = await askX(credentials, call, uploadSchema, context);
  return finalized.ok ? { ok: true, upload: finalized.body.data } : finalized;
}

/** Asks how far X is with what was uploaded. */
export async function awaitXMedia(
  step: Step,
  id: string,
  { credentials, ...context }: PublishWork,
): Promise<StepOutcome> {
  const query = { command: 'STATUS', media_id: id };
  const told = await askX(credentials, { path: '/2/media/upload', query }, uploadSchema, context);
  if (!told.ok) return told;
  const { state = 'succeeded', check_after_secs = 5, error } = told.body.data.processing_info ?? {};
  if (state === 'succeeded') return { ok: true, result: { key: step.key, refs: { id } } };
  if (state === 'failed') return troubleOfKind('media_refused', 'X', { detail: error?.message, secrets: credentials });
  return { ok: true, waitSeconds: check_after_secs };
}

export async function describeXMedia(
  step: Step,
  { id, alt }: { id: string; alt: string },
  { credentials, ...context }: PublishWork,
): Promise<StepOutcome> {
  const json = { id, metadata: { alt_text: { text: alt } } };
  const call = { method: 'POST', path: '/2/media/metadata', json } as const;
  const described = await askX(credentials, call, anything, context);
  return described.ok ? { ok: true, result: { key: step.key, refs: {} } } : described;
}

/** A captions file is a media of its own, tied to the video. */
export async function captionXMedia(
  step: Step,
  { id, lang, vtt }: { id: string; lang: string; vtt: string },
  { credentials, ...context }: PublishWork,
): Promise<StepOutcome> {
  const file = { type: 'text/vtt', category: 'subtitles', bytes: new TextEncoder().encode(vtt) };
  const sent = await sendFile(credentials, file, context);
  if (!sent.ok) return sent;
  const subtitles = { id: sent.upload.id, language_code: lang.slice(0, 2).toUpperCase(), display_name: lang };
  const json = { id, media_category: 'TweetVideo', subtitles };
  const call = { method: 'POST', path: '/2/media/subtitles', json } as const;
  const tied = await askX(credentials, call, anything, context);
  return tied.ok ? { ok: true, result: { key: step.key, refs: {} } } : tied;
}
