import type { RequestState } from '@beffroi/contracts';
import { addMessage, beginConversation, conversationsOfRequest } from '../../desk/index.ts';
import { openIdentity } from '../identity/identity.seal.ts';
import { tellTeam } from '../mail/team.tell.ts';
import { keepFiles } from '../request/attachment.store.ts';
import { readEvents } from '../request/event.read.ts';
import { recordEvent } from '../request/event.store.ts';
import { isOpen } from '../request/request.presenter.ts';
import { reopenedFields } from '../request/request.close.ts';
import { stepDesk } from '../request/request.join.ts';
import { changeRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import type { Named, RequestsDeps, Trx } from '../requests.deps.ts';
import type { judgeFiles } from './files.judge.ts';

type Files = ReturnType<typeof judgeFiles>;

const written = {
  fr: 'Ce qu’elle a écrit est à lire sur la demande.',
  en: 'What they wrote is to be read on the request.',
};

/** What who asked adds on their page joins the request, and comes before the team. */
export async function personAdds(deps: RequestsDeps, given: Named & { text: string; files: Files }): Promise<void> {
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    await keepWords(deps, trx, row, given);
    await recordEvent(trx, given, { kind: 'added', at, public: true, detail: { files: given.files.safe.length } });
    const state = await stateAfterPerson(trx, row, at);
    if (state !== row.state) await stepDesk(trx, given, state, at);
    await changeRequest(deps, trx, given, { state }, 'added');
    await tellTeam(deps, trx, {
      ...given,
      occasion: `added ${at.getTime()}`,
      title: { fr: 'La personne a répondu', en: 'The person answered' },
      body: written,
    });
  });
}

/** The pieces that were awaited have come, and whoever had the request has it again. */
export async function stateAfterPerson(trx: Trx, row: StoredRequest, at: Date): Promise<RequestState> {
  if (row.state !== 'waiting_citizen') return row.state;
  const named = { territoryId: row.territory_id, requestId: row.id };
  const last = (await readEvents(trx, named)).findLast(
    ({ kind }) => kind === 'completion_asked' || kind === 'completed',
  );
  if (last?.kind === 'completion_asked') await recordEvent(trx, named, { kind: 'completed', at, public: true });
  return row.department_id === null ? 'open' : 'with_department';
}

/** The person does not accept what was answered: the request is open again, and comes back to the team. */
export async function personContests(deps: RequestsDeps, given: Named & { text: string; files: Files }): Promise<void> {
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (isOpen(row.state)) return;
    await keepWords(deps, trx, row, given);
    await recordEvent(trx, given, { kind: 'contested', at, public: true });
    await stepDesk(trx, given, 'reopened', at);
    await changeRequest(deps, trx, given, { ...reopenedFields(row.reopened), satisfied: false }, 'contested');
    await tellTeam(deps, trx, {
      ...given,
      occasion: `contested ${at.getTime()}`,
      title: { fr: 'La personne conteste la réponse', en: 'The person contests the answer' },
      body: written,
    });
  });
}

/** Whether it helped; once it is said it can be said otherwise. */
export async function personJudges(deps: RequestsDeps, given: Named & { helped: boolean }): Promise<void> {
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (isOpen(row.state) || row.satisfied === given.helped) return;
    await recordEvent(trx, given, { kind: 'helped', at, public: true, detail: { helped: given.helped } });
    const closed =
      row.state === 'answered' && given.helped
        ? ({ state: 'closed', closed_at: at, closed_as: 'settled' } as const)
        : {};
    await changeRequest(deps, trx, given, { satisfied: given.helped, ...closed }, 'helped');
  });
}

/** In the conversation of the page, where they are answered in private; never in a thread that others read. */
async function keepWords(
  deps: RequestsDeps,
  trx: Trx,
  row: StoredRequest,
  given: Named & { text: string; files: Files },
): Promise<void> {
  const at = deps.now();
  const { territoryId, requestId, text, files } = given;
  await keepFiles(trx, given, files.safe, { from: 'citizen', at });
  const who = openIdentity(deps.sealer, row);
  const author = [who.firstName, who.lastName].filter(Boolean).join(' ');
  const message = { territoryId, text, author, at, attachments: files.all };
  const own = (await conversationsOfRequest(trx as never, given)).find(({ network }) => network === 'form');
  if (own) await addMessage(deps.desk, trx as never, { ...message, conversationId: own.id });
  else
    await beginConversation(deps.desk, trx as never, {
      ...message,
      kind: 'form',
      email: who.email,
      subject: row.title,
      requestId,
      ref: row.ref,
    });
}
