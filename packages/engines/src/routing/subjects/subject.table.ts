import { bodySubjects } from './body.subjects.ts';
import { departementSubjects } from './departement.subjects.ts';
import { fieldTerms } from './field.terms.ts';
import { localSubjects } from './local.subjects.ts';
import { spokenTerms } from './spoken.terms.ts';
import { stateSubjects } from './state.subjects.ts';

/**
 * The state of the law that the table tells: written from the codes and from the laws MAPTAM (n° 2014-58), NOTRe
 * (n° 2015-991), LOM (n° 2019-1428), 3DS (n° 2022-217), plein emploi (n° 2023-1196) and n° 2025-327 on water.
 */
export const COMPETENCES_AS_OF = '2025-07-01';

export type Holder = 'commune' | 'intercommunalite' | 'departement' | 'region' | 'university' | 'state' | 'other';

/** A thing that public bodies do, who holds it in French law, and the words by which people speak of it. */
export type Subject = {
  id: string;
  /** In French, as told among the reasons. */
  label: string;
  /** The usual holder first. */
  holders: readonly Holder[];
  /** Who to turn to, in French, when that is not the holder's own name; '' otherwise. */
  body: string;
  law: string;
  /** Those of the texts and of the offices first: `official` of them. */
  terms: readonly string[];
  official: number;
};

const spoken = readTerms(spokenTerms);
const field = readTerms(fieldTerms);

/** Who does what, subject by subject. */
export const subjects: readonly Subject[] = [localSubjects, departementSubjects, stateSubjects, bodySubjects].flatMap(
  (table) => table.trim().split('\n').map(readLine),
);

function readLine(line: string): Subject {
  const [id = '', label = '', holders = '', body = '', law = '', terms = ''] = line.split(' | ');
  return {
    id,
    label,
    holders: holders.split(' ') as Holder[],
    body: body === '–' ? '' : body,
    law,
    official: new Set(terms.split(', ')).size,
    terms: [...new Set([...terms.split(', '), ...(spoken.get(id) ?? []), ...(field.get(id) ?? [])])],
  };
}

function readTerms(table: string): Map<string, string[]> {
  const lines = table.trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [id = '', terms = ''] = line.split(' | ');
      return [id, terms.split(', ')];
    }),
  );
}
