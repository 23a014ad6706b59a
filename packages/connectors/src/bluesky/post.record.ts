import { z } from 'zod';
import { partOf, refOf, textWithLink } from '../publish.plan.ts';
import type {
  Credentials,
  Outgoing,
  OutgoingMedia,
  PublishContext,
  PublishTrouble,
  PublishWork,
  Step,
} from '../publish.port.ts';
import { askBluesky } from './bluesky.calls.ts';
import { postCollection } from './bluesky.types.ts';
import { findMarks, type Mark } from './facets.write.ts';

export type StrongRef = { uri: string; cid: string };

const facetType = 'app.bsky.richtext.facet';

/**
 * The record of a step, the same whenever it is made: its date is that of the delivery, a millisecond later for each
 * part so that they stay in order.
 */
export async function postRecordOf(
  step: Step,
  index: number,
  reply: { root: StrongRef; parent: StrongRef } | undefined,
  work: PublishWork,
): Promise<{ ok: true; record: Record<string, unknown> } | PublishTrouble> {
  const { outgoing } = work;
  const text = textOf(step, outgoing);
  const marked = await facetsOf(text, work);
  if (!marked.ok) return marked;
  const { facets } = marked;
  const embed = step.key === 'comment' ? undefined : embedOf(step, work);
  const hidesMedia = outgoing.contentWarning && embed !== undefined;
  const record = {
    $type: postCollection,
    text,
    createdAt: new Date(Date.parse(outgoing.startedAt) + index).toISOString(),
    langs: [outgoing.lang],
    ...(facets.length > 0 ? { facets } : {}),
    ...(embed ? { embed } : {}),
    ...(reply ? { reply } : {}),
    ...(hidesMedia
      ? { labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'graphic-media' }] } }
      : {}),
  };
  return { ok: true, record };
}

/** A link shows as a card, and only where images take its place is it written in the text. */
function textOf(step: Step, outgoing: Outgoing): string {
  if (step.key === 'comment') return outgoing.firstComment ?? '';
  const part = partOf(outgoing, step.part);
  return step.part === 0 && part.media.length > 0 ? textWithLink(part, outgoing.link) : part.text;
}

function embedOf(step: Step, { outgoing, done }: PublishWork): Record<string, unknown> | undefined {
  const { media } = partOf(outgoing, step.part);
  const blobOf = (key: string) => JSON.parse(refOf(done, key, 'blob')) as unknown;
  const [first] = media;
  if (first?.kind === 'video') {
    const captions = (first.captions ?? []).map(({ lang }, at) => ({
      lang,
      file: blobOf(`captions:${step.part}:0:${at}`),
    }));
    return {
      $type: 'app.bsky.embed.video',
      video: blobOf(`media:${step.part}:0`),
      aspectRatio: ratioOf(first),
      ...(first.alt === '' ? {} : { alt: first.alt }),
      ...(captions.length > 0 ? { captions } : {}),
    };
  }
  if (media.length > 0) {
    return {
      $type: 'app.bsky.embed.images',
      images: media.map((one, at) => ({
        image: blobOf(`media:${step.part}:${at}`),
        alt: one.alt,
        aspectRatio: ratioOf(one),
      })),
    };
  }
  const { link } = outgoing;
  if (!link || step.part > 0) return undefined;
  const { url, title, description = '' } = link;
  const external = { uri: url, title: title ?? new URL(url).host, description };
  return { $type: 'app.bsky.embed.external', external };
}

function ratioOf({ width, height }: OutgoingMedia) {
  return { width, height };
}

/** Links, hashtags and mentions of a text, marked as the network wants them. */
export async function facetsOf(
  text: string,
  { credentials, ...context }: PublishWork,
): Promise<{ ok: true; facets: Record<string, unknown>[] } | PublishTrouble> {
  const facets: Record<string, unknown>[] = [];
  for (const mark of findMarks(text)) {
    const { byteStart, byteEnd } = mark;
    const found = await featureOf(mark, credentials, context);
    if (!found.ok) return found;
    if (found.feature) facets.push({ index: { byteStart, byteEnd }, features: [found.feature] });
  }
  return { ok: true, facets };
}

/** A mention of nobody stays plain text; one that could not be asked for waits. */
async function featureOf(
  mark: Mark,
  credentials: Credentials,
  context: PublishContext,
): Promise<{ ok: true; feature?: Record<string, unknown> } | PublishTrouble> {
  if (mark.kind === 'link') return { ok: true, feature: { $type: `${facetType}#link`, uri: mark.uri } };
  if (mark.kind === 'tag') return { ok: true, feature: { $type: `${facetType}#tag`, tag: mark.tag } };
  const call = { method: 'com.atproto.identity.resolveHandle', query: { handle: mark.handle } };
  const told = await askBluesky(credentials, call, z.object({ did: z.string() }), context);
  if (told.ok) return { ok: true, feature: { $type: `${facetType}#mention`, did: told.body.did } };
  return told.kind === 'rejected' || told.kind === 'not_found' ? { ok: true } : told;
}
