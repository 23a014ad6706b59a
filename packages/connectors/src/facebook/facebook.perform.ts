import { z } from 'zod';
import { subRipOf } from '../meta/captions.convert.ts';
import { writeGraph, type GraphAnswer } from '../meta/graph.client.ts';
import { sendPrivate } from '../meta/messages.ts';
import { partOf, refOf, remoteIdOf, textWithLink } from '../publish.plan.ts';
import type { PublishWork, Step, StepOutcome, StepResult } from '../publish.port.ts';
import { pageGraph, postUrl, type FacebookHosts } from './facebook.client.ts';
import { shapeOf } from './facebook.plan.ts';

const idSchema = z.object({ id: z.string(), post_id: z.string().optional() });
const successSchema = z.object({ success: z.literal(true) });
/** Facebook answers once it has the file. */
const uploadTimeoutMs = 180_000;

/** Performs one step of a delivery on a page. */
export async function performOnFacebook(hosts: FacebookHosts, step: Step, work: PublishWork): Promise<StepOutcome> {
  const { outgoing, done, account, credentials } = work;
  const graph = pageGraph(hosts, credentials);
  const { kind, media } = shapeOf(outgoing);
  const part = partOf(outgoing, 0);
  const [verb, detail = ''] = step.key.split(':');

  if (verb === 'private') return sendPrivate(graph, 'messenger', step, work);
  if (verb === 'photo') {
    const image = media[Number(detail)];
    if (!image) throw new Error(`no image for step ${step.key}`);
    const file = { field: 'source', name: `${image.id}.${extensionOf(image.mimeType)}`, type: image.mimeType };
    const fields = { published: 'false', ...(image.alt === '' ? {} : { alt_text_custom: image.alt }) };
    const answer = await writeGraph(graph, `/${account.remoteId}/photos`, fields, idSchema, work, {
      file: { ...file, bytes: await image.read() },
      timeoutMs: uploadTimeoutMs,
    });
    return outcomeOf(step, answer, ({ id }) => ({ refs: { photo: id } }));
  }

  if (verb === 'captions') {
    const captions = media[0]?.captions?.find(({ lang }) => lang === detail);
    if (!captions) throw new Error(`no captions for step ${step.key}`);
    const locale = localeOf(captions.lang);
    const bytes = new TextEncoder().encode(subRipOf(captions.vtt));
    const file = { field: 'captions_file', name: `captions.${locale}.srt`, type: 'application/x-subrip', bytes };
    const path = `/${refOf(done, 'post', 'id')}/captions`;
    const answer = await writeGraph(graph, path, { default_locale: locale }, successSchema, work, { file });
    return outcomeOf(step, answer, () => ({ refs: {} }));
  }

  if (verb === 'firstComment') {
    const path = `/${refOf(done, 'post', 'id')}/comments`;
    const answer = await writeGraph(graph, path, { message: outgoing.firstComment }, idSchema, work);
    return outcomeOf(step, answer, ({ id }) => ({ refs: { id }, url: postUrl(hosts, work, id) }));
  }

  const text = textWithLink(part, media.length > 0 ? outgoing.link : undefined);
  if (kind === 'comment' && outgoing.replyTo) {
    const photo = media.length > 0 ? { attachment_id: refOf(done, 'photo:0', 'photo') } : {};
    const path = `/${remoteIdOf(outgoing.replyTo)}/comments`;
    const answer = await writeGraph(graph, path, { message: text, ...photo }, idSchema, work);
    return outcomeOf(step, answer, ({ id }) => ({ refs: { id }, url: postUrl(hosts, work, id) }));
  }
  if (kind === 'video') {
    const fields = { file_url: media[0]?.publicUrl(), description: text, title: outgoing.title };
    const options = { timeoutMs: uploadTimeoutMs };
    const answer = await writeGraph(graph, `/${account.remoteId}/videos`, fields, idSchema, work, options);
    return outcomeOf(step, answer, ({ id }) => ({ refs: { id, kind: 'video' }, url: postUrl(hosts, work, id) }));
  }
  const photos = media.map((_, at) => [
    `attached_media[${at}]`,
    JSON.stringify({ media_fbid: refOf(done, `photo:${at}`, 'photo') }),
  ]);
  const fields = { message: text, ...Object.fromEntries(photos) } as Record<string, string>;
  const card = media.length === 0 && outgoing.link ? { link: outgoing.link.url } : {};
  const answer = await writeGraph(graph, `/${account.remoteId}/feed`, { ...fields, ...card }, idSchema, work);
  return outcomeOf(step, answer, ({ id }) => ({ refs: { id }, url: postUrl(hosts, work, id) }));
}

function outcomeOf<T>({ key }: Step, answer: GraphAnswer<T>, left: (value: T) => Omit<StepResult, 'key'>): StepOutcome {
  return answer.ok ? { ok: true, result: { key, ...left(answer.value) } } : answer;
}

function extensionOf(mimeType: string): string {
  return mimeType.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin';
}

/** Facebook wants a language and a country. */
function localeOf(lang: string): string {
  const [language = 'fr', region] = lang.split('-');
  return `${language}_${(region ?? (language === 'en' ? 'US' : language)).toUpperCase()}`;
}
