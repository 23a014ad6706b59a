import { sql } from 'kysely';
import { workCalendar } from '@beffroi/engines/clocks';
import { wallClock } from '@beffroi/engines/schedule';
import { newId } from '../../../platform/ids.ts';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import type { Db, Named } from '../desk.deps.ts';

/** Longer than this before one message, one reads something else. */
const LONGEST_MS = 120_000;
const TWO_WEEKS_MS = 14 * 86_400_000;
const DAY_STARTS = 8;
const DAY_ENDS = 19;

/**
 * Counts that a person reads what was veiled: from now until they leave the conversation, read another, or two minutes.
 * Only how long, never what.
 */
export async function beginExposure(db: Db, given: Named & { personId: string; now: Date }): Promise<void> {
  const { territoryId, conversationId, personId, now } = given;
  await endExposure(db, { territoryId, personId, now });
  const { timeZone } = await findTerritory(db, territoryId);
  await db
    .insertInto('desk.exposure')
    .values({
      territory_id: territoryId,
      person_id: personId,
      id: newId('exp', now.getTime()),
      conversation_id: conversationId,
      at: now,
      ends_at: new Date(now.getTime() + LONGEST_MS),
      out_of_hours: isOutOfHours(now, timeZone),
    })
    .execute();
}

/** They look away: from one conversation, or from whichever it was. */
export async function endExposure(
  db: Db,
  given: { territoryId: string; personId: string; conversationId?: string; now: Date },
): Promise<void> {
  let ending = db
    .updateTable('desk.exposure')
    .set({ ends_at: given.now })
    .where('territory_id', '=', given.territoryId)
    .where('person_id', '=', given.personId)
    .where('at', '<=', given.now)
    .where('ends_at', '>', given.now);
  if (given.conversationId !== undefined) ending = ending.where('conversation_id', '=', given.conversationId);
  await ending.execute();
}

/** At night, at the weekend or on a public holiday, on the clock of the territory: 8:00 to 19:00 is the day. */
export function isOutOfHours(at: Date, timeZone: string): boolean {
  const wall = wallClock(at.getTime(), timeZone);
  if (wall.hour < DAY_STARTS || wall.hour >= DAY_ENDS) return true;
  return workCalendar({ zone: timeZone }).officeDayOff(wall) !== undefined;
}

/** Who may take the next one: of those who answer, who stood least before insults in two weeks. */
export async function whoBoreLeast(
  db: Db,
  territoryId: string,
  given: { now: Date; exceptId: string | undefined },
): Promise<{ id: string; name: string } | undefined> {
  const people = await peopleWho(db, territoryId, 'desk.answer');
  const { rows } = await sql<{ person_id: string; seconds: number }>`
    select person_id, extract(epoch from sum(ends_at - at))::float8 as seconds from desk.exposure
    where territory_id = ${territoryId} and at > ${new Date(given.now.getTime() - TWO_WEEKS_MS)}
    group by person_id
  `.execute(db);
  const borne = new Map(rows.map(({ person_id, seconds }) => [person_id, seconds]));
  const [least] = people
    .filter(({ id }) => id !== given.exceptId)
    .toSorted((a, b) => (borne.get(a.id) ?? 0) - (borne.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
  return least && { id: least.id, name: least.name };
}

/** A year is enough to see a trend; where it was read is forgotten after a day. */
export async function forgetExposure(db: Db, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.deleteFrom('desk.exposure').where('at', '<', daysAgo(365)).execute();
  await db
    .updateTable('desk.exposure')
    .set({ conversation_id: null })
    .where('at', '<', daysAgo(1))
    .where('conversation_id', 'is not', null)
    .execute();
}
