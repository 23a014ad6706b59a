import { parseTable } from '@beffroi/connectors/import';
import type { Bilingual } from '@beffroi/contracts';

/** The columns of the calendar's CSV, in the order in which it is written; read by any of these names. */
export const columns = [
  { key: 'title', name: 'titre', also: ['title', 'objet', 'sujet'] },
  { key: 'date', name: 'date', also: ['jour', 'day'] },
  { key: 'time', name: 'heure', also: ['time', 'hour', 'horaire'] },
  { key: 'channels', name: 'comptes', also: ['compte', 'canal', 'canaux', 'channels', 'reseaux', 'reseau'] },
  { key: 'text', name: 'texte', also: ['text', 'message', 'contenu', 'post'] },
  { key: 'link', name: 'lien', also: ['link', 'url', 'adresse'] },
  { key: 'campaign', name: 'campagne', also: ['campaign'] },
  { key: 'themes', name: 'thèmes', also: ['themes', 'theme'] },
] as const;
type Key = (typeof columns)[number]['key'];

export type CalendarLine = { line: number } & (
  | { ok: true; cells: Partial<Record<Key, string>> }
  | { ok: false; message: Bilingual }
);

const MOST_LINES = 2000;

/** @returns its lines, or undefined when no column of it is known */
export async function readCalendar(csv: string): Promise<{ lines: CalendarLine[]; cut: boolean } | undefined> {
  const table = await parseTable([csv], { format: 'csv' });
  const known = new Map<string, Key>();
  for (const column of table.header) {
    const found = columns.find(({ name, also }) => [name, ...also].map(fold).includes(fold(column)));
    if (found && ![...known.values()].includes(found.key)) known.set(column, found.key);
  }
  if (![...known.values()].includes('text')) return undefined;
  const lines: CalendarLine[] = [];
  for await (const row of table.rows) {
    if (lines.length === MOST_LINES) return { lines, cut: true };
    if (!row.ok) {
      lines.push(row);
      continue;
    }
    const cells: Partial<Record<Key, string>> = {};
    for (const [column, key] of known) cells[key] = unguard(row.cells[column] ?? '');
    lines.push({ ok: true, line: row.line, cells });
  }
  return { lines, cut: false };
}

/** 'YYYY-MM-DDTHH:mm' from what people type: 24/11/2026 or 2026-11-24, 16:30, 16 h 30 or 16h. */
export function readLocalTime(date: string, time: string): string | undefined {
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date.trim());
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(date.trim());
  const [year, month, dayOfMonth] = day ? day.slice(1) : french ? [french[3], french[2], french[1]] : [];
  const hour = /^(\d{1,2})\s*(?:h|:)\s*(\d{2})?$/i.exec(time.replaceAll(/[\u00a0\u202f]/g, ' ').trim());
  if (!year || !month || !dayOfMonth || !hour) return undefined;
  const two = (text: string) => text.padStart(2, '0');
  const local = `${year}-${two(month)}-${two(dayOfMonth)}T${two(hour[1] ?? '')}:${hour[2] ?? '00'}`;
  const at = new Date(`${local}:00Z`);
  return Number.isNaN(at.getTime()) || !at.toISOString().startsWith(local) ? undefined : local;
}

/** Our own export guards cells that a spreadsheet would run; read back, the guard is taken off. */
const unguard = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').trim();

const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
