import type { Input, Rumour, changeRumour as endpoint } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { AuditActor } from '../../audit/index.ts';
import { publicationNotFound } from '../../publishing/index.ts';
import type { CrisisDeps, Trx } from '../crisis.deps.ts';
import { correctionNeeded, verdictNeeded } from './rumour.errors.ts';
import { readRumour } from './rumour.record.ts';
import { lockRumour, type NamedRumour, type RumourRow } from './rumour.store.ts';
import { tellRumour } from './rumour.tell.ts';
import { verdictWords } from './rumour.words.ts';

type By = { personId: string; actor: AuditActor };
type Change = Input<typeof endpoint>['body'];

/**
 * Checks a claim: what it is, with what evidence, what is true. What is public stays complete: a fact whose correction
 * is taken away is to be taken off the page first.
 * @throws crisis.rumour_not_found, publishing.not_found, crisis.correction_needed, crisis.verdict_needed
 */
export async function changeRumour(deps: CrisisDeps, given: NamedRumour & By & { change: Change }): Promise<Rumour> {
  const { territoryId, rumourId, change, personId } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRumour(trx, given);
    const after = { verdict: change.verdict ?? row.verdict, correction: change.correction ?? row.correction };
    if (row.is_public) ensureComplete(after);
    if (typeof change.publicationId === 'string') await ensurePublication(trx, territoryId, change.publicationId);
    await trx
      .updateTable('crisis.rumour')
      .set({
        ...after,
        updated_at: at,
        updated_by: personId,
        ...(change.claim === undefined ? {} : { claim: change.claim }),
        ...(change.evidence === undefined ? {} : { evidence: JSON.stringify(change.evidence) }),
        ...(change.publicationId === undefined ? {} : { publication_id: change.publicationId }),
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', rumourId)
      .execute();
    const claim = change.claim ?? row.claim;
    const { fr, en } = verdictWords[after.verdict];
    const text =
      after.verdict === row.verdict
        ? { fr: `Rumeur précisée\u{a0}: « ${claim} »`, en: `Rumour edited: “${claim}”` }
        : { fr: `« ${claim} »\u{a0}: ${fr.toLowerCase()}.`, en: `“${claim}”: ${en.toLowerCase()}.` };
    await tellRumour(trx, {
      ...given,
      crisisId: row.crisis_id,
      at,
      text,
      action: 'crisis.rumour_changed',
      detail: { fields: Object.keys(change), verdict: after.verdict },
    });
  });
  return readRumour(deps, given);
}

/**
 * Shows a correction on the public page of facts and in its feed, or takes it off. It keeps the date of its first
 * showing.
 * @throws crisis.rumour_not_found, crisis.correction_needed, crisis.verdict_needed
 */
export async function publishFact(deps: CrisisDeps, given: NamedRumour & By & { published: boolean }): Promise<Rumour> {
  const { territoryId, rumourId, published } = given;
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRumour(trx, given);
    if (row.is_public === published) return;
    if (published) ensureComplete(row);
    await trx
      .updateTable('crisis.rumour')
      .set({ is_public: published, ...(published && row.published_at === null ? { published_at: at } : {}) })
      .where('territory_id', '=', territoryId)
      .where('id', '=', rumourId)
      .execute();
    await tellRumour(trx, {
      ...given,
      crisisId: row.crisis_id,
      at,
      text: published
        ? {
            fr: `Rectificatif publié sur la page des faits\u{a0}: « ${row.claim} »`,
            en: `Correction published on the fact page: “${row.claim}”`,
          }
        : {
            fr: `Rectificatif retiré de la page des faits\u{a0}: « ${row.claim} »`,
            en: `Correction taken off the fact page: “${row.claim}”`,
          },
      action: published ? 'crisis.fact_published' : 'crisis.fact_withdrawn',
    });
  });
  return readRumour(deps, given);
}

function ensureComplete({ verdict, correction }: Pick<RumourRow, 'verdict' | 'correction'>): void {
  if (verdict === 'unchecked') throw verdictNeeded();
  if (correction.trim() === '') throw correctionNeeded();
}

async function ensurePublication(trx: Trx, territoryId: string, publicationId: string): Promise<void> {
  const { rows } = await sql`
    select 1 from publishing.publication where territory_id = ${territoryId} and id = ${publicationId}
  `.execute(trx);
  if (rows.length === 0) throw publicationNotFound();
}
