import { findTerritory, peopleWho } from '../../identity/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { limitsOf, nextReminder } from './evidence.limits.ts';

/** Reminds those who may bring a complaint that the time to do so runs out: J+30, J+60, and on to a year for hate. */
export async function remindEvidence(deps: Pick<DeskDeps, 'db' | 'events' | 'now'>): Promise<void> {
  const now = deps.now();
  const due = await deps.db
    .selectFrom('desk.evidence')
    .select(['territory_id', 'id'])
    .where('remind_at', '<=', now)
    .orderBy('remind_at')
    .limit(100)
    .execute();
  for (const { territory_id: territoryId, id } of due)
    await deps.db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('desk.evidence')
        .selectAll()
        .where('territory_id', '=', territoryId)
        .where('id', '=', id)
        .where('remind_at', '<=', now)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row?.remind_at) return;
      const { timeZone } = await findTerritory(trx, territoryId);
      const about = { postedAt: row.posted_at, qualification: row.qualification, timeZone };
      const limits = limitsOf(about).shown.filter((limit) => limit.due >= now.toISOString().slice(0, 10));
      const nearest = limits[0];
      await trx
        .updateTable('desk.evidence')
        .set({ remind_at: nextReminder({ ...about, after: now }) ?? null })
        .where('territory_id', '=', territoryId)
        .where('id', '=', id)
        .execute();
      const people = await peopleWho(trx, territoryId, 'evidence.read');
      if (!nearest || people.length === 0) return;
      await deps.events.emit(trx, 'desk.person_needed', {
        territoryId,
        personIds: people.map((person) => person.id),
        occasion: `evidence ${id} ${row.remind_at.getTime()}`,
        title: {
          fr: `Preuve n° ${row.number} : plainte possible jusqu’au ${dayIn('fr', nearest.due)}`,
          en: `Piece of evidence no. ${row.number}: a complaint is possible until ${dayIn('en', nearest.due)}`,
        },
        body: nearest.because,
        path: `/t/${territoryId}/preuves`,
        urgent: false,
      });
    });
}

function dayIn(lang: 'fr' | 'en', day: string): string {
  return new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
