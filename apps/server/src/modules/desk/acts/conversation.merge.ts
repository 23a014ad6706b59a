import { sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { cannotMerge, cannotSplit } from '../desk.errors.ts';
import type { DeskDeps, Named, Trx } from '../desk.deps.ts';
import {
  indexConversation,
  lockConversation,
  tellScreens,
  type StoredConversation,
} from '../intake/conversation.store.ts';
import { recordAct } from './act.store.ts';

type By = { personId: string | undefined; actor: AuditActor };

/**
 * Brings another conversation into one: by mail after a comment, twice by the form. What comes for the other from then
 * on comes here. Not where each has its own request.
 * @throws desk.conversation_not_found, desk.cannot_merge
 */
export async function mergeConversations(deps: DeskDeps, given: Named & { otherId: string } & By): Promise<void> {
  const { territoryId } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    // In one order, so that two who merge the same two do not wait for each other.
    const [first, second] = [given.conversationId, given.otherId].toSorted() as [string, string];
    const rows = [
      await lockConversation(trx, { territoryId, conversationId: first }),
      await lockConversation(trx, { territoryId, conversationId: second }),
    ];
    const [into, other] = given.conversationId === first ? rows : rows.toReversed();
    if (!into || !other || into.id === other.id) throw cannotMerge();
    if (into.request_id !== null && other.request_id !== null && into.request_id !== other.request_id)
      throw cannotMerge();
    await trx
      .updateTable('desk.message')
      .set({ conversation_id: into.id })
      .where('territory_id', '=', territoryId)
      .where('conversation_id', '=', other.id)
      .execute();
    await trx
      .updateTable('desk.conversation')
      .set({ merged_into: into.id, request_id: null, request_ref: null, mention_id: null })
      .where('territory_id', '=', territoryId)
      .where('id', '=', other.id)
      .execute();
    await trx
      .updateTable('desk.conversation')
      .set({
        request_id: into.request_id ?? other.request_id,
        request_ref: into.request_ref ?? other.request_ref,
        author_name: into.author_name ?? other.author_name,
        waiting_since: earliest(into.waiting_since, other.waiting_since),
        due_at: earliest(into.due_at, other.due_at),
        red: into.red || other.red,
        has_attachment: into.has_attachment || other.has_attachment,
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', into.id)
      .execute();
    const named = { territoryId, conversationId: into.id };
    await recordAct(trx, named, { kind: 'merged', at, personId: given.personId, detail: { otherId: other.id } });
    await audit(trx, into, { ...given, action: 'desk.merged', at, otherId: other.id });
    const changed = await recount(trx, into);
    await indexConversation(trx, named);
    await tellScreens(trx, changed);
  });
}

/**
 * Takes messages out into a conversation of their own: another matter, another request.
 * @throws desk.conversation_not_found, desk.cannot_split
 */
export async function splitConversation(
  deps: DeskDeps,
  given: Named & { messageIds: readonly string[] } & By,
): Promise<{ conversationId: string }> {
  const { territoryId } = given;
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockConversation(trx, given);
    const received = await trx
      .selectFrom('desk.message')
      .select(['id', 'at'])
      .where('territory_id', '=', territoryId)
      .where('conversation_id', '=', row.id)
      .where('direction', '=', 'in')
      .execute();
    const wanted = received.filter(({ id }) => given.messageIds.includes(id));
    if (wanted.length === 0 || wanted.length < given.messageIds.length || wanted.length === received.length)
      throw cannotSplit();
    const conversationId = newId('cnv', at.getTime());
    const { search: _search, pressing: _pressing, ...copied } = row;
    await trx
      .insertInto('desk.conversation')
      .values({
        ...copied,
        id: conversationId,
        // What comes next in the thread goes on where it went.
        thread_key: `split ${conversationId}`,
        triage: JSON.stringify(row.triage),
        summary: row.summary === null ? null : JSON.stringify(row.summary),
        incomplete: row.incomplete === null ? null : JSON.stringify(row.incomplete),
        request_id: null,
        request_ref: null,
        mention_id: null,
        client_key: null,
        // Bound to the row that it was sealed with.
        sealed_contact: null,
        state: 'to_answer',
        closed_at: null,
        version: 1,
      })
      .execute();
    await trx
      .updateTable('desk.message')
      .set({ conversation_id: conversationId })
      .where('territory_id', '=', territoryId)
      .where(
        'id',
        'in',
        wanted.map(({ id }) => id),
      )
      .execute();
    const fresh = { ...row, id: conversationId };
    for (const each of [row, fresh]) {
      const named = { territoryId, conversationId: each.id };
      await recordAct(trx, named, { kind: 'split', at, personId: given.personId });
    }
    await audit(trx, row, { ...given, action: 'desk.split', at, otherId: conversationId });
    const changed = [await recount(trx, row), await recount(trx, fresh)];
    for (const each of changed) await indexConversation(trx, { territoryId, conversationId: each.id });
    for (const each of changed) await tellScreens(trx, each);
    return { conversationId };
  });
}

function earliest(left: Date | null, right: Date | null): Date | null {
  if (left === null || right === null) return left ?? right;
  return left < right ? left : right;
}

async function audit(
  trx: Trx,
  row: StoredConversation,
  given: By & { action: string; at: Date; otherId: string },
): Promise<void> {
  await recordAudit(trx, {
    territoryId: row.territory_id,
    actor: given.actor,
    action: given.action,
    target: { kind: 'conversation', id: row.id },
    detail: { otherId: given.otherId },
    at: given.at,
  });
}

/** What a conversation shows of its messages, told again from them. */
async function recount(trx: Trx, row: Pick<StoredConversation, 'territory_id' | 'id'>): Promise<StoredConversation> {
  await sql`
    update desk.conversation c set messages = s.messages, first_at = s.first_at, last_at = s.last_at,
      last_in_at = s.last_in_at, has_attachment = s.has_attachment, version = c.version + 1
    from (
      select count(*)::int as messages, min(m.at) as first_at, max(m.at) as last_at,
        max(m.at) filter (where m.direction = 'in') as last_in_at,
        coalesce(bool_or(exists (select from desk.attachment a where a.territory_id = m.territory_id and a.message_id = m.id)), false) as has_attachment
      from desk.message m where m.territory_id = ${row.territory_id} and m.conversation_id = ${row.id}
    ) s where c.territory_id = ${row.territory_id} and c.id = ${row.id}
  `.execute(trx);
  await sql`
    update desk.conversation c set excerpt = left(regexp_replace(m.text, '\s+', ' ', 'g'), 180), veiled = m.veiled,
      aggressive = m.aggressive, triage = m.triage, summary = m.triage -> 'summary'
    from (
      select * from desk.message where territory_id = ${row.territory_id} and conversation_id = ${row.id}
        and direction = 'in' order by at desc limit 1
    ) m where c.territory_id = ${row.territory_id} and c.id = ${row.id}
  `.execute(trx);
  return trx
    .selectFrom('desk.conversation')
    .selectAll()
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
}
