import { sql } from 'kysely';
import { conversationStates, type ConversationState } from '@beffroi/contracts';
import type { Db } from '../desk.deps.ts';
import type { Viewer } from './conversation.filter.ts';

type Counts = {
  byState: Record<ConversationState, number>;
  mine: number;
  red: number;
  overdue: number;
  unassigned: number;
};

/** Beyond this a number helps nobody: it is shown with a plus. */
const MOST = 10_000;

/** How many conversations stand where; what is closed is counted up to ten thousand. */
export async function countConversations(db: Db, territoryId: string, viewer: Viewer): Promise<Counts> {
  const open = await sql<{
    state: ConversationState;
    count: number;
    mine: number;
    red: number;
    overdue: number;
    unassigned: number;
  }>`
    select c.state, count(*)::int as count,
      count(*) filter (where c.assignee_id = ${viewer.personId ?? ''})::int as mine,
      count(*) filter (where c.red)::int as red,
      count(*) filter (where c.due_at < ${viewer.now})::int as overdue,
      count(*) filter (where c.assignee_id is null)::int as unassigned
    from (
      select * from desk.conversation c
      where c.territory_id = ${territoryId} and c.merged_into is null and c.state <> 'closed'
        and (c.snoozed_until is null or c.snoozed_until <= ${viewer.now})
      order by c.pressing desc, c.last_at, c.id limit ${MOST}
    ) c group by c.state
  `.execute(db);
  const closed = await sql<{ count: number }>`
    select count(*)::int as count from (
      select 1 from desk.conversation c
      where c.territory_id = ${territoryId} and c.state = 'closed' and c.merged_into is null limit ${MOST}
    ) capped
  `.execute(db);
  const byState = Object.fromEntries(conversationStates.map((state) => [state, 0])) as Counts['byState'];
  const sum = (of: 'mine' | 'red' | 'overdue' | 'unassigned') => open.rows.reduce((all, row) => all + row[of], 0);
  for (const { state, count } of open.rows) byState[state] = count;
  byState.closed = closed.rows[0]?.count ?? 0;
  return { byState, mine: sum('mine'), red: sum('red'), overdue: sum('overdue'), unassigned: sum('unassigned') };
}
