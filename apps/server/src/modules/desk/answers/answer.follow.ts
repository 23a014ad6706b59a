import { sql } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import { indexMore, lockConversation, tellScreens } from '../intake/conversation.store.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import type { StoredDelivery } from '../desk.tables.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { dueAtOf } from '../settings/answer.due.ts';

const AT_ONCE = 200;

type Row = {
  territory_id: string;
  id: string;
  conversation_id: string;
  publication_id: string;
  text: string;
  delivery: StoredDelivery;
  state: string;
  said: string | null;
  reason: string | null;
  delivery_state: string | null;
  trouble: Bilingual | null;
  sent_at: Date | null;
  url: string | null;
  origin_id: string | null;
};

/** Writes down how far the answers that are on their way got; what will not leave puts its conversation before us again. */
export async function followAnswers(deps: DeskDeps): Promise<void> {
  const { rows } = await sql<Row>`
    select m.territory_id, m.id, m.conversation_id, m.publication_id, m.text, m.delivery, p.state, p.reason,
      p.draft -> 'content' -> 'parts' -> 0 ->> 'text' as said,
      d.state as delivery_state, d.trouble, d.sent_at, d.url,
      (select step -> 'refs' ->> 'id' from jsonb_array_elements(d.done) as step where (step ->> 'seen')::boolean limit 1) as origin_id
    from desk.message m
    join publishing.publication p on p.territory_id = m.territory_id and p.id = m.publication_id
    left join publishing.delivery d on d.territory_id = p.territory_id and d.publication_id = p.id
    where m.delivery ->> 'state' in ('in_review', 'sending', 'held', 'uncertain')
      and (m.delivery ->> 'state') is distinct from ${stateSql()}
    limit ${AT_ONCE}
  `.execute(deps.db);
  for (const row of rows) await deps.db.transaction().execute(async (trx) => follow(deps, trx, row));
}

/** The words of the desk for where a publication and its delivery are; the same as `stateOf`. */
function stateSql() {
  return sql`case
    when d.state in ('sent', 'verified') then 'sent'
    when d.state in ('failed', 'cancelled', 'removed') or p.state in ('cancelled', 'failed') then 'failed'
    when d.state in ('uncertain', 'by_hand') then 'uncertain'
    when d.state = 'held' or p.state = 'held' then 'held'
    when p.state in ('refused', 'changes_requested') then 'refused'
    when p.state in ('in_review', 'draft') then 'in_review'
    else 'sending' end`;
}

function stateOf(row: Row): StoredDelivery['state'] {
  const { state, delivery_state: delivery } = row;
  if (delivery === 'sent' || delivery === 'verified') return 'sent';
  if (['failed', 'cancelled', 'removed'].includes(delivery ?? '') || state === 'cancelled' || state === 'failed')
    return 'failed';
  if (delivery === 'uncertain' || delivery === 'by_hand') return 'uncertain';
  if (delivery === 'held' || state === 'held') return 'held';
  if (state === 'refused' || state === 'changes_requested') return 'refused';
  return state === 'in_review' || state === 'draft' ? 'in_review' : 'sending';
}

async function follow(deps: DeskDeps, trx: Trx, row: Row): Promise<void> {
  const now = deps.now();
  const named = { territoryId: row.territory_id, conversationId: row.conversation_id };
  const conversation = await lockConversation(trx, named);
  const state = stateOf(row);
  const trouble =
    state === 'refused' && row.reason !== null ? { fr: row.reason, en: row.reason } : (row.trouble ?? undefined);
  await trx
    .updateTable('desk.message')
    .set({
      delivery: JSON.stringify({
        publicationId: row.publication_id,
        state,
        ...(trouble ? { trouble } : {}),
      }),
      // Who approved it may have been given other words: what is said is what is kept.
      ...(row.said !== null && row.said !== row.text ? { text: row.said } : {}),
      ...(state === 'sent' ? { at: row.sent_at ?? now, origin_id: row.origin_id, url: row.url } : {}),
    })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
  const wontLeave = state === 'failed' || state === 'refused';
  const waitingSince = wontLeave ? (conversation.last_in_at ?? now) : null;
  const settings = wontLeave ? await readDeskSettings(trx, row.territory_id) : undefined;
  const changed = await trx
    .updateTable('desk.conversation')
    .set((write) => ({
      version: write('version', '+', 1),
      ...(state === 'sent' && conversation.first_answer_at === null ? { first_answer_at: row.sent_at ?? now } : {}),
      ...(waitingSince && settings
        ? {
            state: 'to_answer' as const,
            closed_at: null,
            waiting_since: waitingSince,
            due_at: dueAtOf(settings, waitingSince),
            unread: true,
          }
        : {}),
    }))
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', conversation.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (row.said !== null && row.said !== row.text) await indexMore(trx, named, row.said);
  await tellScreens(trx, changed);
}
