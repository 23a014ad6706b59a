import type { StubAnswer, StubCall, StubNetwork } from '../../testing/stub-network.ts';
import type { StubPrivate } from '../../testing/stub.privates.ts';
import { notFound, ok } from './x-stub.answers.ts';
import { author, handleOf, idOf, stubAccount } from './x-stub.account.ts';

const pageSize = 3;

/** Direct messages: newest first, a page at a time; the token is the id under which the next page lies. */
export function aboutMessages({ privates }: StubNetwork, { method, path, query, json }: StubCall): StubAnswer {
  const one = /^\/2\/dm_events\/(\d+)$/.exec(path)?.[1];
  if (one !== undefined) {
    const message = privates.get(one);
    if (method === 'DELETE') privates.remove(one);
    return ok(message ? { data: eventOf(message) } : { errors: [notFound(one)] });
  }
  const [, place = ''] = /^\/2\/dm_conversations\/(?:with\/)?([\d-]+)\//.exec(path) ?? [];
  const handle = handleOf(place.split('-')[0] ?? '');
  if (method === 'POST') {
    const { text } = json() as { text: string };
    const { id } = privates.add({ text, with: handle, isOurs: true });
    return { status: 201, body: { data: { dm_event_id: id, dm_conversation_id: conversationOf(handle) } } };
  }
  const token = query.get('pagination_token');
  const below = (place ? privates.sharedWith(handle) : privates.all())
    .filter(({ id }) => token === null || BigInt(id) < BigInt(token))
    .toReversed();
  const page = below.slice(0, pageSize);
  const meta = below.length > pageSize ? { next_token: page.at(-1)?.id } : {};
  return ok({ data: page.map(eventOf), includes: { users: page.map((message) => author(message.with)) }, meta });
}

function eventOf({ id, text, at, isOurs, with: handle }: StubPrivate) {
  return {
    id,
    text,
    event_type: 'MessageCreate',
    created_at: at,
    sender_id: isOurs ? stubAccount.id : idOf(handle),
    dm_conversation_id: conversationOf(handle),
  };
}

function conversationOf(handle: string): string {
  return `${idOf(handle)}-${stubAccount.id}`;
}
