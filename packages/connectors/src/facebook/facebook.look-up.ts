import { z } from 'zod';
import { readGraph } from '../meta/graph.client.ts';
import { lookUpPrivate } from '../meta/messages.ts';
import { isSameText, isSettled, isSince, partOf, refOf, remoteIdOf, textWithLink } from '../publish.plan.ts';
import type { LookUpOutcome, PublishWork, Step } from '../publish.port.ts';
import { pageGraph, postUrl, type FacebookHosts } from './facebook.client.ts';
import { shapeOf } from './facebook.plan.ts';

const writtenSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      message: z.string().optional(),
      description: z.string().optional(),
      created_time: z.string(),
      permalink_url: z.string().optional(),
      from: z.object({ id: z.string() }).optional(),
    }),
  ),
});
const pageLength = 50;

/** Looks among what the page wrote since the delivery began: its feed, its videos, or its comments. */
export async function lookUpOnFacebook(hosts: FacebookHosts, step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const { outgoing, account, credentials } = work;
  if (outgoing.privateTo) return lookUpPrivate(pageGraph(hosts, credentials), 'messenger', step, work);
  const { path, query, text, isComment } = whereToLook(step, work);
  const asked = { ...query, limit: String(pageLength) };
  const answer = await readGraph(pageGraph(hosts, credentials), path, asked, writtenSchema, work);
  if (!answer.ok) return answer;
  const recent = answer.value.data.filter(({ created_time }) => isSince(outgoing, created_time));
  const found = recent.find(
    ({ id, message, description, from }) =>
      !isSettled(work.done, id) &&
      isSameText(text, message ?? description ?? '') &&
      (!isComment || from?.id === account.remoteId),
  );
  // A full page of newer ones may hide it.
  if (!found) return { ok: true, found: undefined, certain: recent.length < pageLength };
  const kind = path.endsWith('/videos') ? { kind: 'video' } : {};
  const url = found.permalink_url ? new URL(found.permalink_url, hosts.www).href : postUrl(hosts, work, found.id);
  return { ok: true, found: { key: step.key, refs: { id: found.id, ...kind }, url } };
}

function whereToLook({ key }: Step, { outgoing, done, account }: PublishWork) {
  const { kind, media } = shapeOf(outgoing);
  const text = textWithLink(partOf(outgoing, 0), media.length > 0 ? outgoing.link : undefined);
  const commentFields = {
    fields: 'id,message,created_time,permalink_url,from',
    filter: 'stream',
    order: 'reverse_chronological',
  };
  if (key === 'firstComment') {
    const path = `/${refOf(done, 'post', 'id')}/comments`;
    return { path, query: commentFields, text: outgoing.firstComment ?? '', isComment: true };
  }
  if (outgoing.replyTo)
    return { path: `/${remoteIdOf(outgoing.replyTo)}/comments`, query: commentFields, text, isComment: true };
  if (kind === 'video') {
    const query = { fields: 'id,description,created_time,permalink_url' };
    return { path: `/${account.remoteId}/videos`, query, text, isComment: false };
  }
  const query = { fields: 'id,message,created_time,permalink_url' };
  return { path: `/${account.remoteId}/feed`, query, text, isComment: false };
}
