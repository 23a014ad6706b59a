import { sql } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import type { DigestSource } from '../oncall.deps.ts';

type Row = {
  id: string;
  state: 'open' | 'acknowledged' | 'snoozed' | 'ended' | 'false_alarm';
  explanation: Bilingual;
  at: Date;
  taken_by: string | null;
};

/** Alarms that rang or ended meanwhile, each with what came of it. */
export const alarmsSinceYouLeft: DigestSource = async (db, { territoryId, since, until }) => {
  const { rows } = await sql<Row>`
    select a.id, a.state, a.explanation, case when a.detected_at > ${since} then a.detected_at else a.ended_at end as at,
      p.name as taken_by
    from alerts.alarm a left join identity.person p on p.id = a.acknowledged_by
    where a.territory_id = ${territoryId}
      and (a.detected_at > ${since} and a.detected_at <= ${until} or a.ended_at > ${since} and a.ended_at <= ${until})
    order by at desc limit 100
  `.execute(db);
  return rows.map((row) => {
    const outcome = outcomeOf(row);
    return {
      kind: 'alarm',
      at: row.at.toISOString(),
      open: row.state === 'open' || row.state === 'snoozed',
      text: { fr: `${row.explanation.fr} ${outcome.fr}`, en: `${row.explanation.en} ${outcome.en}` },
      path: `/t/${territoryId}/alertes/${row.id}`,
    };
  });
};

function outcomeOf({ state, taken_by: name }: Row): Bilingual {
  switch (state) {
    case 'open':
      return { fr: 'Personne ne l’a encore prise.', en: 'Nobody took it yet.' };
    case 'snoozed':
      return { fr: 'Elle est en sommeil.', en: 'It is snoozed.' };
    case 'false_alarm':
      return { fr: 'C’était une fausse alerte.', en: 'It was a false alarm.' };
    case 'acknowledged':
      return name === null
        ? { fr: 'Elle est prise en charge.', en: 'It is being handled.' }
        : { fr: `Prise en charge par ${name}.`, en: `Handled by ${name}.` };
    case 'ended':
      return name === null
        ? { fr: 'Elle est finie, sans que personne ne l’ait prise.', en: 'It is over, and nobody took it.' }
        : { fr: `Elle est finie ; prise en charge par ${name}.`, en: `It is over; handled by ${name}.` };
  }
}
