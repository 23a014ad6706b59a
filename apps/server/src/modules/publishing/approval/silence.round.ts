import { applySilence } from '@beffroi/engines/approval';
import type { Bilingual } from '@beffroi/contracts';
import { recordAudit } from '../../audit/index.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';
import { changePublication, lockPublication, recordAct, type StoredPublication } from '../writing/publication.store.ts';
import { tellScreens } from '../writing/screens.tell.ts';
import { askStep } from './approval.ask.ts';
import { finishApproval, sendBack } from './approval.finish.ts';
import { silenceAtOf } from './approval.record.ts';
import { readStaff, withGuests } from './staff.read-model.ts';

const MOST_AT_ONCE = 100;
const unanswered: Bilingual = {
  fr: 'Faute de réponse dans le délai du circuit.',
  en: 'For want of an answer in time.',
};

/** Lets silence decide where its time has come, as the circuit said from the start. */
export async function applySilenceRules(deps: PublishingDeps): Promise<void> {
  const due = await deps.db
    .selectFrom('publishing.publication')
    .select(['territory_id', 'id'])
    .where('silence_at', '<=', deps.now())
    .orderBy('silence_at')
    .limit(MOST_AT_ONCE)
    .execute();
  for (const { territory_id: territoryId, id: publicationId } of due) {
    await deps.db
      .transaction()
      .execute(async (trx) => {
        const { held } = await enterPlanning(trx, territoryId);
        await applyTo(deps, trx, await lockPublication(trx, { territoryId, publicationId }), held);
      })
      .catch((err: unknown) => deps.logger.warn({ err, publicationId }, 'silence could not decide, it is tried again'));
  }
}

async function applyTo(deps: PublishingDeps, trx: Trx, row: StoredPublication, held: boolean): Promise<void> {
  const at = deps.now();
  const before = row.approval;
  // Decided, or edited, between the look and the lock.
  if (row.state !== 'in_review' || !before || row.silence_at === null || row.silence_at > at) return;
  const state = applySilence(before.state, at.getTime());
  if (state === before.state) return;
  const approval = { ...before, state };
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const outcome =
    state.status === 'refused' ? 'refused' : state.escalated && !before.state.escalated ? 'escalated' : 'accepted';
  await recordAct(trx, named, {
    kind: 'silence',
    at,
    detail: { outcome, afterHours: state.circuit.silence.afterHours, version: row.version },
  });
  await recordAudit(trx, {
    territoryId: row.territory_id,
    actor: { kind: 'system' },
    action: `publishing.silence_${outcome}`,
    target: { kind: 'publication', id: row.id },
    detail: { version: row.version },
    at,
  });
  if (state.status === 'approved') return finishApproval(deps, trx, row, { approval, at, held });
  if (state.status === 'refused')
    return sendBack(deps, trx, row, { decision: 'refuse', comment: unanswered.fr, approval, at });
  const asked = await changePublication(trx, named, { approval, silenceAt: silenceAtOf(approval) });
  await askStep(deps, trx, asked, withGuests(await readStaff(trx, row.territory_id, at), approval));
  await tellScreens(trx, named, asked.state);
}
