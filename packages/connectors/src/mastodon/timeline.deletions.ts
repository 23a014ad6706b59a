import type { ReceiveContext, ReceivedEvent } from '../port.ts';
import { readMastodon, type MastodonServer } from './mastodon.client.ts';
import { postOfStatus } from './mastodon.mapper.ts';
import { entryOfStatus, type Timeline, type TimelinePage } from './timeline.pages.ts';
import { compareIds, uriOf, type TimelineState } from './timeline.state.ts';

/** At most so many questions at each reading: the others wait for the next. */
const maxQuestions = 10;

/**
 * Statuses that the newest page should hold and does not: each is asked for by its id. Gone, it is a deletion; still
 * there, it was edited out of the timeline (its hashtag removed) and is told one last time.
 */
export async function findWithdrawn(
  at: MastodonServer,
  timeline: Timeline,
  newest: TimelinePage,
  state: TimelineState,
  context: ReceiveContext,
): Promise<{ events: ReceivedEvent[]; ids: Set<string> }> {
  const events: ReceivedEvent[] = [];
  const ids = new Set<string>();
  if (timeline.holds !== 'statuses') return { events, ids };
  for (const id of missingFrom(newest, state).slice(0, maxQuestions)) {
    const answer = await readMastodon(at, `/api/v1/statuses/${encodeURIComponent(id)}`, {}, context);
    if (!answer.ok && answer.kind !== 'not_found' && answer.kind !== 'gone') break;
    ids.add(id);
    const entry = answer.ok ? entryOfStatus(answer.body) : undefined;
    const originId = uriOf(state, id);
    if (entry && entry !== 'not for us') events.push({ kind: 'post', post: postOfStatus(entry.status, at.server) });
    else if (originId) events.push({ kind: 'deletion', network: 'mastodon', originId });
  }
  return { events, ids };
}

function missingFrom({ ids }: TimelinePage, { seen }: TimelineState): string[] {
  const shown = new Set(ids);
  const oldest = ids[0];
  if (oldest === undefined) return [];
  return seen.map(([id]) => id).filter((id) => compareIds(id, oldest) > 0 && !shown.has(id));
}
