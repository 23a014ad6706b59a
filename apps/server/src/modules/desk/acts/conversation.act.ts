import type { Bilingual, Input, actOnConversations as contract } from '@beffroi/contracts';
import { emptyLayer, learn } from '@beffroi/engines/triage';
import { newId } from '../../../platform/ids.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import { personUnknown } from '../desk.errors.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { whoBoreLeast } from '../distance/exposure.store.ts';
import { lockConversation, tellScreens, type StoredConversation } from '../intake/conversation.store.ts';
import { dueAtOf } from '../settings/answer.due.ts';
import { readDeskSettings, writeLayer } from '../settings/settings.store.ts';
import { recordAct } from './act.store.ts';
import { recordedColumns } from './act.columns.ts';

export type DeskAct = Input<typeof contract>['body']['act'];
type By = { personId: string | undefined; actor: AuditActor };
type Change = Partial<{
  state: StoredConversation['state'];
  assignee_id: string | null;
  assigned_at: Date | null;
  waiting_since: Date | null;
  due_at: Date | null;
  snoozed_until: Date | null;
  closed_at: Date | null;
  unread: boolean;
  followed_by: string[];
  triage_kind: StoredConversation['triage_kind'];
  triage_confidence: number;
  triage_corrected: boolean;
}>;

/**
 * Does one thing to one conversation or to several: each in its own transaction, so that one that cannot be does not
 * keep the others; taken back together by the `undoId`.
 * @throws desk.person_unknown
 */
export async function actOnConversations(
  deps: DeskDeps,
  given: { territoryId: string; conversationIds: readonly string[]; act: DeskAct } & By,
): Promise<{ done: string[]; refused: { id: string; message: Bilingual }[]; undoId?: string }> {
  const { territoryId, act } = given;
  const at = deps.now();
  const toId = await receiverOf(deps, given);
  const undoId = newId('und', at.getTime());
  const done: string[] = [];
  const refused: { id: string; message: Bilingual }[] = [];
  for (const conversationId of new Set(given.conversationIds)) {
    try {
      await deps.db.transaction().execute(async (trx) => {
        const row = await lockConversation(trx, { territoryId, conversationId });
        const change = await changeFor(trx, row, act, { at, personId: given.personId, toId });
        const changed = await write(trx, row, change);
        await recordAct(
          trx,
          { territoryId, conversationId: row.id },
          {
            kind: act.is,
            at,
            personId: given.personId,
            undoId,
            before: recordedColumns(row, change),
            detail: detailOf(act, toId),
          },
        );
        if (act.is === 'correct_kind') await teach(trx, row, act.kind);
        if (toId !== undefined && toId !== given.personId) await tellReceiver(deps, trx, row, { toId, act, undoId });
        await tellScreens(trx, changed);
      });
      done.push(conversationId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id: conversationId, message: error.text });
    }
  }
  if (done.length > 0)
    await deps.db.transaction().execute(async (trx) =>
      recordAudit(trx, {
        territoryId,
        actor: given.actor,
        action: `desk.${act.is}`,
        target: { kind: 'conversation', id: done[0] ?? '' },
        detail: { count: done.length, ...(toId === undefined ? {} : { toId }) },
        at,
      }),
    );
  return { done, refused, ...(done.length > 0 ? { undoId } : {}) };
}

/** Whoever is given it: named, or who bore least of late. @throws desk.person_unknown */
async function receiverOf(
  deps: DeskDeps,
  { territoryId, act, personId }: { territoryId: string; act: DeskAct } & By,
): Promise<string | undefined> {
  if (act.is === 'assign') {
    const people = await peopleWho(deps.db, territoryId, 'desk.answer');
    if (!people.some(({ id }) => id === act.personId)) throw personUnknown();
    return act.personId;
  }
  if (act.is !== 'hand_over') return undefined;
  const next = await whoBoreLeast(deps.db, territoryId, { now: deps.now(), exceptId: personId });
  if (!next) throw personUnknown();
  return next.id;
}

