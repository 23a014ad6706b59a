import type { StubAnswer, StubCall, StubNetwork } from '../../testing/stub-network.ts';
import type { StubPrivate } from '../../testing/stub.privates.ts';

const ownDid = 'did:plc:ville';
const logPage = 3;

type Ways = {
  chatService: string;
  ok: (body: unknown) => StubAnswer;
  refuse: (status: number, error: string, message: string) => StubAnswer;
};
/** Whether application passwords open private messages; kept with the network, since stubs are made by the test. */
export const withoutMessages = new WeakSet<StubNetwork>();

/** Private messages (`chat.bsky.convo`), as a data server passes them on to their service. */
export function createStubChat(
  network: StubNetwork,
  { chatService, ok, refuse }: Ways,
): Record<string, (call: StubCall) => StubAnswer> {
  const { privates } = network;
  const convoOf = (handle: string) => `convo-${handle}`;
  const handleOf = (convoId: string | null) => (convoId ?? '').replace('convo-', '');

  const passedOn = (answer: (call: StubCall) => StubAnswer) => (call: StubCall) => {
    if (call.headers['atproto-proxy'] !== chatService) return refuse(404, 'XRPCNotSupported', 'XRPC Not Supported');
    return withoutMessages.has(network) ? refuse(400, 'InvalidToken', 'Bad token method') : answer(call);
  };
  const convo = (handle: string) => ({
    id: convoOf(handle),
    rev: '1',
    members: [
      { did: ownDid, handle: 'ville.example' },
      { did: `did:plc:${handle}`, handle: `${handle}.example` },
    ],
    muted: false,
    unreadCount: 0,
    lastMessage: privates.sharedWith(handle).map(messageOf).at(-1),
  });

  const verbs: Record<string, (call: StubCall) => StubAnswer> = {
    getLog: ({ query }) => {
      const all = privates.all();
      const from = query.get('cursor');
      if (from === null) return ok({ logs: [], cursor: String(all.length) });
      const page = all.slice(Number(from), Number(from) + logPage);
      const logs = page.map((message) => ({
        $type: 'chat.bsky.convo.defs#logCreateMessage',
        rev: message.id,
        convoId: convoOf(message.with),
        message: messageOf(message),
      }));
      return ok({ logs, cursor: String(Number(from) + page.length) });
    },
    listConvos: () => ok({ convos: [...new Set(privates.all().map((message) => message.with))].map(convo) }),
    getConvo: ({ query }) => ok({ convo: convo(handleOf(query.get('convoId'))) }),
    getConvoForMembers: ({ query }) => ok({ convo: convo((query.get('members') ?? '').replace('did:plc:', '')) }),
    acceptConvo: () => ok({}),
    getMessages: ({ query }) =>
      ok({
        messages: privates
          .sharedWith(handleOf(query.get('convoId')))
          .map(messageOf)
          .toReversed(),
      }),
    sendMessage: (call) => {
      const { convoId, message } = call.json() as { convoId: string; message: { text: string } };
      if (message.text === '') return refuse(400, 'InvalidRequest', 'Message text must not be empty');
      return ok(messageOf(privates.add({ text: message.text, with: handleOf(convoId), isOurs: true })));
    },
  };
  return Object.fromEntries(
    Object.entries(verbs).map(([verb, answer]) => [`chat.bsky.convo.${verb}`, passedOn(answer)]),
  );
}

function messageOf({ id, text, at, isOurs, with: handle }: StubPrivate) {
  const sender = { did: isOurs ? ownDid : `did:plc:${handle}` };
  return { $type: 'chat.bsky.convo.defs#messageView', id, rev: id, text, sender, sentAt: at };
}
