import { z } from 'zod';
import type { ReceiveContext, Trouble } from '../port.ts';
import { unreadableAnswer } from '../status.trouble.ts';
import { hostOf, readMastodon, type MastodonServer } from './mastodon.client.ts';
import { notificationSchema, statusSchema } from './mastodon.types.ts';
import { compareIds, type TimelineEntry } from './timeline.state.ts';

/** Something of a server that can be paged: a timeline, a search, the notifications of an account. */
export type Timeline = {
  path: string;
  query: Record<string, string | string[] | undefined>;
  holds: 'statuses' | 'found statuses' | 'notifications';
  /** Timelines and notifications page forwards by `min_id`; the search only backwards by `max_id`. */
  direction: 'forwards' | 'backwards';
};

export type TimelinePage = {
  ok: true;
  /** Of everything on the page, read or not, oldest first: what it is paged by. */
  ids: string[];
  entries: TimelineEntry[];
  unreadable: number;
  remaining?: number;
  resetSeconds?: number;
};

const perPage = '40';
const listSchema = z.array(z.unknown());
const withId = z.object({ id: z.string() });
const searchSchema = z.object({ statuses: listSchema });
/** What listening may keep: never what was addressed to chosen people. */
const openVisibilities = new Set(['public', 'unlisted']);

export async function readPage(
  at: MastodonServer,
  timeline: Timeline,
  bound: { min_id?: string | undefined; max_id?: string | undefined },
  context: ReceiveContext,
): Promise<TimelinePage | Trouble> {
  const answer = await readMastodon(at, timeline.path, { ...timeline.query, limit: perPage, ...bound }, context);
  if (!answer.ok) return answer;
  const { body, ...rest } = answer;
  const listed =
    timeline.holds === 'found statuses' ? searchSchema.safeParse(body).data?.statuses : listSchema.safeParse(body).data;
  if (!listed) return unreadableAnswer(hostOf(at.server));
  const read = listed.map(timeline.holds === 'notifications' ? entryOfNotification : entryOfStatus);
  return {
    ...rest,
    ids: listed.flatMap((value) => withId.safeParse(value).data?.id ?? []).sort(compareIds),
    entries: read.filter((entry) => entry !== undefined && entry !== 'not for us'),
    unreadable: read.filter((entry) => entry === undefined).length,
  };
}

export function entryOfStatus(value: unknown): TimelineEntry | 'not for us' | undefined {
  const status = statusSchema.safeParse(value).data;
  if (!status) return undefined;
  return openVisibilities.has(status.visibility) ? { id: status.id, status } : 'not for us';
}

export function entryOfNotification(value: unknown): TimelineEntry | 'not for us' | undefined {
  const notification = notificationSchema.safeParse(value).data;
  if (!notification) return undefined;
  const { id, type, status } = notification;
  if (type !== 'mention' || !status || !openVisibilities.has(status.visibility)) return 'not for us';
  return { id, status };
}
