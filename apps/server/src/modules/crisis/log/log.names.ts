import type { Bilingual } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import type { Db } from '../crisis.deps.ts';

const NAMED = /\{(per_[0-9a-z]+)\}/g;
/** What is shown in the place of who was erased. */
const ERASED = '–';

/** A person within a line: by identifier, since a line is never changed and a name goes with its person. */
export const personIn = (personId: string): string => `{${personId}}`;

/** Today's names of those who wrote some lines, and of those whom they name. */
export async function namesIn(
  db: Db,
  lines: readonly { personId: string | null; text: Bilingual }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = lines.flatMap(({ personId, text }) => [
    ...(personId === null ? [] : [personId]),
    ...[...text.fr.matchAll(NAMED)].map(([, id = '']) => id),
  ]);
  return personNames(db, [...new Set(ids)]);
}

/** A line as it is read: with the names of those whom it names. */
export function withNames(text: Bilingual, names: ReadonlyMap<string, string>): Bilingual {
  const named = (words: string) => words.replace(NAMED, (_, id: string) => names.get(id) ?? ERASED);
  return { fr: named(text.fr), en: named(text.en) };
}
