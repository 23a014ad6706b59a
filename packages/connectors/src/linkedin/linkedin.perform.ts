import { z } from 'zod';
import { isSameText, isSettled, isSince, partOf, refOf, remoteIdOf, textWithLink } from '../publish.plan.ts';
import type { LookUpOutcome, Outgoing, PublishWork, Step, StepOutcome, StepResult } from '../publish.port.ts';
import { unreadablePublication } from '../publish.trouble.ts';
import { linkedInName, readLinkedIn, updateUrl, writeLinkedIn, type LinkedInHosts } from './linkedin.client.ts';
import { uploadStep } from './linkedin.upload.ts';
import { commentsSchema, commentUrnOf } from './linkedin.mapper.ts';
import { fromLittleText, toLittleText } from './little.text.ts';

const createdSchema = z.object({ commentUrn: z.string().optional(), id: z.string().optional() }).optional();
const postsSchema = z.object({
  elements: z.array(z.object({ id: z.string(), commentary: z.string().default(''), createdAt: z.number().optional() })),
});
const recentLength = 20;

/** Performs one step of a delivery on a LinkedIn page. */
export async function performOnLinkedIn(hosts: LinkedInHosts, step: Step, work: PublishWork): Promise<StepOutcome> {
  if (step.kind === 'prepare') return uploadStep(hosts, step, work);
  const { outgoing, done, account, credentials } = work;
  const as = { hosts, credentials };
  const comment = commentOf(step, work);
  if (comment) {
    const { target, object, text } = comment;
    const body = {
      actor: account.remoteId,
      object,
      message: { text },
      ...(target === object ? {} : { parentComment: target }),
    };
    const path = `/socialActions/${encodeURIComponent(target)}/comments`;
    const answer = await writeLinkedIn(as, path, body, createdSchema, work);
    if (!answer.ok) return answer;
    const id = answer.value?.id ?? answer.headers['x-restli-id'];
    const urn = answer.value?.commentUrn ?? (id ? `urn:li:comment:(${object},${id})` : undefined);
    return urn ? { ok: true, result: resultOf(hosts, step, urn) } : unreadablePublication(linkedInName);
  }
  const body = {
    author: account.remoteId,
    commentary: toLittleText(commentaryOf(outgoing)),
    visibility: 'PUBLIC',
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    ...contentOf(outgoing, done),
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: false,
  };
  const answer = await writeLinkedIn(as, '/posts', body, z.unknown(), work);
  if (!answer.ok) return answer;
  const urn = answer.headers['x-restli-id'] ?? answer.headers['x-linkedin-id'];
  return urn ? { ok: true, result: resultOf(hosts, step, urn) } : unreadablePublication(linkedInName);
}

/** Looks among the latest posts of the page, or the comments under what is answered. */
export async function lookUpOnLinkedIn(hosts: LinkedInHosts, step: Step, work: PublishWork): Promise<LookUpOutcome> {
  const { outgoing, done, account, credentials } = work;
  const as = { hosts, credentials };
  const comment = commentOf(step, work);
  if (comment) {
    const path = `/socialActions/${encodeURIComponent(comment.target)}/comments?start=0&count=100`;
    const answer = await readLinkedIn(as, path, commentsSchema, work);
    if (!answer.ok) return answer;
    const found = answer.value.elements.find(
      (one) =>
        one.actor === account.remoteId &&
        isSince(outgoing, one.created?.time) &&
        isSameText(comment.text, one.message.text) &&
        !isSettled(done, commentUrnOf(one)),
    );
    if (found) return { ok: true, found: resultOf(hosts, step, commentUrnOf(found)) };
    return { ok: true, found: undefined, certain: answer.value.elements.length < 100 };
  }
  const query = `author=${encodeURIComponent(account.remoteId)}&q=author&count=${recentLength}&sortBy=CREATED`;
  const answer = await readLinkedIn(as, `/posts?${query}`, postsSchema, work, { finder: true });
  if (!answer.ok) return answer;
  const recent = answer.value.elements.filter(({ createdAt }) => isSince(outgoing, createdAt));
  const found = recent.find(
    ({ id, commentary }) => isSameText(commentaryOf(outgoing), fromLittleText(commentary)) && !isSettled(done, id),
  );
  if (found) return { ok: true, found: resultOf(hosts, step, found.id) };
  return { ok: true, found: undefined, certain: recent.length < recentLength };
}

/** The text of a post; the address of an article has its own card, unless something else takes its place. */
export function commentaryOf(outgoing: Outgoing): string {
  const part = partOf(outgoing, 0);
  return textWithLink(part, part.media.length > 0 || outgoing.poll ? outgoing.link : undefined);
}

/** What a step writes under what; a comment is answered in the conversation that it belongs to. */
function commentOf({ key }: Step, { outgoing, done }: PublishWork) {
  if (key === 'firstComment') {
    const target = refOf(done, 'post', 'id');
    return { target, object: target, text: outgoing.firstComment ?? '' };
  }
  if (!outgoing.replyTo) return undefined;
  const target = remoteIdOf(outgoing.replyTo);
  const object = /^urn:li:comment:\((.+),\d+\)$/.exec(target)?.[1] ?? target;
  return { target, object, text: commentaryOf(outgoing) };
}

function contentOf(outgoing: Outgoing, done: readonly StepResult[]): { content?: unknown } {
  const { text, media } = partOf(outgoing, 0);
  const ids = media.map((_, at) => refOf(done, `upload:${at}`, 'media'));
  const [only] = media;
  if (only?.kind === 'video') return { content: { media: { id: ids[0], title: outgoing.title ?? only.alt } } };
  const images = media.map(({ alt }, at) => ({ id: ids[at], altText: alt }));
  if (images.length > 1) return { content: { multiImage: { images } } };
  if (images.length === 1) return { content: { media: images[0] } };
  if (outgoing.poll) {
    const question = outgoing.title ?? (text.length > 140 ? `${text.slice(0, 139).toWellFormed()}…` : text);
    const options = outgoing.poll.options.map((option) => ({ text: option }));
    const settings = { voteSelectionType: 'SINGLE_VOTE', duration: durationOf(outgoing.poll.minutes) };
    return { content: { poll: { question, options, settings } } };
  }
  if (!outgoing.link) return {};
  const { url, title = url, description } = outgoing.link;
  return { content: { article: { source: url, title, ...(description ? { description } : {}) } } };
}

/** A poll lasts one of four times: the shortest that is long enough. */
function durationOf(minutes: number): string {
  const days = minutes / 1440;
  if (days <= 1) return 'ONE_DAY';
  if (days <= 3) return 'THREE_DAYS';
  return days <= 7 ? 'SEVEN_DAYS' : 'FOURTEEN_DAYS';
}

function resultOf(hosts: LinkedInHosts, { key }: Step, urn: string): StepResult {
  return { key, refs: { id: urn }, url: updateUrl(hosts, urn) };
}
