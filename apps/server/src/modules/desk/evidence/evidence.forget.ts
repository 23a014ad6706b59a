import { recordAudit } from '../../audit/index.ts';
import type { DeskDeps } from '../desk.deps.ts';

const DAY_MS = 86_400_000;
/** A month past the longest time limit of the press. */
const PRESS_DAYS = 396;
/** What is no offence of the press can be prosecuted for six years (article 8 of the code of criminal procedure). */
const OTHER_DAYS = 6 * 365 + 31;

/**
 * Erases the words and files of evidence once no complaint can be brought, unless they are kept for a procedure or a
 * measure in force rests on them. Their place in the chain stays: it holds no word of anybody.
 */
export async function forgetEvidence(deps: Pick<DeskDeps, 'db' | 'now'>): Promise<void> {
  const now = deps.now();
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const due = await deps.db
    .selectFrom('desk.evidence as e')
    .select(['e.territory_id', 'e.id', 'e.number'])
    .where('e.erased_at', 'is', null)
    .where('e.legal_hold', '=', false)
    .where('e.at', '<', before(PRESS_DAYS))
    .where((each) =>
      each.or([
        each('e.qualification', 'not in', ['threat', 'harassment', 'doxxing']),
        each('e.at', '<', before(OTHER_DAYS)),
      ]),
    )
    .where((each) =>
      each.not(
        each.exists(
          each
            .selectFrom('desk.measure as m')
            .select('m.id')
            .whereRef('m.territory_id', '=', 'e.territory_id')
            .whereRef('m.evidence_id', '=', 'e.id')
            .where('m.kind', '=', 'block')
            .where('m.state', 'in', ['in_review', 'applying', 'in_force', 'lifting']),
        ),
      ),
    )
    .limit(100)
    .execute();
  for (const { territory_id: territoryId, id, number } of due)
    await deps.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('desk.evidence')
        .set({ sealed_words: null, note: '', erased_at: now, remind_at: null })
        .where('territory_id', '=', territoryId)
        .where('id', '=', id)
        .where('legal_hold', '=', false)
        .execute();
      await trx
        .updateTable('desk.evidence_file')
        .set({ content: null, name: '' })
        .where('territory_id', '=', territoryId)
        .where('evidence_id', '=', id)
        .execute();
      await recordAudit(trx, {
        territoryId,
        actor: { kind: 'system' },
        action: 'evidence.erased',
        target: { kind: 'evidence', id },
        detail: { number },
        at: now,
      });
    });
}
