import type { Bilingual } from '@beffroi/contracts';
import { Refusal } from '../../../platform/errors.ts';
import type { AuditActor } from '../../audit/index.ts';
import { answerEach, takeMention } from '../../desk/index.ts';
import type { CrisisDeps, Named } from '../crisis.deps.ts';
import { crisisClosed, relayOnly } from '../crisis.errors.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { writeLog } from '../log/log.write.ts';
import { relayFindings } from '../relay/relay.rules.ts';
import { findCrisis, tellRoom } from '../room/crisis.store.ts';

export type Replying = Named & {
  mentionIds: readonly string[];
  text: string;
  /** Instead, where the network counts and the text is too long for it. */
  short?: string | undefined;
  /** Under one post, one answer a key: a correction of a rumour, an answer of the room. */
  key: string;
  by: { id: string; personId: string | undefined };
  actor: AuditActor;
};
type Replied = { planned: number; until?: Date; refused: { mentionId: string; message: Bilingual }[] };

/**
 * Answers under each of some posts, where each was said, at the polite rate of the desk, nobody twice: called again with
 * the same key, whoever has theirs is left alone. What cannot be answered is said, one by one.
 * @throws crisis.not_found, crisis.closed, crisis.relay_only
 */
export async function replyUnder(deps: CrisisDeps, given: Replying): Promise<Replied> {
  const { territoryId, crisisId, key } = given;
  const row = await findCrisis(deps.db, given);
  if (row.state === 'closed') throw crisisClosed();
  ensureRelays(row, given.short === undefined ? [given.text] : [given.text, given.short]);
  const refused: Replied['refused'] = [];
  const mentionOf = new Map<string, string>();
  for (const mentionId of new Set(given.mentionIds)) {
    try {
      const { conversationId } = await takeMention(deps.desk, { territoryId, mentionId });
      mentionOf.set(conversationId, mentionId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ mentionId, message: error.text });
    }
  }
  const outcome = await answerEach(deps.desk, {
    territoryId,
    conversationIds: [...mentionOf.keys()],
    text: given.text,
    short: given.short,
    becomes: 'waiting',
    by: given.by,
    actor: given.actor,
    key,
  });
  for (const { id, message } of outcome.refused) refused.push({ mentionId: mentionOf.get(id) ?? id, message });
  const left = new Set(outcome.refused.map(({ id }) => id));
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const planned = [...mentionOf].filter(([id]) => !left.has(id));
    if (planned.length === 0) return;
    const written = await trx
      .insertInto('crisis.reply')
      .values(
        planned.map(([conversationId, mentionId]) => ({
          territory_id: territoryId,
          crisis_id: crisisId,
          mention_id: mentionId,
          conversation_id: conversationId,
          key,
          at,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('mention_id')
      .execute();
    const count = written.length;
    if (count === 0) return;
    await writeLog(trx, {
      territoryId,
      crisisId,
      at,
      kind: 'published',
      personId: given.by.personId,
      text: {
        fr: `${count === 1 ? 'Une réponse prévue' : `${count} réponses prévues`} sous des publications choisies.`,
        en: `${count === 1 ? 'One answer planned' : `${count} answers planned`} under chosen posts.`,
      },
      occasion: `replies ${key} ${written[0]?.mention_id}`,
    });
    await tellRoom(trx, { territoryId, crisisId, what: 'answers' });
  });
  return { planned: outcome.planned, ...(outcome.until ? { until: outcome.until } : {}), refused };
}

/** What a publication of the room may not say where an authority leads, an answer of the room may not either. */
function ensureRelays(row: CrisisRow, texts: readonly string[]): void {
  const { id: crisisId, relay_authority: authority, relay_url: url } = row;
  if (authority === null) return;
  const [against] = relayFindings({
    relays: [{ crisisId, authority, url }],
    crisisIds: [crisisId],
    said: texts.map((text) => ({ channelId: '', text })),
  });
  if (against) throw relayOnly({ values: against.message });
}
