import { parseTable } from '@beffroi/connectors/import';
import { departmentSchema, type Bilingual, type DepartmentDraft } from '@beffroi/contracts';
import { fold } from '@beffroi/engines/text';

/** The columns of a directory, by any of the names that people give them. */
const columns = {
  name: ['nom', 'service', 'direction', 'intitule', 'libelle', 'name', 'department'],
  competences: ['competences', 'competence', 'missions', 'mission', 'attributions', 'domaines', 'duties'],
  keywords: ['motscles', 'motcle', 'mots', 'keywords', 'tags'],
  email: ['courriel', 'email', 'mail', 'mel', 'adresseelectronique', 'adressemail', 'adressecourriel'],
  phone: ['telephone', 'tel', 'numero', 'phone'],
  address: ['adresse', 'adressepostale', 'address', 'postaladdress'],
  agents: ['agents', 'agent', 'referents', 'referent', 'contacts', 'contact'],
  heads: ['responsable', 'responsables', 'chefdeservice', 'chef', 'head', 'manager'],
  directors: ['directeur', 'directrice', 'directeurs', 'directeurrice', 'director'],
  answerWithinHours: ['delaiheures', 'delai', 'delaidereponse', 'heures', 'answerwithinhours', 'hours'],
} as const;
type Key = keyof typeof columns;

export type DirectoryLine =
  | { line: number; ok: true; name: string; given: Partial<DepartmentDraft> }
  | { line: number; ok: false; message: Bilingual };

const MOST_LINES = 2000;

/**
 * The text of a file as spreadsheets write it: UTF-8 or UTF-16 by its mark, UTF-8 when it is valid, else Windows-1252.
 */
export function decodeSheet(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The lines of a directory, each a department or what is wrong with it; undefined when no column gives a name. */
export async function readDirectorySheet(csv: string): Promise<DirectoryLine[] | undefined> {
  const table = await parseTable([csv], { format: 'csv' });
  const known = new Map<string, Key>();
  for (const column of table.header) {
    const key = keyOf(column);
    if (key && ![...known.values()].includes(key)) known.set(column, key);
  }
  if (![...known.values()].includes('name')) return undefined;
  const lines: DirectoryLine[] = [];
  for await (const row of table.rows) {
    if (lines.length === MOST_LINES) {
      const message = {
        fr: `La lecture s’arrête à ${MOST_LINES} services.`,
        en: `Reading stops at ${MOST_LINES} departments.`,
      };
      return [...lines, { line: row.line, ok: false, message }];
    }
    if (!row.ok) {
      lines.push(row);
      continue;
    }
    const cells: Partial<Record<Key, string>> = {};
    for (const [column, key] of known) cells[key] = unguard(row.cells[column] ?? '');
    lines.push({ line: row.line, ...readLine(cells) });
  }
  return lines;
}

function readLine(
  cells: Partial<Record<Key, string>>,
): { ok: true; name: string; given: Partial<DepartmentDraft> } | { ok: false; message: Bilingual } {
  const given: Record<string, unknown> = { name: cells.name ?? '' };
  if (cells.competences) given['competences'] = listOf(cells.competences, /[\n|•]|;\s/);
  if (cells.keywords) given['keywords'] = listOf(cells.keywords, /[\n|;,]/);
  if (cells.email) given['email'] = cells.email;
  if (cells.phone) given['phone'] = cells.phone;
  if (cells.address) given['address'] = cells.address.replaceAll(/\s*\n\s*/g, ', ');
  const hours = cells.answerWithinHours?.replace(/\s*h(eures|ours)?$/i, '');
  if (hours) given['answerWithinHours'] = Number(hours);
  const people = (['agents', 'heads', 'directors'] as const).flatMap((key) =>
    listOf(cells[key] ?? '', /[\n|;,]/).map((text) => ({ ...personOf(text), level: levels[key] })),
  );
  if (people.length > 0) given['people'] = people;
  const read = departmentSchema.partial().required({ name: true }).safeParse(given);
  if (!read.success) return { ok: false, message: wrongCell(String(read.error.issues[0]?.path[0] ?? 'name')) };
  // What the sheet does not say is left as it is known: the defaults of the contract are for new departments.
  const said = Object.fromEntries(Object.entries(read.data).filter(([key]) => key in given));
  return { ok: true, name: read.data.name, given: said };
}

const levels = { agents: 'agent', heads: 'head', directors: 'director' } as const;

/** `Ana Diaz <ana@ville.fr>`, or an address alone. */
function personOf(text: string): { name: string; email: string } {
  const [, name, bracketed] = /^(.*?)\s*[<(]([^<>()]+)[>)]$/.exec(text) ?? [];
  const email = (bracketed ?? text).trim();
  return { name: name?.trim() || (email.split('@')[0] ?? email), email };
}

function wrongCell(path: string): Bilingual {
  const said: Partial<Record<string, Bilingual>> = {
    name: {
      fr: 'Le nom du service manque, ou est trop long.',
      en: 'The name of the department is missing, or too long.',
    },
    email: { fr: 'L’adresse électronique n’est pas lisible.', en: 'The e-mail address cannot be read.' },
    people: {
      fr: 'L’adresse électronique d’une personne n’est pas lisible : écrivez « Nom <adresse> ».',
      en: 'The e-mail address of a person cannot be read: write “Name <address>”.',
    },
    answerWithinHours: {
      fr: 'Le délai de réponse est un nombre d’heures ouvrées, de 1 à 720.',
      en: 'The time to answer is a number of working hours, from 1 to 720.',
    },
  };
  return said[path] ?? { fr: 'Une cellule est trop longue.', en: 'A cell is too long.' };
}

const listOf = (cell: string, separator: RegExp): string[] =>
  cell
    .split(separator)
    .map((part) => part.replace(/^[\s–-]+/, '').trim())
    .filter((part) => part !== '');

const keyOf = (column: string): Key | undefined => {
  const name = fold(column)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
  return (Object.keys(columns) as Key[]).find((key) => (columns[key] as readonly string[]).includes(name));
};

/** Our own exports guard cells that a spreadsheet would run; read back, the guard is taken off. */
const unguard = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').trim();
