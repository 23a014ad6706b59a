import type { Bilingual, Draft } from '@beffroi/contracts';
import { awaited, decide } from '@beffroi/engines/approval';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { namesOf, type Author } from '../people.names.ts';
import type { PublishingDeps, Trx } from '../publishing.deps.ts';
import { isSame } from '../writing/draft.merge.ts';
import { changePublication, recordAct, type StoredPublication } from '../writing/publication.store.ts';
import type { ApprovalRecord } from './approval.record.ts';
import { calledOf, tellPeople } from './people.tell.ts';
import { readStaff } from './staff.read-model.ts';

/** What chooses who approves, and what they read: when it changes, what was asked or given is no longer for it. */
const judged = [
  'title',
  'lang',
  'content',
  'variants',
  'channelIds',
  'themes',
  'officials',
  'money',
  'minors',
  'corrects',
  'alarmId',
  'crisisId',
  'mandateId',
  'recurrence',
] as const satisfies readonly (keyof Draft)[];

/** Whether new words are still what was asked about, or approved; the hour counts where the circuit covers it. */
export function isStillWhatWasAsked(row: Pick<StoredPublication, 'draft' | 'approval'>, draft: Draft): boolean {
  const fields: readonly (keyof Draft)[] = (row.approval?.coversTime ?? true) ? [...judged, 'localTime'] : judged;
  return fields.every((field) => isSame(row.draft[field], draft[field]));
}

const reasons = {
  edited: { fr: 'modifiée depuis', en: 'edited since' },
  cancelled: { fr: 'reprise par son auteur', en: 'taken back by its author' },
} as const satisfies Record<string, Bilingual>;

/**
 * What was asked for or given falls: links end, and those who had decided or were asked are told. The state is the
 * caller's to change.
 */
export async function voidApproval(
  deps: PublishingDeps,
  trx: Trx,
  row: StoredPublication,
  given: { author: Author; actor: AuditActor; at: Date; version: number; why: keyof typeof reasons },
): Promise<void> {
  const { author, at, why, version } = given;
  const approval: ApprovalRecord | null = row.approval;
  const named = { territoryId: row.territory_id, publicationId: row.id };
  await trx
    .updateTable('publishing.approval_link')
    .set({ void_at: at })
    .where('territory_id', '=', row.territory_id)
    .where('publication_id', '=', row.id)
    .where('used_at', 'is', null)
    .where('void_at', 'is', null)
    .execute();
  if (!approval || approval.voided || !['in_review', 'approved', 'scheduled', 'held'].includes(row.state)) return;
  const names = await namesOf(trx, row.territory_id, [author.id]);
  const by = names.get(author.id) ?? '';
  const sentence = { fr: `${reasons[why].fr} par ${by}`, en: `${reasons[why].en} by ${by}` };
  const said = why === 'edited' ? sentence : reasons[why];
  const { state } = approval;
  const staff = await readStaff(trx, row.territory_id, at);
  const asked = awaited(state, staff, at.getTime()).seats.flatMap(({ holders }) => holders.map(({ person }) => person));
  const outcome = decide(state, { kind: 'edit', by: author.id, at: at.getTime() }, staff);
  if (!outcome.ok) throw new Error(`an edit could not void an approval: ${outcome.code}`);
  const { sealedAt: _, ...others } = approval;
  await changePublication(trx, named, { approval: { ...others, state: outcome.state, voided: said }, silenceAt: null });
  await recordAct(trx, named, { kind: 'voided', at, personId: author.id, detail: { version, why } });
  await recordAudit(trx, {
    territoryId: row.territory_id,
    actor: given.actor,
    action: 'publishing.approval_voided',
    target: { kind: 'publication', id: row.id },
    detail: { version, why },
    at,
  });
  const called = calledOf(row);
  await tellPeople(deps, trx, row, {
    personIds: [row.author_id, ...approval.decisions.map(({ by: id }) => id), ...asked].filter(
      (id) => id !== author.id,
    ),
    occasion: `voided ${version}`,
    title: { fr: `Validation annulée\u{a0}: ${called.fr}`, en: `Approval void: ${called.en}` },
    body: {
      fr: `Cette publication a été ${said.fr}\u{a0}: plus rien ne part sans une nouvelle validation.`,
      en: `This publication was ${said.en}: nothing leaves without another approval.`,
    },
  });
}