async function changeFor(
  trx: Trx,
  row: StoredConversation,
  act: DeskAct,
  { at, personId, toId }: { at: Date; personId: string | undefined; toId: string | undefined },
): Promise<Change> {
  switch (act.is) {
    case 'claim':
      return { assignee_id: personId ?? null, assigned_at: at, unread: false, ...begun(row) };
    case 'release':
      return { assignee_id: null, assigned_at: null };
    case 'assign':
    case 'hand_over':
      return { assignee_id: toId ?? null, assigned_at: at, ...begun(row) };
    case 'set_state': {
      if (act.state === 'closed')
        return {
          state: 'closed',
          closed_at: at,
          waiting_since: null,
          due_at: null,
          snoozed_until: null,
          unread: false,
        };
      if (act.state === 'waiting') return { state: 'waiting', closed_at: null, snoozed_until: null };
      const since = row.waiting_since ?? row.last_in_at ?? at;
      const settings = await readDeskSettings(trx, row.territory_id);
      return {
        state: 'to_answer',
        closed_at: null,
        snoozed_until: null,
        waiting_since: since,
        due_at: row.due_at ?? dueAtOf(settings, since),
      };
    }
    case 'snooze':
      return { snoozed_until: new Date(act.until), state: row.state === 'new' ? 'to_answer' : row.state };
    case 'correct_kind':
      return { triage_kind: act.kind, triage_confidence: 1, triage_corrected: true };
    case 'follow': {
      const others = row.followed_by.filter((id) => id !== personId);
      return { followed_by: act.followed && personId !== undefined ? [...others, personId] : others };
    }
    case 'read':
      return { unread: !act.read };
  }
}

/** Whoever takes it has seen it. */
const begun = (row: StoredConversation): Change => (row.state === 'new' ? { state: 'to_answer' } : {});

async function write(trx: Trx, row: StoredConversation, change: Change): Promise<StoredConversation> {
  return trx
    .updateTable('desk.conversation')
    .set((each) => ({ ...change, version: each('version', '+', 1) }))
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function detailOf(act: DeskAct, toId: string | undefined): Record<string, unknown> {
  const { is: _, ...rest } = act;
  return { ...rest, ...(toId === undefined ? {} : { toId }) };
}

/** What a correction says of the last of theirs, the next such message is read by. */
async function teach(trx: Trx, row: StoredConversation, kind: StoredConversation['triage_kind']): Promise<void> {
  const last = await trx
    .selectFrom('desk.message')
    .select('text')
    .where('territory_id', '=', row.territory_id)
    .where('conversation_id', '=', row.id)
    .where('direction', '=', 'in')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last || last.text === '') return;
  const stored = await trx
    .selectFrom('desk.settings')
    .select('layer')
    .where('territory_id', '=', row.territory_id)
    .forUpdate()
    .executeTakeFirst();
  await writeLayer(trx, row.territory_id, learn(stored?.layer ?? emptyLayer(), { text: last.text, kind }));
}

async function tellReceiver(
  deps: DeskDeps,
  trx: Trx,
  row: StoredConversation,
  { toId, act, undoId }: { toId: string; act: DeskAct; undoId: string },
): Promise<void> {
  const note = 'note' in act && act.note ? act.note : '';
  const { name } = await findTerritory(trx, row.territory_id);
  await deps.events.emit(trx, 'desk.person_needed', {
    territoryId: row.territory_id,
    personIds: [toId],
    occasion: `given ${undoId} ${row.id}`,
    title: { fr: 'Une conversation vous est confiée', en: 'A conversation is given to you' },
    body: { fr: note || `Au guichet, ${name}.`, en: note || `At the desk, ${name}.` },
    path: `/t/${row.territory_id}/guichet/${row.id}`,
    urgent: row.red,
  });
}
