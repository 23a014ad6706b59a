import type { Bilingual, PublicationState } from '@beffroi/contracts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';
import { isHeldBack } from '../hold/hold.pass.ts';
import { plan } from '../writing/publication.schedule.ts';
import { changePublication, type StoredPublication } from '../writing/publication.store.ts';
import { tellScreens } from '../writing/screens.tell.ts';
import type { ApprovalRecord } from './approval.record.ts';
import { calledOf, tellPeople } from './people.tell.ts';

const outcomes: Record<'request_changes' | 'refuse', { state: PublicationState; title: Bilingual }> = {
  request_changes: {
    state: 'changes_requested',
    title: { fr: 'Modification demandée', en: 'Changes requested' },
  },
  refuse: { state: 'refused', title: { fr: 'Publication refusée', en: 'Publication refused' } },
};

/** It comes back to its author, with what was said. */
export async function sendBack(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: {
    decision: 'request_changes' | 'refuse';
    comment?: string | undefined;
    approval: ApprovalRecord;
    at: Date;
  },
): Promise<void> {
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const { state, title } = outcomes[given.decision];
  await changePublication(trx, named, {
    state,
    approval: given.approval,
    silenceAt: null,
    reason: given.comment ?? null,
  });
  const called = calledOf(row);
  await tellPeople(deps, trx, row, {
    personIds: [row.author_id, row.updated_by],
    occasion: `${state} ${row.version} ${given.at.toISOString()}`,
    title: { fr: `${title.fr}\u{a0}: ${called.fr}`, en: `${title.en}: ${called.en}` },
    body: { fr: given.comment ?? title.fr, en: given.comment ?? title.en },
  });
  await tellScreens(trx, named, state);
}

/** All have agreed to what was sealed: it leaves at its hour, when that is still to come. */
export async function finishApproval(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: { approval: ApprovalRecord; at: Date; held: boolean },
): Promise<void> {
  const { at } = given;
  const held = await isHeldBack(deps, trx, row, given.held);
  const named = { territoryId: row.territory_id, publicationId: row.id };
  const approved = await changePublication(trx, named, {
    state: 'approved',
    approval: { ...given.approval, sealedAt: at.toISOString() },
    silenceAt: null,
    reason: null,
  });
  // Somebody waits for an answer: it leaves as soon as all have agreed.
  const isAnswer = approved.answers !== null;
  const dueAt = isAnswer && approved.due_at !== null && approved.due_at < at ? at : approved.due_at;
  const late = !isAnswer && dueAt !== null && dueAt <= at;
  const called = calledOf(row);
  await tellPeople(deps, trx, row, {
    personIds: [row.author_id],
    occasion: `approved ${row.version} ${at.toISOString()}`,
    title: { fr: `Approuvée\u{a0}: ${called.fr}`, en: `Approved: ${called.en}` },
    body: whatNow(dueAt, late),
  });
  if (dueAt !== null && !late) await plan(trx, approved, { dueAt, at, held });
  else await tellScreens(trx, named, 'approved');
}

function whatNow(dueAt: Date | null, late: boolean): Bilingual {
  if (late)
    return { fr: 'Son heure est passée\u{a0}: donnez-lui en une autre.', en: 'Its hour has passed: give it another.' };
  if (dueAt === null) return { fr: 'Il reste à lui donner une date.', en: 'It is still to be given a date.' };
  return { fr: 'Elle partira à son heure.', en: 'It leaves at its hour.' };
}
