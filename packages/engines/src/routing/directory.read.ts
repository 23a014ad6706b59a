import type { Department, Directory, TerritoryKind } from './routing.types.ts';
import type { Text } from './text.classifier.ts';

export const TERRITORY_KINDS: readonly TerritoryKind[] = [
  'commune',
  'intercommunalite',
  'departement',
  'region',
  'university',
];

/**
 * Checks a directory that comes from a file or a form.
 *
 * @throws TypeError that says in English and in French what is wrong, and where
 */
export function readDirectory(value: unknown): Directory {
  const { kind, departments } = (value ?? {}) as { kind?: unknown; departments?: unknown };
  if (kind !== undefined && !TERRITORY_KINDS.includes(kind as TerritoryKind))
    throw new TypeError(
      `"kind" must be one of ${TERRITORY_KINDS.join(', ')} / « kind » doit être l’un de ${TERRITORY_KINDS.join(', ')}`,
    );
  if (!Array.isArray(departments) || departments.length === 0)
    throw new TypeError('"departments" must list departments / « departments » doit énumérer les services');
  const read = departments.map(readDepartment);
  const ids = new Set(read.map(({ id }) => id));
  if (ids.size < read.length) throw new TypeError('two departments have one "id" / deux services ont le même « id »');
  return { ...(kind === undefined ? {} : { kind: kind as TerritoryKind }), departments: read };
}

function readDepartment(value: unknown, index: number): Department {
  const { id, name, competences, keywords, examples } = (value ?? {}) as Record<string, unknown>;
  const place = `departments[${index}]`;
  if (typeof id !== 'string' || id === '' || id.startsWith('outside:'))
    throw new TypeError(`${place}: "id" must be a word of its own / « id » doit être un mot à lui`);
  if (typeof name !== 'string' || name.trim() === '')
    throw new TypeError(`${place}: "name" is missing / « name » manque`);
  return {
    id,
    name,
    competences: readLines(competences, `${place}.competences`),
    keywords: readLines(keywords, `${place}.keywords`),
    examples: readExamples(examples, `${place}.examples`),
  };
}

function readLines(value: unknown, place: string): string[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.some((line) => typeof line !== 'string'))
    throw new TypeError(`${place} must be a list of texts / doit être une liste de textes`);
  return (value as string[]).filter((line) => line.trim() !== '');
}

/** An example is a text, or a title and a text. */
function readExamples(value: unknown, place: string): (string | Text)[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new TypeError(`${place} must be a list of texts / doit être une liste de textes`);
  return value.map((example: unknown) => {
    if (typeof example === 'string') return example;
    const { title, text } = (example ?? {}) as { title?: unknown; text?: unknown };
    if (typeof text !== 'string' || (title !== undefined && typeof title !== 'string'))
      throw new TypeError(`${place}: "text" must be a string / « text » doit être une chaîne`);
    return title === undefined ? { text } : { title, text };
  });
}
