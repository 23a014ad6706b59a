import type { Bilingual } from '@beffroi/contracts';
import { recordAudit } from '../../audit/index.ts';
import { followRequest } from '../../desk/index.ts';
import { tellTeam } from '../mail/team.tell.ts';
import type { Verb } from '../mail/answer.verb.ts';
import { keepFiles, type RequestFile } from '../request/attachment.store.ts';
import type { EventKind } from '../request/event.read.ts';
import { recordEvent } from '../request/event.store.ts';
import { changeRequest, lockRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { givable } from './hand.over.ts';
import { lockHandover, type StoredHandover } from './handover.store.ts';

export type Outcome = {
  outcome: Verb;
  /** By mail, by its page, or told in another way and written down by the team. */
  way: 'mail' | 'page' | 'noted';
  text: string;
  /** Who says so: an agent, by the name that they gave. */
  byName: string;
  at: Date;
  files?: readonly RequestFile[];
  /** Files that came and are not kept, and why in a word: macros, a type that is not what it says. */
  refused?: readonly { name: string; verdict: string }[];
  /** Who of the team wrote it down. */
  personId?: string | undefined;
};

const events: Record<Verb, EventKind> = {
  answered: 'department_answered',
  done: 'department_done',
  not_for_us: 'not_for_us',
  needs_more: 'needs_more',
};
const told: Record<Verb, Bilingual> = {
  answered: { fr: 'Un service a répondu', en: 'A department answered' },
  done: { fr: 'Un service dit que c’est fait', en: 'A department says that it is done' },
  not_for_us: { fr: 'Un service dit que ce n’est pas pour lui', en: 'A department says that it is not for them' },
  needs_more: { fr: 'Un service a besoin de précisions', en: 'A department needs to know more' },
};
const MOST_ANSWER = 20_000;
const RULE = '\n\n———\n\n';

/**
 * Takes what a department said, by whatever way it came: the request comes back to the team, reminders end, and what is
 * sent afterwards is kept beside the first. One that no longer has it is heard, and changes nothing.
 *
 * @throws requests.handover_not_found
 */
export async function settleHandover(
  deps: RequestsDeps,
  trx: Trx,
  named: { territoryId: string; requestId: string; handoverId: string },
  given: Outcome,
): Promise<void> {
  const { territoryId, requestId, handoverId } = named;
  const request = await lockRequest(trx, named);
  const row = await lockHandover(trx, named);
  const { outcome, text, byName, at } = given;
  // Nothing is added to what was erased: it is erased once.
  if (request.erased_at !== null) return;
  // A button pressed twice says one thing.
  const isSaid = row.state === outcome && row.answer !== null && row.answer.split(RULE).includes(text);
  if (isSaid && (given.files ?? []).length === 0) return;
  const isIts = row.state !== 'recalled' && row.to_kind === 'department' && givable.includes(request.state);
  await keepFiles(trx, named, given.files ?? [], { from: 'department', at });
  await trx
    .updateTable('requests.handover')
    .set({
      answer: joined(row.answer, withRefused(text, given.refused ?? [])),
      answered_at: at,
      answered_by: byName.slice(0, 200),
      next_reminder_at: null,
      next_reminder: null,
      ...(row.state === 'recalled' ? {} : { state: outcome }),
    })
    .where('territory_id', '=', territoryId)
    .where('id', '=', handoverId)
    .execute();
  await recordEvent(trx, named, {
    kind: events[outcome],
    at,
    personId: given.personId,
    byName: nameOf(row, byName),
    public: isIts && (outcome === 'answered' || outcome === 'done'),
    detail: { handoverId, ...(row.department_id === null ? {} : { departmentId: row.department_id }) },
  });
  await tellTeam(deps, trx, {
    territoryId,
    requestId,
    occasion: `${events[outcome]} ${handoverId} ${at.getTime()}`,
    title: told[outcome],
    body: { fr: 'Ce qu’il en dit est à lire sur la demande.', en: 'What they say of it is to be read on the request.' },
    personId: row.person_id,
  });
  const isBack = isIts && outcome === 'not_for_us';
  if (isIts) await followRequest(trx as never, { territoryId, requestId, state: 'to_answer', at });
  // What the team writes down has an entry of its own, under the name of who did.
  if (given.way !== 'noted')
    await recordAudit(trx, {
      territoryId,
      actor: { kind: 'system' },
      action: 'requests.department_answered',
      target: { kind: 'request', id: requestId },
      detail: { handoverId, outcome, way: given.way },
      at,
    });
  await changeRequest(
    deps,
    trx,
    named,
    isBack && request.state === 'with_department' ? { state: 'open', department_id: null } : {},
    events[outcome],
  );
}

function joined(earlier: string | null, text: string): string {
  const whole = earlier === null || earlier === '' ? text : `${earlier}${RULE}${text}`;
  return whole.slice(0, MOST_ANSWER).toWellFormed();
}

const verdicts: Record<string, string> = {
  macros: 'contient des macros',
  wrong_type: 'n’est pas ce que son nom annonce',
  too_large: 'trop lourd',
  unreadable: 'illisible',
  refused_type: 'type refusé',
};

/** What was attached and is not kept is named: whoever reads knows that something is missing. */
function withRefused(text: string, refused: readonly { name: string; verdict: string }[]): string {
  if (refused.length === 0) return text;
  const names = refused.map(({ name, verdict }) => `${name} (${verdicts[verdict] ?? verdict})`).join(', ');
  return `${text}\n\nPièces non gardées : ${names}.`.trim();
}

/** Events are kept when people are erased: they name the department or authority, not its agent. */
function nameOf(row: StoredHandover, byName: string): string | undefined {
  return row.to_kind === 'authority' ? (row.authority?.name ?? byName) : undefined;
}
