import type { Bilingual } from '@beffroi/contracts';
import { recordAudit } from '../../audit/index.ts';
import { recordReplyHidden } from '../../publishing/index.ts';
import { recordAct } from '../acts/act.store.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { tellScreens } from '../intake/conversation.store.ts';
import { lockMeasure, type Asked, type StoredMeasure } from './measure.store.ts';
import { tellAbout } from './measure.tell.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const PAUSES = [0.5, 2, 10, 30, 60].map((minutes) => minutes * MINUTE_MS);
/** What the network has not done in two days, a person does over there. */
const PATIENCE_MS = 2 * DAY_MS;
/** A block is looked at again after half of it, a month at most. */
const LONGEST_UNTIL_REVIEW_MS = 30 * DAY_MS;
const UNDO_AGAIN_MS = 6 * 60 * MINUTE_MS;

/** Writes down what the network answered, unless somebody decided otherwise meanwhile. */
export async function settleMeasure(deps: DeskDeps, asked: StoredMeasure, outcome: Asked): Promise<void> {
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const named = { territoryId: asked.territory_id, measureId: asked.id };
    const row = await lockMeasure(trx, named);
    if (row.state !== asked.state) return;
    // What is no longer there needs no deleting, nor showing again.
    const isDone = outcome.ok || (outcome.isGone && (row.kind === 'delete' || row.state === 'lifting'));
    if (isDone) {
      if (row.state === 'applying') await takeEffect(trx, row, now);
      else await endMeasure(trx, row, { as: row.ends_as ?? 'lifted', at: now });
    } else if (!outcome.ok) await putOff(trx, deps, row, { outcome, now });
    await tellConversation(trx, row);
    if (isDone)
      await recordAudit(trx, {
        territoryId: row.territory_id,
        actor: { kind: 'system' },
        action:
          row.state === 'applying' ? 'moderation.measure_in_force' : `moderation.measure_${row.ends_as ?? 'lifted'}`,
        target: { kind: 'measure', id: row.id },
        detail: { kind: row.kind },
        at: now,
      });
  });
}

async function takeEffect(trx: Trx, row: StoredMeasure, now: Date): Promise<void> {
  const lasts = row.days === null ? undefined : row.days * DAY_MS;
  await change(trx, row, {
    state: 'in_force',
    in_force_at: now,
    trouble: null,
    tries: 0,
    next_try_at: null,
    ...(lasts === undefined
      ? {}
      : {
          expires_at: new Date(now.getTime() + lasts),
          review_at: new Date(now.getTime() + Math.min(lasts / 2, LONGEST_UNTIL_REVIEW_MS)),
        }),
  });
  await mark(trx, row, now);
}

/** Nothing stands over there any more. */
export async function endMeasure(
  trx: Trx,
  row: StoredMeasure,
  { as, at, trouble }: { as: 'lifted' | 'expired'; at: Date; trouble?: Bilingual },
): Promise<void> {
  await change(trx, row, {
    state: as,
    ended_at: at,
    trouble: trouble ? JSON.stringify(trouble) : null,
    tries: 0,
    next_try_at: null,
  });
  if (row.kind === 'hide') await mark(trx, row, null);
  await recordAct(
    trx,
    { territoryId: row.territory_id, conversationId: row.conversation_id },
    { kind: `measure_${as}`, at, personId: row.ended_by ?? undefined, detail: { measureId: row.id, kind: row.kind } },
  );
}

/** Says in the thread, and on the page of the publication, what stands over there. */
async function mark(trx: Trx, row: StoredMeasure, at: Date | null): Promise<void> {
  if (row.kind === 'block' || row.message_id === null) return;
  await trx
    .updateTable('desk.message')
    .set(row.kind === 'hide' ? { hidden_at: at } : { deleted_at: at })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.message_id)
    .execute();
  if (row.reply_id !== null)
    await recordReplyHidden(trx, {
      territoryId: row.territory_id,
      replyId: row.reply_id,
      at,
      personId: row.by_id,
      ground: row.article_title,
    });
}

/** The network is asked again while it may answer otherwise; then a person is told. What is to be undone is never let go. */
async function putOff(
  trx: Trx,
  deps: DeskDeps,
  row: StoredMeasure,
  { outcome, now }: { outcome: Extract<Asked, { ok: false }>; now: Date },
): Promise<void> {
  const trouble = JSON.stringify(outcome.message);
  const pause = PAUSES[Math.min(row.tries, PAUSES.length) - 1] ?? MINUTE_MS;
  const isEarly = row.state === 'lifting' || now.getTime() - row.at.getTime() < PATIENCE_MS;
  if (outcome.passes && isEarly) return change(trx, row, { trouble, next_try_at: new Date(now.getTime() + pause) });
  if (row.state === 'lifting') {
    await change(trx, row, { trouble, next_try_at: new Date(now.getTime() + UNDO_AGAIN_MS) });
    return tellAbout(trx, deps, row, {
      occasion: 'cannot be undone',
      title: {
        fr: 'Une mesure n’a pas pu être levée sur le réseau',
        en: 'A measure could not be lifted on the network',
      },
      body: outcome.message,
    });
  }
  await change(trx, row, { state: 'refused_by_network', ended_at: now, trouble, next_try_at: null });
  await tellAbout(trx, deps, row, {
    occasion: 'refused by the network',
    title: { fr: 'Le réseau a refusé une mesure de modération', en: 'The network refused a measure of moderation' },
    body: outcome.message,
  });
}

async function change(trx: Trx, row: StoredMeasure, set: MeasureChange): Promise<void> {
  await trx
    .updateTable('desk.measure')
    .set(set)
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
}

export type MeasureChange = {
  state?: StoredMeasure['state'];
  trouble?: string | null;
  tries?: number;
  next_try_at?: Date | null;
  in_force_at?: Date;
  review_at?: Date;
  reminded_at?: Date;
  expires_at?: Date;
  ended_at?: Date;
  ended_by?: string | null;
  ends_as?: 'lifted' | 'expired';
  lifted_because?: string;
};

async function tellConversation(trx: Trx, row: StoredMeasure): Promise<void> {
  const conversation = await trx
    .selectFrom('desk.conversation')
    .select(['territory_id', 'id', 'state', 'red'])
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.conversation_id)
    .executeTakeFirst();
  if (conversation) await tellScreens(trx, conversation);
}
