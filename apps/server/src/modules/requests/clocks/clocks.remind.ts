import { sql } from 'kysely';
import { addWorkingDays, dayAt } from '@beffroi/engines/clocks';
import { readDate, writeDate } from '@beffroi/engines/schedule';
import type { RequestClock } from '@beffroi/contracts';
import { tellTeam } from '../mail/team.tell.ts';
import { dayIn } from '../request/event.sentences.ts';
import { recordEvent } from '../request/event.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { calendarOf, readRequestSettings } from '../settings/settings.store.ts';

/** Working days before a legal date at which the team is told, once; and once more when it has passed. */
const DAYS_BEFORE = 3;
const AT_ONCE = 200;

type Due = { id: string; ref: string; on: string; clock: Pick<RequestClock, 'kind' | 'due' | 'label'> };

/** Tells the team of legal dates that come near or have passed; each once, however often it is looked at. */
export async function remindClocks(deps: RequestsDeps): Promise<number> {
  const { rows: territories } = await sql<{ id: string }>`
    select distinct territory_id as id from requests.request
    where next_clock_on is not null and next_clock_on < ${new Date(deps.now().getTime() + 14 * 86_400_000)}::date
      and state not in ('answered', 'closed')
  `.execute(deps.db);
  let told = 0;
  for (const { id: territoryId } of territories) told += await remindTerritory(deps, territoryId);
  return told;
}

async function remindTerritory(deps: RequestsDeps, territoryId: string): Promise<number> {
  const settings = await readRequestSettings(deps.db, territoryId);
  const today = dayAt(deps.now().getTime(), settings.zone);
  const calendar = calendarOf(settings);
  const until = writeDate(addWorkingDays(readDate(today)!, DAYS_BEFORE, calendar.officeDayOff));
  const { rows } = await sql<Due>`
    select r.id, r.ref, to_char(r.next_clock_on, 'YYYY-MM-DD') as on, r.next_clock as clock from requests.request r
    where r.territory_id = ${territoryId} and r.next_clock_on <= ${until}::date and r.state not in ('answered', 'closed')
      and not exists (
        select 1 from requests.event e where e.territory_id = r.territory_id and e.request_id = r.id and e.kind = 'alerted'
          and e.detail ->> 'clock' = r.next_clock ->> 'kind' and e.detail ->> 'due' = r.next_clock ->> 'due'
          and (e.detail ->> 'late' = 'true' or r.next_clock_on >= ${today}::date)
      )
    order by r.next_clock_on, r.id limit ${AT_ONCE}
  `.execute(deps.db);
  for (const due of rows) await remindOne(deps, territoryId, due, due.on < today);
  return rows.length;
}

async function remindOne(deps: RequestsDeps, territoryId: string, due: Due, late: boolean): Promise<void> {
  const { id: requestId, on, clock } = due;
  await deps.db.transaction().execute(async (trx) => {
    await recordEvent(
      trx,
      { territoryId, requestId },
      { kind: 'alerted', at: deps.now(), public: false, detail: { clock: clock.kind, due: on, late } },
    );
    await tellTeam(deps, trx, {
      territoryId,
      requestId,
      occasion: `clock ${clock.kind} ${on} ${late ? 'late' : 'near'}`,
      title: late
        ? { fr: `Délai dépassé – ${clock.label.fr}`, en: `Overdue – ${clock.label.en}` }
        : { fr: `Bientôt dû – ${clock.label.fr}`, en: `Due soon – ${clock.label.en}` },
      body: {
        fr: late ? `C’était le ${dayIn('fr', on)}.` : `Au plus tard le ${dayIn('fr', on)}.`,
        en: late ? `It was due on ${dayIn('en', on)}.` : `By ${dayIn('en', on)}.`,
      },
      urgent: false,
    });
  });
}
