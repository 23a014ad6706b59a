import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';
import { isSameText, isSettled, isSince } from '../publish.plan.ts';
import type { LookUpOutcome, OutgoingMedia, PublishWork, Step, StepOutcome } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { readGraph, writeGraph, type Graph } from './graph.client.ts';

/**
 * Instagram and Threads publish alike: what is prepared is a container, fetched and converted over there; publishing it
 * makes it a post, once, and the container says for a day whether it was.
 */
export type ContainerNetwork = {
  graph: Graph;
  userId: string;
  createEdge: 'media' | 'threads';
  publishEdge: 'media_publish' | 'threads_publish';
  statusField: 'status_code' | 'status';
  /** Where an error is explained. */
  reasonField: 'status' | 'error_message';
  textField: 'caption' | 'text';
  /** Where what was published lately stands. */
  recentEdges: readonly string[];
};

const idSchema = z.object({ id: z.string() });
const statusSchema = z.record(z.string(), z.string().optional());
const permalinkSchema = z.object({ permalink: z.string().optional() });
const recentSchema = z.object({
  data: z.array(z.looseObject({ id: z.string(), timestamp: z.string(), permalink: z.string().optional() })),
});

/** Prepares one container. */
export async function createContainer(
  { graph, userId, createEdge }: ContainerNetwork,
  step: Step,
  fields: Record<string, string | undefined>,
  work: PublishWork,
): Promise<StepOutcome> {
  const answer = await writeGraph(graph, `/${userId}/${createEdge}`, fields, idSchema, work, { timeoutMs: 60_000 });
  return answer.ok ? { ok: true, result: { key: step.key, refs: { container: answer.value.id } } } : answer;
}

/** Waits until a container can be published. */
export async function awaitContainer(
  network: ContainerNetwork,
  step: Step,
  container: string,
  work: PublishWork,
): Promise<StepOutcome> {
  const { graph, reasonField } = network;
  const status = await statusOf(network, container, work);
  if (!status.ok) return status;
  if (status.is === 'IN_PROGRESS') return { ok: true, waitSeconds: 10 };
  if (status.is === 'ERROR')
    return troubleOfKind('media_refused', graph.who, { detail: status.fields[reasonField], says: unusable });
  if (status.is === 'EXPIRED') return troubleOfKind('rejected', graph.who, { says: expired });
  return { ok: true, result: { key: step.key, refs: { container } } };
}

/** Makes a container a post. One that was published before is told as a duplicate: looking it up finds it. */
export async function publishContainer(
  network: ContainerNetwork,
  step: Step,
  container: string,
  work: PublishWork,
): Promise<StepOutcome> {
  const { graph, userId, publishEdge } = network;
  const answer = await writeGraph(graph, `/${userId}/${publishEdge}`, { creation_id: container }, idSchema, work);
  if (answer.ok) {
    const { id } = answer.value;
    const seen = await readGraph(graph, `/${id}`, { fields: 'id,permalink' }, permalinkSchema, work);
    const url = seen.ok ? seen.value.permalink : undefined;
    return { ok: true, result: { key: step.key, refs: { id, container }, ...(url ? { url } : {}) } };
  }
  if (answer.done === 'unknown' || !['rejected', 'media_refused', 'not_found'].includes(answer.kind)) return answer;
  const status = await statusOf(network, container, work);
  return status.ok && status.is === 'PUBLISHED' ? troubleOfKind('duplicate', graph.who) : answer;
}

/** The container knows whether it was published; the post itself is then among the latest. */
export async function lookUpContainer(
  network: ContainerNetwork,
  step: Step,
  { container, text }: { container: string; text: string },
  work: PublishWork,
): Promise<LookUpOutcome> {
  const status = await statusOf(network, container, work);
  if (!status.ok) return status;
  if (status.is !== 'PUBLISHED') return { ok: true, found: undefined, certain: true };
  const { graph, userId, recentEdges, textField } = network;
  const query = { fields: `id,${textField},timestamp,permalink`, limit: '25' };
  for (const edge of recentEdges) {
    const recent = await readGraph(graph, `/${userId}/${edge}`, query, recentSchema, work);
    if (!recent.ok) return recent;
    const post = recent.value.data.find(
      ({ id, timestamp, [textField]: said = '' }) =>
        isSince(work.outgoing, timestamp) && isSameText(text, String(said)) && !isSettled(work.done, id),
    );
    if (!post) continue;
    const { id, permalink } = post;
    const refs = { id, container };
    return { ok: true, found: { key: step.key, refs, ...(permalink ? { url: permalink } : {}) } };
  }
  return { ok: true, found: undefined, certain: false };
}

/**
 * How one image or video is handed over: by an address that the network fetches. Instagram takes no type for an image,
 * Threads wants one.
 */
export function mediaFields(
  { kind, alt, publicUrl }: OutgoingMedia,
  types: { image?: 'IMAGE'; video: 'REELS' | 'VIDEO' },
): Record<string, string> {
  if (kind === 'video') return { media_type: types.video, video_url: publicUrl() };
  return {
    ...(types.image ? { media_type: types.image } : {}),
    image_url: publicUrl(),
    ...(alt === '' ? {} : { alt_text: alt }),
  };
}

async function statusOf({ graph, statusField, reasonField }: ContainerNetwork, container: string, work: PublishWork) {
  const query = { fields: `id,${statusField},${reasonField}` };
  const answer = await readGraph(graph, `/${container}`, query, statusSchema, work);
  if (!answer.ok) return answer;
  return { ok: true as const, is: answer.value[statusField], fields: answer.value };
}

const unusable: Bilingual = {
  fr: 'n’a pas pu utiliser un des médias',
  en: 'could not use one of the media',
};
const expired: Bilingual = {
  fr: 'n’a plus le brouillon préparé (il vit 24 heures) : relancez l’envoi',
  en: 'no longer has what was prepared (it lives for 24 hours): send it again',
};
