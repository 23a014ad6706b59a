import { findSensitive } from '@beffroi/engines/triage';
import type { Sealer } from '../../../platform/seal.ts';
import { openIdentity } from '../identity/identity.seal.ts';
import { categoryOf } from '../request/category.table.ts';
import type { StoredRequest } from '../request/request.store.ts';

/** A request as others may see it: never who asks, and its words only where it was made to be read by all. */
export function presentOpen311(
  sealer: Sealer,
  row: StoredRequest & { holder: string | null },
  locale: 'fr' | 'en',
): object {
  const category = categoryOf(row.category);
  const isOpen311 = row.origin === 'open311';
  return {
    service_request_id: row.ref,
    status: isClosed(row) ? 'closed' : 'open',
    status_notes: notes[row.state][locale],
    service_name: category?.label ?? '',
    service_code: category?.id ?? '',
    description: isOpen311 ? publicWords(sealer, row) : (category?.label ?? ''),
    agency_responsible: row.authority?.name ?? row.holder,
    service_notice: null,
    requested_datetime: instantOf(row.created_at),
    updated_datetime: instantOf(row.updated_at),
    // What we said we would do, never a date of the law.
    expected_datetime: row.due_at === null ? null : instantOf(row.due_at),
    address: isOpen311 ? redact(row.place ?? '', whoIsIn(sealer, row)) : '',
    address_id: null,
    zipcode: null,
    lat: isOpen311 ? row.lat : rounded(row.lat),
    long: isOpen311 ? row.lon : rounded(row.lon),
    media_url: null,
  };
}

/** What stands before the address of a picture, which is not shown to all: it may show people. */
export const MEDIA_MARK = '\n\n[media_url] ';

export const isClosed = ({ state }: Pick<StoredRequest, 'state'>): boolean =>
  state === 'closed' || state === 'answered';

function publicWords(sealer: Sealer, row: StoredRequest): string {
  const [words = ''] = row.text.split(MEDIA_MARK);
  return redact(words, whoIsIn(sealer, row));
}

/** Every word by which who asks could be known, where they wrote it themselves. */
export function whoIsIn(sealer: Sealer, row: StoredRequest): string[] {
  const { firstName, lastName, email, phone } = openIdentity(sealer, row);
  const whole = firstName && lastName ? [`${firstName} ${lastName}`, `${lastName} ${firstName}`] : [];
  return [...whole, lastName, email, phone].filter((word): word is string => (word?.length ?? 0) > 2);
}

/** Without numbers, addresses, dates of birth, health and names of who asks; what is left is said to be cut. */
export function redact(text: string, names: readonly string[]): string {
  let cut = text;
  for (const { from, to } of findSensitive(text).toReversed()) cut = `${cut.slice(0, from)}[…]${cut.slice(to)}`;
  for (const name of names) cut = cut.replaceAll(new RegExp(escapedPattern(name), 'giu'), '[…]');
  return cut;
}

function escapedPattern(name: string): string {
  return `(?<!\\p{L})${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?!\\p{L})`;
}

/** A hundred metres: where somebody told us of it in private may be where they live. */
function rounded(degrees: number | null): number | null {
  return degrees === null ? null : Math.round(degrees * 1000) / 1000;
}

function instantOf(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}

const notes: Record<StoredRequest['state'], { fr: string; en: string }> = {
  open: { fr: 'Reçue', en: 'Received' },
  with_department: { fr: 'Chez le service chargé', en: 'With the department in charge' },
  forwarded: { fr: 'Transmise à l’autorité compétente', en: 'Forwarded to the authority in charge' },
  waiting_citizen: { fr: 'En attente d’une précision', en: 'Waiting for more from who asked' },
  answered: { fr: 'Réponse donnée', en: 'Answered' },
  closed: { fr: 'Close', en: 'Closed' },
  reopened: { fr: 'Rouverte', en: 'Opened again' },
};
