import type { Bilingual } from '@beffroi/contracts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import type { StoredMeasure } from './measure.store.ts';

type Events = Pick<DeskDeps, 'events'>;

const pathOf = (territoryId: string) => `/t/${territoryId}/moderation`;

/** The second person has a block to say yes or no to. No name of an author, no word of theirs. */
export async function tellReviewer(
  trx: Trx,
  deps: Events,
  given: { territoryId: string; measureId: string; reviewerId: string },
): Promise<void> {
  await deps.events.emit(trx, 'desk.person_needed', {
    territoryId: given.territoryId,
    personIds: [given.reviewerId],
    occasion: `measure ${given.measureId} review`,
    title: { fr: 'Un blocage est à relire', en: 'A block is to be reviewed' },
    body: {
      fr: 'Il ne prend effet qu’avec votre accord. Les faits et ce qui a été tenté avant sont au registre des mesures.',
      en: 'It takes effect only if you agree. The facts and what was tried before are in the register of measures.',
    },
    path: pathOf(given.territoryId),
    urgent: false,
  });
}

/** Whoever took a measure, and who reviewed it, learn what became of it. */
export async function tellAbout(
  trx: Trx,
  deps: Events,
  row: StoredMeasure,
  said: { occasion: string; title: Bilingual; body: Bilingual },
): Promise<void> {
  const personIds = [...new Set([row.by_id, row.reviewer_id])].filter((id) => id !== null);
  if (personIds.length === 0) return;
  await deps.events.emit(trx, 'desk.person_needed', {
    territoryId: row.territory_id,
    personIds,
    occasion: `measure ${row.id} ${said.occasion}`,
    title: said.title,
    body: said.body,
    path: pathOf(row.territory_id),
    urgent: false,
  });
}
