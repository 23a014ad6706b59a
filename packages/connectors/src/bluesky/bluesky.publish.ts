import { z } from 'zod';
import { firstUndone, partOf, refOf } from '../publish.plan.ts';
import type {
  ChannelAccount,
  LookUpOutcome,
  Outgoing,
  PublishTrouble,
  PublishWork,
  Step,
  StepOutcome,
  StepResult,
} from '../publish.port.ts';
import { stepLabels } from '../publish.trouble.ts';
import { askBluesky, blueskyTrouble, readRecord } from './bluesky.calls.ts';
import { postCollection } from './bluesky.types.ts';
import { lookUpInChat, sayInChat } from './chat.send.ts';
import { postRecordOf, type StrongRef } from './post.record.ts';
import { recordKeyOf } from './record.key.ts';

const strongRef = z.object({ uri: z.string(), cid: z.string() });

/** Every upload first, so that a thread comes out in one go; then the parts, then the comment. */
export function nextBlueskyStep(outgoing: Outgoing, done: readonly StepResult[]): Step | undefined {
  let uploads = 0;
  const prepared = outgoing.parts.flatMap(({ media }, part) =>
    media.flatMap(({ captions = [] }, at): Step[] => {
      uploads += 1;
      const label = stepLabels.media(uploads);
      const files = captions.map((_, file): Step => ({
        key: `captions:${part}:${at}:${file}`,
        kind: 'prepare',
        part,
        label,
      }));
      return [{ key: `media:${part}:${at}`, kind: 'prepare', part, label }, ...files];
    }),
  );
  return firstUndone([...prepared, ...publicStepsOf(outgoing)], done);
}

function publicStepsOf({ parts, firstComment }: Outgoing): Step[] {
  const steps = parts.map((_, part): Step => ({
    key: `part:${part}`,
    kind: 'public',
    part,
    label: stepLabels.part(part + 1, parts.length),
  }));
  if (firstComment) {
    steps.push({ key: 'comment', kind: 'public', part: parts.length - 1, label: stepLabels.firstComment });
  }
  return steps;
}

export async function performBlueskyStep(step: Step, work: PublishWork): Promise<StepOutcome> {
  const [verb = '', part = '', at = '', file = ''] = step.key.split(':');
  if (verb !== 'media' && verb !== 'captions')
    return work.outgoing.privateTo ? sayInChat(step, work) : publish(step, work);
  const media = partOf(work.outgoing, Number(part)).media[Number(at)];
  if (!media) throw new Error(`no media ${at} in part ${part}`);
  const captions = media.captions?.[Number(file)];
  const blob =
    verb === 'captions'
      ? { type: 'text/vtt', bytes: new TextEncoder().encode(captions?.vtt) }
      : { type: media.mimeType, bytes: await media.read() };
  const call = { method: 'com.atproto.repo.uploadBlob', blob };
  const sent = await askBluesky(work.credentials, call, z.object({ blob: z.unknown() }), work);
  return sent.ok ? { ok: true, result: { key: step.key, refs: { blob: JSON.stringify(sent.body.blob) } } } : sent;
}

/**
 * Written where only this step writes, and only if nothing is there: `swapRecord: null`. The same record again is no
 * change for the server; anything else there means that the step took place.
 */
async function publish(step: Step, work: PublishWork): Promise<StepOutcome> {
  const reply = await replyOf(step, work);
  if (!reply.ok) return reply;
  const made = await postRecordOf(step, indexOf(step, work.outgoing), reply.reply, work);
  if (!made.ok) return made;
  const { remoteId: repo } = work.account;
  const input = { repo, collection: postCollection, rkey: keyOf(step, work), record: made.record, swapRecord: null };
  const call = { method: 'com.atproto.repo.putRecord', input };
  const written = await askBluesky(work.credentials, call, strongRef, work);
  if (written.ok) return { ok: true, result: resultOf(step, written.body, reply.reply?.root, work.account) };
  if (written.xrpcError !== 'InvalidSwap') return written;
  const there = await lookUpBlueskyStep(step, work);
  return there.ok && there.found ? { ok: true, result: there.found } : written;
}

/** The account's own data server is where the record would be: not there is not out. */
export async function lookUpBlueskyStep(step: Step, work: PublishWork): Promise<LookUpOutcome> {
  if (work.outgoing.privateTo) return lookUpInChat(step, work);
  const uri = `at://${work.account.remoteId}/${postCollection}/${keyOf(step, work)}`;
  const there = await readRecord(work.credentials, uri, work);
  if (!there.ok) return there;
  if (!there.record) return { ok: true, found: undefined, certain: true };
  const { value, ...ref } = there.record;
  return { ok: true, found: resultOf(step, ref, rootOf(value), work.account) };
}

function resultOf(
  { key }: Step,
  { uri, cid }: StrongRef,
  root: StrongRef | undefined,
  { handle }: ChannelAccount,
): StepResult {
  const refs = { id: uri, cid, ...(root ? { rootUri: root.uri, rootCid: root.cid } : {}) };
  return { key, refs, url: `https://bsky.app/profile/${handle}/post/${uri.slice(uri.lastIndexOf('/') + 1)}` };
}

/** What this step answers, and the first post of that conversation. */
async function replyOf(
  step: Step,
  { outgoing, done, credentials, ...context }: PublishWork,
): Promise<{ ok: true; reply?: { root: StrongRef; parent: StrongRef } } | PublishTrouble> {
  const before = step.key === 'comment' ? step.part : step.part - 1;
  if (before >= 0) {
    const key = `part:${before}`;
    const parent = { uri: refOf(done, key, 'id'), cid: refOf(done, key, 'cid') };
    const { rootUri, rootCid } = done.find((one) => one.key === key)?.refs ?? {};
    return { ok: true, reply: { root: rootUri && rootCid ? { uri: rootUri, cid: rootCid } : parent, parent } };
  }
  const uri = outgoing.replyTo?.steps[0]?.refs['id'];
  if (uri === undefined) return { ok: true };
  const there = await readRecord(credentials, uri, context);
  if (!there.ok) return there;
  if (there.record) {
    const parent = { uri, cid: there.record.cid };
    return { ok: true, reply: { root: rootOf(there.record.value) ?? parent, parent } };
  }
  return blueskyTrouble(
    {
      kind: 'not_found',
      fr: 'ne trouve plus le message auquel répondre',
      en: 'no longer finds the message to answer',
      done: 'no',
    },
    credentials,
  );
}

function rootOf(value: Record<string, unknown>): StrongRef | undefined {
  return z.object({ reply: z.object({ root: strongRef }) }).safeParse(value).data?.reply.root;
}

function indexOf({ key }: Step, outgoing: Outgoing): number {
  return publicStepsOf(outgoing).findIndex((step) => step.key === key);
}

function keyOf(step: Step, { outgoing }: PublishWork): string {
  return recordKeyOf(outgoing, indexOf(step, outgoing));
}
