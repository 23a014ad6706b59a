import { graphError, graphPage } from './graph.stub.ts';
import type { StubAnswer, StubNetwork } from '../../testing/stub-network.ts';
import type { StubPrivate } from '../../testing/stub.privates.ts';

type Fields = Record<string, string>;

/** Whom the network calls by a number of the account's own. */
export function personId(handle: string): string {
  return `9${[...handle].map((letter) => letter.codePointAt(0)).join('')}`;
}

/** What is said to the account in private, and who is blocked from it. */
export function stubMessages(
  network: StubNetwork,
  us: { id: string; name?: string; username?: string },
  platform: 'messenger' | 'instagram',
) {
  const { posts, privates, blocked } = network;
  const people = () => [
    ...new Set([...privates.all().map((message) => message.with), ...posts.all().map(({ by = '' }) => by)]),
  ];
  const whoIs = (id: string | undefined) => people().find((handle) => personId(handle) === id);
  const toldPerson = (handle: string) => ({
    id: personId(handle),
    [platform === 'messenger' ? 'name' : 'username']: handle,
  });
  const threadOf = (handle: string) => `t_${personId(handle)}`;

  function conversations({ after, user_id }: Fields): StubAnswer {
    const byLast = people()
      .filter((handle) => user_id === undefined || personId(handle) === user_id)
      .map((handle) => ({ handle, last: privates.sharedWith(handle).at(-1) }))
      .filter(({ last }) => last !== undefined)
      .toSorted((a, b) => ((a.last?.at ?? '') < (b.last?.at ?? '') ? 1 : -1));
    const all = byLast.map(({ handle, last }) => ({
      id: threadOf(handle),
      updated_time: graphTime(last?.at ?? ''),
      participants: { data: [toldPerson(handle), us] },
    }));
    const body = withNext(graphPage(all, after, 25), all.length, after);
    return { status: 200, body };
  }

  function send({ recipient = '{}', message = '{}', messaging_type }: Fields): StubAnswer {
    const { id: person, comment_id = '', post_id = comment_id } = JSON.parse(recipient) as Fields;
    const said = posts.get(post_id);
    const handle = said?.by ?? whoIs(person);
    const { text = '' } = JSON.parse(message) as { text?: string };
    if (handle === undefined) return graphError(400, 100, 'No matching user found', 2_018_001);
    const last = privates.sharedWith(handle).findLast(({ isOurs }) => !isOurs);
    const isUnder = (at: string | undefined, hours: number) =>
      network.clock.now().getTime() - Date.parse(at ?? '1970-01-01') < hours * 3_600_000;
    const isInTime = said ? isUnder(said.at, 7 * 24) : isUnder(last?.at, 24);
    const isMisspoken = platform === 'messenger' && !said && messaging_type !== 'RESPONSE';
    if (isMisspoken || !isInTime)
      return graphError(400, 10, 'This message is sent outside of allowed window.', 2_018_278);
    const { id } = privates.add({ text, with: handle, isOurs: true });
    return { status: 200, body: { recipient_id: personId(handle), message_id: id } };
  }

  return {
    onAccount(method: string, edge: string, fields: Fields): StubAnswer | undefined {
      if (edge === 'conversations') return conversations(fields);
      if (edge === 'messages') return send(fields);
      if (edge === 'blocked') {
        const handle = whoIs(fields['psid']);
        if (handle === undefined) return graphError(400, 100, 'Invalid parameter');
        if (method === 'POST') blocked.add(handle);
        else blocked.delete(handle);
        return { status: 200, body: method === 'POST' ? { [fields['psid'] ?? '']: true } : { success: true } };
      }
      return undefined;
    },

    answer(node: string, edge: string): StubAnswer | undefined {
      const message = privates.get(node);
      if (message) return { status: 200, body: toldMessage(message) };
      const handle = people().find((one) => threadOf(one) === node);
      if (handle === undefined || edge !== 'messages') return undefined;
      return { status: 200, body: { data: privates.sharedWith(handle).toReversed().map(toldMessage) } };
    },
  };

  function toldMessage({ id, text, at, isOurs, with: handle }: StubPrivate) {
    const from = isOurs ? us : toldPerson(handle);
    return { id, message: text, created_time: graphTime(at), from };
  }
}

/** A page of a list, that says when another comes after it. */
export function withNext<T>(page: { data: T[]; paging?: unknown }, length: number, after: string | undefined): object {
  const start = after ? Number(Buffer.from(after, 'base64url').toString()) : 0;
  if (start + page.data.length >= length) return page;
  return { ...page, paging: { ...(page.paging as object), next: 'suite' } };
}

function graphTime(at: string): string {
  return at.replace(/\.\d+Z$/, '+0000');
}
