import { z } from 'zod';
import {
  awaitContainer,
  createContainer,
  lookUpContainer,
  mediaFields,
  publishContainer,
} from '../meta/container.steps.ts';
import { readGraph, writeGraph } from '../meta/graph.client.ts';
import { lookUpPrivate, sendPrivate } from '../meta/messages.ts';
import { isSameText, isSettled, isSince, partOf, refOf, remoteIdOf } from '../publish.plan.ts';
import type { LookUpOutcome, PublishWork, Step, StepOutcome } from '../publish.port.ts';
import { instagramContainers, type InstagramHosts } from './instagram.client.ts';

const idSchema = z.object({ id: z.string() });
const commentsSchema = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      text: z.string().default(''),
      timestamp: z.string(),
      username: z.string().optional(),
      from: z.object({ id: z.string() }).optional(),
    }),
  ),
});

/** Performs one step of a delivery on an Instagram account. */
export async function performOnInstagram(hosts: InstagramHosts, step: Step, work: PublishWork): Promise<StepOutcome> {
  const { outgoing, done } = work;
  const containers = instagramContainers(hosts, work);
  const { text, media } = partOf(outgoing, 0);
  const [verb, at] = step.key.split(':');

  if (verb === 'private') return sendPrivate(containers.graph, 'instagram', step, work);
  if (verb === 'ready') {
    const container = refOf(done, at === undefined ? 'container' : `item:${at}`, 'container');
    return awaitContainer(containers, step, container, work);
  }
  if (verb === 'item') {
    const item = media[Number(at)];
    if (!item) throw new Error(`no media for step ${step.key}`);
    return createContainer(
      containers,
      step,
      { ...mediaFields(item, { video: 'VIDEO' }), is_carousel_item: 'true' },
      work,
    );
  }
  if (verb === 'container') {
    const [only] = media;
    const children = media.map((_, index) => `item:${index}`);
    const fields =
      only && media.length === 1
        ? mediaFields(only, { video: 'REELS' })
        : { media_type: 'CAROUSEL', children: children.map((key) => refOf(done, key, 'container')).join(',') };
    return createContainer(containers, step, { ...fields, caption: text }, work);
  }
  const comment = commentOf(step, work);
  if (!comment) return publishContainer(containers, step, refOf(done, 'container', 'container'), work);

  const answer = await writeGraph(containers.graph, comment.path, { message: comment.text }, idSchema, work);
  if (!answer.ok) return answer;
  return { ok: true, result: { key: step.key, refs: { id: answer.value.id }, url: profileOf(hosts, work) } };
}

/** The container knows whether a post is out; comments are looked for under what they answer. */
export async function lookUpOnInstagram(hosts: InstagramHosts, step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const { outgoing, done, account } = work;
  const containers = instagramContainers(hosts, work);
  if (outgoing.privateTo) return lookUpPrivate(containers.graph, 'instagram', step, work);
  const comment = commentOf(step, work);
  if (!comment) {
    const sought = { container: refOf(done, 'container', 'container'), text: partOf(outgoing, 0).text };
    return lookUpContainer(containers, step, sought, work);
  }
  const query = { fields: 'id,text,timestamp,username,from', limit: '50' };
  const answer = await readGraph(containers.graph, comment.path, query, commentsSchema, work);
  if (!answer.ok) return answer;
  const recent = answer.value.data.filter(({ timestamp }) => isSince(outgoing, timestamp));
  const found = recent.find(
    ({ id, text, from, username }) =>
      (from?.id === account.remoteId || username === account.handle) &&
      isSameText(comment.text, text) &&
      !isSettled(done, id),
  );
  if (!found) return { ok: true, found: undefined, certain: recent.length < 50 };
  return { ok: true, found: { key: step.key, refs: { id: found.id }, url: profileOf(hosts, work) } };
}

/** What a step writes under what: a post of ours was a container, anything else is a comment. */
function commentOf({ key }: Step, { outgoing, done }: PublishWork): { path: string; text: string } | undefined {
  if (key === 'firstComment')
    return { path: `/${refOf(done, 'post', 'id')}/comments`, text: outgoing.firstComment ?? '' };
  const { replyTo } = outgoing;
  if (!replyTo) return undefined;
  const isPost = replyTo.steps.some(({ refs }) => refs['container'] !== undefined);
  return { path: `/${remoteIdOf(replyTo)}/${isPost ? 'comments' : 'replies'}`, text: partOf(outgoing, 0).text };
}

/** Comments have no address of their own. */
function profileOf({ www }: InstagramHosts, { account, done }: PublishWork): string {
  return done.find(({ key }) => key === 'post')?.url ?? `${www}/${account.handle}/`;
}
