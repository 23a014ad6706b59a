import type { Bilingual } from '@beffroi/contracts';
import type { ReceiveContext, ReceivedEvent, Trouble } from '../port.ts';
import { hostOf, type MastodonServer } from './mastodon.client.ts';
import { postOfStatus } from './mastodon.mapper.ts';
import { findWithdrawn } from './timeline.deletions.ts';
import { readPage, type Timeline, type TimelinePage } from './timeline.pages.ts';
import {
  compareIds,
  forget,
  isNews,
  remember,
  uriOf,
  type TimelineEntry,
  type TimelineState,
} from './timeline.state.ts';

/** At most so many pages of 40 in one go: a long absence is caught up over several. */
const maxPages = 25;

export type TimelineReading = {
  ok: true;
  events: ReceivedEvent[];
  state: TimelineState;
  notes: Bilingual[];
  /** False when older entries remain to be read, from the state. */
  caughtUp: boolean;
  /** How long to wait when the server counts its allowance and it is used up. */
  waitSeconds?: number;
};

/**
 * Reads what a timeline has that the state does not: the newest page first, so that late arrivals, edits and deletions
 * among it are noticed, then whatever stands between the state and that page. No entry is lost when more came than a
 * page holds, nor when entries arrive between two pages.
 */
export async function readTimeline(
  at: MastodonServer,
  timeline: Timeline,
  state: TimelineState,
  context: ReceiveContext,
): Promise<TimelineReading | Trouble> {
  const newest = await readPage(at, timeline, {}, context);
  if (!newest.ok) return newest;
  const { lastId } = state;
  const hasGap = lastId !== undefined && newest.ids.length > 0 && newest.ids.every((id) => compareIds(id, lastId) > 0);
  const gap: Gap = hasGap
    ? await fillGap(at, timeline, newest, lastId, context)
    : { entries: [], notes: [], caughtUp: true, reached: newest.ids.at(-1), waitSeconds: exhausted(newest) };

  const entries = [...newest.entries, ...gap.entries].sort((a, b) => compareIds(a.id, b.id));
  const known = remember(state, entries, gap.reached);
  const seen = new Set<string>();
  const fresh = entries.filter((entry) => isNews(entry, state) && !seen.has(entry.id) && seen.add(entry.id));
  const withdrawn = await findWithdrawn(at, timeline, newest, state, context);
  const events: ReceivedEvent[] = [
    ...fresh.map(({ status }): ReceivedEvent => {
      return { kind: 'post', post: postOfStatus(status, at.server, (id) => uriOf(known, id)) };
    }),
    ...withdrawn.events,
  ];
  const notes = [...gap.notes];
  if (newest.unreadable > 0) notes.push(unreadableNote(at.server, newest.unreadable));
  return {
    ok: true,
    events,
    state: forget(known, withdrawn.ids),
    notes,
    caughtUp: gap.caughtUp,
    ...(gap.waitSeconds === undefined ? {} : { waitSeconds: gap.waitSeconds }),
  };
}

type Gap = {
  entries: TimelineEntry[];
  notes: Bilingual[];
  caughtUp: boolean;
  reached: string | undefined;
  waitSeconds: number | undefined;
};

/** From the last id read towards the newest page; where the server cannot page forwards, from that page backwards. */
async function fillGap(
  at: MastodonServer,
  timeline: Timeline,
  newest: TimelinePage,
  lastId: string,
  context: ReceiveContext,
): Promise<Gap> {
  const forwards = timeline.direction === 'forwards';
  const top = newest.ids.at(-1);
  const bottom = newest.ids[0];
  const entries: TimelineEntry[] = [];
  let edge = forwards ? lastId : bottom;
  let last: TimelinePage = newest;
  for (let page = 1; page < maxPages; page += 1) {
    const wait = exhausted(last);
    if (wait !== undefined) return { ...stopped(edge, wait), entries };
    const next = await readPage(at, timeline, forwards ? { min_id: edge } : { max_id: edge }, context);
    if (!next.ok) return { ...stopped(edge, next.retryAfterSeconds ?? 60), entries, notes: [next.message] };
    entries.push(...next.entries.filter(({ id }) => compareIds(id, lastId) > 0));
    const met = next.ids.some((id) => compareIds(id, forwards ? (bottom ?? id) : lastId) * (forwards ? 1 : -1) >= 0);
    if (met || next.ids.length === 0)
      return { entries, notes: [], caughtUp: true, reached: top, waitSeconds: undefined };
    edge = forwards ? next.ids.at(-1) : next.ids[0];
    last = next;
  }
  return { ...stopped(edge, undefined), entries };

  function stopped(reached: string | undefined, waitSeconds: number | undefined): Gap {
    // Backwards, what is older than the edge cannot be asked for later: it is said rather than passed over.
    const lost = forwards ? [] : [lostNote(at.server)];
    return { entries: [], notes: lost, caughtUp: !forwards, reached: forwards ? reached : top, waitSeconds };
  }
}

function exhausted({ remaining, resetSeconds }: TimelinePage): number | undefined {
  return remaining !== undefined && remaining < 2 ? (resetSeconds ?? 60) : undefined;
}

function unreadableNote(server: string, count: number): Bilingual {
  const who = hostOf(server);
  return {
    fr: `${count} message(s) de ${who} n’ont pas pu être lus : leur forme n’est pas celle de l’API Mastodon.`,
    en: `${count} post(s) of ${who} could not be read: their form is not that of the Mastodon API.`,
  };
}

function lostNote(server: string): Bilingual {
  const who = hostOf(server);
  return {
    fr: `La recherche de ${who} a rendu plus de messages qu’elle n’en laisse relire : une partie manque.`,
    en: `The search of ${who} found more posts than it lets be read back: some are missing.`,
  };
}
