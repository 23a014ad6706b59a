import type { Bilingual } from '@beffroi/contracts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';
import type { StoredPublication } from '../writing/publication.store.ts';

/** How a publication is called in a sentence, in both languages. */
export function calledOf(row: Pick<StoredPublication, 'title' | 'draft'>): Bilingual {
  const text = (row.title || (row.draft.content.parts[0]?.text ?? '')).replaceAll(/\s+/g, ' ').trim();
  const short = text.length > 70 ? `${text.slice(0, 70).toWellFormed()}…` : text;
  return short === '' ? { fr: 'une publication', en: 'a publication' } : { fr: `« ${short} »`, en: `“${short}”` };
}

/** Tells people that a publication waits for them, or what became of theirs; one occasion reaches each once. */
export async function tellPeople(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: {
    personIds: readonly (string | null | undefined)[];
    occasion: string;
    title: Bilingual;
    body: Bilingual;
    urgent?: boolean;
  },
): Promise<void> {
  const personIds = [...new Set(given.personIds.filter((id): id is string => id?.startsWith('per_') ?? false))];
  if (personIds.length === 0) return;
  await deps.events.emit(trx, 'publishing.person_needed', {
    territoryId: row.territory_id,
    personIds,
    occasion: `${row.id} ${given.occasion}`,
    title: given.title,
    body: given.body,
    path: `/t/${row.territory_id}/publications/${row.id}`,
    urgent: given.urgent ?? false,
  });
}
