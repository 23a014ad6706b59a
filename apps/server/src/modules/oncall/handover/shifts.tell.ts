import { sql } from 'kysely';
import type { Shift } from '@beffroi/engines/oncall';
import { findTerritory } from '../../identity/index.ts';
import { dayAndHour } from '../instant.say.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { whoIsOnCall } from '../rota/who.on-call.ts';

/** A note that nobody read for so long is no news. */
const NOTES_OF_MS = 7 * 86_400_000;

/** Tells whoever's hours begin that they do, until when, and that notes wait for them: once a shift. */
export async function tellShifts(deps: OncallDeps): Promise<void> {
  const territories = await deps.db
    .selectFrom('oncall.slot')
    .select('territory_id')
    .distinct()
    .where('valid_to', 'is', null)
    .execute();
  for (const { territory_id: territoryId } of territories) {
    const at = deps.now();
    const { now: shifts } = await whoIsOnCall(deps, { territoryId, at });
    if (shifts.length === 0) continue;
    const { timeZone: zone } = await findTerritory(deps.db, territoryId);
    for (const shift of shifts)
      await deps.db.transaction().execute(async (trx) => tellShift(deps, trx, { territoryId, shift, zone, at }));
  }
}

async function tellShift(
  { events }: OncallDeps,
  trx: Trx,
  { territoryId, shift, zone, at }: { territoryId: string; shift: Shift; zone: string; at: Date },
): Promise<void> {
  const { slotId, slotName, day, personId } = shift;
  const told = await trx
    .insertInto('oncall.shift_told')
    .values({ territory_id: territoryId, slot_id: slotId, day, person_id: personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('at')
    .executeTakeFirst();
  if (!told) return;
  const notes = await unreadNotes(trx, { territoryId, personId, since: new Date(at.getTime() - NOTES_OF_MS) });
  const until = (language: 'fr' | 'en') => dayAndHour(shift.to, zone, language);
  await events.emit(trx, 'oncall.person_needed', {
    territoryId,
    personIds: [personId],
    occasion: `shift ${slotId} ${day} ${personId}`,
    title: { fr: `Votre astreinte commence\u{a0}: ${slotName}`, en: `You are on call: ${slotName}` },
    body: {
      fr: `Jusqu’au ${until('fr')}.${notesFr(notes)}`,
      en: `Until ${until('en')}.${notesEn(notes)}`,
    },
    path: `/t/${territoryId}/astreinte`,
    urgent: false,
  });
}

async function unreadNotes(
  trx: Trx,
  { territoryId, personId, since }: { territoryId: string; personId: string; since: Date },
): Promise<number> {
  const { rows } = await sql<{ notes: number }>`
    select count(*)::int as notes from oncall.hand_over h
    where h.territory_id = ${territoryId} and h.person_id <> ${personId} and h.at >= ${since} and not exists (
      select from oncall.hand_over_read r
      where r.territory_id = h.territory_id and r.hand_over_id = h.id and r.person_id = ${personId})
  `.execute(trx);
  return rows[0]?.notes ?? 0;
}

function notesFr(notes: number): string {
  if (notes === 0) return '';
  return notes === 1 ? ' Une note de relève vous attend.' : ` ${notes} notes de relève vous attendent.`;
}

function notesEn(notes: number): string {
  if (notes === 0) return '';
  return notes === 1 ? ' A hand-over note waits for you.' : ` ${notes} hand-over notes wait for you.`;
}
