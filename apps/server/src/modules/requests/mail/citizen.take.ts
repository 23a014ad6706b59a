import type { InboxItem, InboxMail } from '@beffroi/connectors';
import { addMessage, beginConversation, conversationsOfRequest } from '../../desk/index.ts';
import { stateAfterPerson } from '../citizen/person.adds.ts';
import { openIdentity } from '../identity/identity.seal.ts';
import { keepFiles } from '../request/attachment.store.ts';
import { recordEvent } from '../request/event.store.ts';
import { stepDesk } from '../request/request.join.ts';
import { changeRequest, findRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';

/** What who asked writes in answer to a mail of ours joins the request, and comes before the team. */
export async function takeCitizenMail(
  trx: Trx,
  deps: RequestsDeps,
  given: { territoryId: string; requestId: string; mail: InboxMail; item: InboxItem },
): Promise<void> {
  const { territoryId, requestId, mail, item } = given;
  const named = { territoryId, requestId };
  const request = await findRequest(trx, named);
  const at = deps.now();
  const attachments = item.attachments ?? [];
  const author = nameOf(mail, openIdentity(deps.sealer, request).email);
  // Where they are answered in private; never in a thread that others read.
  const conversation = (await conversationsOfRequest(trx as never, named)).find(
    ({ network }) => network === 'form' || network === 'mailbox',
  );
  const message = { territoryId, text: mail.newText, author, at, attachments };
  if (conversation) await addMessage(deps.desk, trx as never, { ...message, conversationId: conversation.id });
  else
    await beginConversation(deps.desk, trx as never, {
      ...message,
      kind: 'form',
      email: mail.from.address,
      subject: request.title,
      requestId,
      ref: request.ref,
    });
  const files = attachments.flatMap(({ verdict, content, name, mimeType }) =>
    verdict === 'safe' && content ? [{ name, mimeType, content }] : [],
  );
  await keepFiles(trx, named, files, { from: 'citizen', at });
  await recordEvent(trx, named, { kind: 'added', at, public: true, detail: { by: 'mail' } });
  const state = await stateAfterPerson(trx, request, at);
  if (state !== request.state) await stepDesk(trx, named, state, at);
  await changeRequest(deps, trx, named, { state }, 'added');
}

/** Somebody else of the house may answer: they are told by their own address. */
function nameOf({ from }: InboxMail, theirs: string | undefined): string {
  const isTheirs = theirs?.toLowerCase() === from.address.toLowerCase();
  return isTheirs ? (from.name ?? '') : (from.name ?? from.address);
}
