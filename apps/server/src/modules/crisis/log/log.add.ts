import type { LogLine } from '@beffroi/contracts';
import type { CrisisDeps, Named } from '../crisis.deps.ts';
import { lineUnknown } from '../crisis.errors.ts';
import { findCrisis } from '../room/crisis.store.ts';
import { readLog } from './log.read-model.ts';
import { writeLog } from './log.write.ts';

/**
 * Logs what somebody types, or corrects a line by another; sent twice with one key, it is one line. A room that is
 * closed still takes what comes to mind.
 * @throws crisis.not_found, crisis.line_unknown
 */
export async function addLogLine(
  deps: Pick<CrisisDeps, 'db' | 'now'>,
  given: Named & {
    text: string;
    decision: boolean;
    corrects?: string | undefined;
    clientKey: string;
    personId: string;
  },
): Promise<LogLine> {
  const { territoryId, crisisId, text } = given;
  const occasion = `typed ${given.personId} ${given.clientKey}`;
  await deps.db.transaction().execute(async (trx) => {
    await findCrisis(trx, given);
    if (given.corrects !== undefined) {
      const line = await trx
        .selectFrom('crisis.log')
        .select('id')
        .where('territory_id', '=', territoryId)
        .where('crisis_id', '=', crisisId)
        .where('id', '=', given.corrects)
        .executeTakeFirst();
      if (!line) throw lineUnknown();
    }
    await writeLog(trx, {
      territoryId,
      crisisId,
      at: deps.now(),
      kind: given.decision ? 'decision' : 'typed',
      personId: given.personId,
      text: { fr: text, en: text },
      corrects: given.corrects,
      occasion,
    });
  });
  const { id, at } = await deps.db
    .selectFrom('crisis.log')
    .select(['id', 'at'])
    .where('territory_id', '=', territoryId)
    .where('crisis_id', '=', crisisId)
    .where('occasion', '=', occasion)
    .executeTakeFirstOrThrow();
  const { items } = await readLog(deps.db, { ...given, cursor: `${at.getTime()}.`, limit: 50 });
  const line = items.find((item) => item.id === id);
  if (!line) throw new Error('a line that was just written is read again');
  return line;
}
