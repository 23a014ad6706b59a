import type { Bilingual, DepartmentDraft } from '@beffroi/contracts';
import { readDate, sayDate } from '@beffroi/engines/schedule';

type Absence = DepartmentDraft['absences'][number];

/** The absence in which a day falls, both ends included. @param today `YYYY-MM-DD` */
export function absenceOf({ absences }: Pick<DepartmentDraft, 'absences'>, today: string): Absence | undefined {
  return absences.find(({ from, to }) => from <= today && today <= to);
}

export function sayAbsence({ to, note }: Absence, instead: string | undefined): Bilingual {
  const why = note === '' ? '' : ` (${note})`;
  return {
    fr: `Absent jusqu’au ${dayIn(to, 'fr')}${why}${instead === undefined ? '' : `\u{a0}: ${instead} remplace`}.`,
    en: `Away until ${dayIn(to, 'en')}${why}${instead === undefined ? '' : `: ${instead} stands in`}.`,
  };
}

function dayIn(day: string, locale: 'fr' | 'en'): string {
  const date = readDate(day);
  return date ? sayDate(date, locale, { year: true }) : day;
}
