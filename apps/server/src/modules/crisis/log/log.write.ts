import type { Bilingual, LogLine } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { Named, Trx } from '../crisis.deps.ts';
import { namesIn, withNames } from './log.names.ts';

export type Line = Named & {
  at: Date;
  kind: LogLine['kind'];
  /** Absent: the program itself. */
  personId?: string | undefined;
  text: Bilingual;
  corrects?: string | undefined;
  link?: LogLine['link'];
  /** What makes the same thing told twice one line. */
  occasion: string;
};

/**
 * Writes a line in the log, once an occasion, and tells it to those in the room.
 * @returns its identifier; undefined when it was written already
 */
export async function writeLog(trx: Trx, line: Line): Promise<string | undefined> {
  const id = newId('log', line.at.getTime());
  const written = await trx
    .insertInto('crisis.log')
    .values({
      territory_id: line.territoryId,
      crisis_id: line.crisisId,
      id,
      at: line.at,
      kind: line.kind,
      person_id: line.personId ?? null,
      said: JSON.stringify(line.text),
      corrects: line.corrects ?? null,
      link: JSON.stringify(line.link ?? {}),
      occasion: line.occasion,
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'crisis_id', 'occasion']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!written) return undefined;
  const names = await namesIn(trx, [{ personId: line.personId ?? null, text: line.text }]);
  const by = line.personId === undefined ? undefined : names.get(line.personId);
  await publishLive(trx, line.territoryId, 'crisis_log', {
    crisisId: line.crisisId,
    line: {
      id,
      at: line.at.toISOString(),
      kind: line.kind,
      ...(by === undefined ? {} : { by }),
      text: withNames(line.text, names),
      ...(line.corrects === undefined ? {} : { corrects: line.corrects }),
      ...(line.link === undefined ? {} : { link: line.link }),
    },
  });
  return id;
}
