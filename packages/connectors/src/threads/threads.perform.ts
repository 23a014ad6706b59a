import {
  awaitContainer,
  createContainer,
  lookUpContainer,
  mediaFields,
  publishContainer,
} from '../meta/container.steps.ts';
import { partOf, refOf, remoteIdOf } from '../publish.plan.ts';
import type { LookUpOutcome, Outgoing, PublishWork, Step, StepOutcome } from '../publish.port.ts';
import { threadsContainers, type ThreadsHosts } from './threads.client.ts';
import { postsOf } from './threads.plan.ts';

const mediaTypes = { image: 'IMAGE', video: 'VIDEO' } as const;

/** Performs one step of a delivery on a Threads account. */
export async function performOnThreads(hosts: ThreadsHosts, step: Step, work: PublishWork): Promise<StepOutcome> {
  const { done } = work;
  const containers = threadsContainers(hosts, work);
  const [verb, part, at] = step.key.split(':');
  if (verb === 'ready') {
    const container = refOf(done, at === undefined ? `container:${part}` : `item:${part}:${at}`, 'container');
    return awaitContainer(containers, step, container, work);
  }
  if (verb === 'post') return publishContainer(containers, step, containerOf(step, work), work);

  const { media } = partOf({ parts: postsOf(work.outgoing) }, step.part);
  if (verb === 'item') {
    const item = media[Number(at)];
    if (!item) throw new Error(`no media for step ${step.key}`);
    return createContainer(containers, step, { ...mediaFields(item, mediaTypes), is_carousel_item: 'true' }, work);
  }
  return createContainer(containers, step, fieldsOf(step, work), work);
}

/** The container knows whether a post is out. */
export async function lookUpOnThreads(hosts: ThreadsHosts, step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const { text } = partOf({ parts: postsOf(work.outgoing) }, step.part);
  return lookUpContainer(threadsContainers(hosts, work), step, { container: containerOf(step, work), text }, work);
}

function containerOf({ part }: Step, { done }: PublishWork): string {
  return refOf(done, `container:${part}`, 'container');
}

function fieldsOf({ part }: Step, { outgoing, done }: PublishWork): Record<string, string | undefined> {
  const { text, media } = partOf({ parts: postsOf(outgoing) }, part);
  const [only] = media;
  const parent = part > 0 ? refOf(done, `post:${part - 1}`, 'id') : undefined;
  const shared = {
    text,
    reply_to_id: parent ?? (outgoing.replyTo ? remoteIdOf(outgoing.replyTo) : undefined),
  };
  if (only && media.length === 1) return { ...mediaFields(only, mediaTypes), ...shared };
  if (only) {
    const children = media.map((_, at) => refOf(done, `item:${part}:${at}`, 'container')).join(',');
    return { media_type: 'CAROUSEL', children, ...shared };
  }
  const extras = part === 0 ? extrasOf(outgoing) : {};
  return { media_type: 'TEXT', ...shared, ...extras };
}

/** A poll and a link card go with a text alone, and not together. */
function extrasOf({ poll, link }: Outgoing): Record<string, string> {
  if (poll) {
    const named = poll.options.map((option, at) => [`option_${'abcd'[at] ?? ''}`, option]);
    return { poll_attachment: JSON.stringify(Object.fromEntries(named)) };
  }
  return link ? { link_attachment: link.url } : {};
}
