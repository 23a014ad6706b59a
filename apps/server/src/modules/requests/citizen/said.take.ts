import type { EventBus } from '../../../platform/events/event-bus.ts';
import type { DeskFacts } from '../../desk/index.ts';
import { readEvents } from '../request/event.read.ts';
import { recordEvent } from '../request/event.store.ts';
import { changeRequest, lockRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { tellRequester } from './requester.tell.ts';

/**
 * What the team wrote for the page of a request stands there, and its person is told by mail; in the transaction that
 * says it. The one answer to everybody stands there already.
 */
async function takeSaid(
  deps: RequestsDeps,
  trx: Trx,
  said: { territoryId: string; requestId: string; messageId: string; text: string },
): Promise<void> {
  const named = { territoryId: said.territoryId, requestId: said.requestId };
  const row = await lockRequest(trx, named);
  const isAnswer = (await readEvents(trx, named)).some(
    ({ kind, detail }) => kind === 'answered' && detail['text'] === said.text,
  );
  if (!isAnswer) {
    await recordEvent(trx, named, { kind: 'said', at: deps.now(), public: true, detail: { text: said.text } });
    await changeRequest(deps, trx, named, {}, 'said');
  }
  await tellRequester(deps, trx, row, { about: 'answer', text: said.text, occasion: `said ${said.messageId}` });
}

/** Reacts to what is said at the desk about requests. */
export function subscribeRequests(events: EventBus<DeskFacts, Trx>, deps: RequestsDeps): void {
  events.on('desk.said_on_page', async (trx, said) => takeSaid(deps, trx, said));
}
