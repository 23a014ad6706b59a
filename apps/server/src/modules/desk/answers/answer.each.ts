import type { Bilingual } from '@beffroi/contracts';
import { countText } from '@beffroi/engines/counting';
import { Refusal } from '../../../platform/errors.ts';
import type { AuditActor } from '../../audit/index.ts';
import { findConversation } from '../intake/conversation.store.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { answerWithin } from './answer.send.ts';
import { waysOf } from './answer.ways.ts';

export type AnswerEach = {
  territoryId: string;
  conversationIds: readonly string[];
  text: string;
  /** Instead, where the network counts and the text is too long for it. */
  short?: string | undefined;
  becomes: 'waiting' | 'closed';
  by: { id: string; personId: string | undefined };
  actor: AuditActor;
  key: string;
};

/**
 * Gives one answer to many, each where they wrote, at a rate that no network takes for a flood, nobody twice: called
 * again with the same key, whoever has theirs is left alone.
 */
export async function answerEach(
  deps: DeskDeps,
  given: AnswerEach,
): Promise<{
  planned: number;
  until?: Date;
  refused: { id: string; message: Bilingual }[];
  /** Those who have only the page of their request. */
  tracking: string[];
}> {
  const { territoryId } = given;
  const { answersPerMinute } = await readDeskSettings(deps.db, territoryId);
  const apart = 60_000 / answersPerMinute;
  const turns = new Map<string, number>();
  const refused: { id: string; message: Bilingual }[] = [];
  const tracking: string[] = [];
  const start = deps.now().getTime();
  let planned = 0;
  let until: Date | undefined;
  for (const conversationId of new Set(given.conversationIds)) {
    try {
      const row = await findConversation(deps.db, { territoryId, conversationId });
      const ways = await waysOf(deps, deps.db, row);
      const way = ways.find(({ closed, way: name }) => closed === undefined && name !== 'recorded');
      if (!way) {
        refused.push({ id: conversationId, message: ways[0]?.closed ?? noWay });
        continue;
      }
      if (way.way === 'tracking') tracking.push(row.id);
      const lane = way.channelId ?? '';
      const turn = turns.get(lane) ?? 0;
      const dueAt = new Date(start + turn * apart);
      const rule = deps.channelRegistry.find(way.network)?.facts.text;
      const isLong =
        rule !== undefined &&
        way.max !== undefined &&
        countText(given.text, { ...rule, max: way.max }).over !== undefined;
      await deps.db.transaction().execute(async (trx) =>
        answerWithin(deps, trx, {
          territoryId,
          conversationId: row.id,
          way: way.way,
          channelId: way.channelId,
          text: isLong && given.short !== undefined ? given.short : given.text,
          becomes: given.becomes,
          clientKey: `${given.key}-${row.id.slice(-12)}`,
          by: given.by,
          actor: given.actor,
          dueAt: way.channelId === undefined ? undefined : dueAt,
        }),
      );
      planned += 1;
      if (way.channelId !== undefined) {
        turns.set(lane, turn + 1);
        if (until === undefined || dueAt > until) until = dueAt;
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id: conversationId, message: error.text });
    }
  }
  return { planned, ...(until ? { until } : {}), refused, tracking };
}

const noWay: Bilingual = { fr: 'Aucun moyen de lui répondre d’ici.', en: 'There is no way to answer from here.' };
