import type { ReceivedPost } from '../../port.ts';
import { troubleOfKind } from '../../publish.sentences.ts';
import { createStubRefusals, lostAnswer } from '../../testing/stub.own-trouble.ts';
import { startStubNetwork, type StubNetwork } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import type { HostedItem, HostedOutlet } from '../hosted.outlet.ts';
import { createStubPeople } from './people-stub.ts';

const who = 'Salle de presse';

/** An outlet in memory that can be made to fail as a network would. */
export async function startStubOutlet(maxText: number): Promise<{ network: StubNetwork; outlet: HostedOutlet }> {
  const network = await startStubNetwork(() => ({
    answer: () => ({ status: 404 }),
    refuse: () => undefined,
    isPublishing: () => false,
    isRenewal: () => false,
  }));
  const { posts } = network;
  const items = new Map<string, HostedItem>();

  const refused = createStubRefusals(network, who);

  const find = (by: { key: string } | { id: string }) => {
    const item = 'key' in by ? [...items.values()].find(({ key }) => key === by.key) : items.get(by.id);
    const post = item && posts.get(item.id);
    return item && post ? { ...item, text: post.text } : undefined;
  };

  const outlet: HostedOutlet = {
    reach: async () => refused(false) ?? { ok: true },
    async put(draft) {
      network.publishings += 1;
      const trouble = refused(true);
      if (trouble) return trouble;
      if (draft.text.length > maxText) return troubleOfKind('rejected', who);
      const item = find({ key: draft.key }) ?? publish(draft);
      return lostAnswer(network, who) ?? { ok: true, item };
    },
    find: async (by) => refused(false) ?? { ok: true, item: find(by) },
    async remove(id) {
      posts.remove(id);
      return refused(true) ?? { ok: true };
    },
    async edit(id, { text }) {
      const post = posts.get(id);
      if (post) post.text = text;
      return refused(true) ?? { ok: true };
    },
    counts: async (id) => {
      const { reactions, shares } = posts.get(id)?.counts ?? {};
      const counts = reactions === undefined || shares === undefined ? {} : { reactions, shares };
      return refused(false) ?? { ok: true, counts };
    },
    async replies(id) {
      const replies = posts.answersTo(id).filter(({ isOurs }) => !isOurs);
      network.servedPage();
      return refused(false) ?? { ok: true, replies: replies.map(received) };
    },
    async hideReply(id, hidden) {
      const post = posts.get(id);
      if (post) post.isHidden = hidden;
      return refused(true) ?? { ok: true };
    },
    people: createStubPeople(network, who, refused),
  };

  function publish(draft: Parameters<HostedOutlet['put']>[0]): HostedItem {
    const { text, media, inReplyTo, poll } = draft;
    const { id, url } = posts.add({ text, media, inReplyTo, poll: poll?.options, isOurs: true });
    const item = { ...draft, id, url };
    items.set(id, item);
    return item;
  }
  return { network, outlet };
}

function received({ id, url, text, at, by, inReplyTo }: StubPost): ReceivedPost {
  return {
    network: 'simulation',
    originId: id,
    url,
    text,
    postedAt: at,
    ...(by ? { author: { handle: by } } : {}),
    tags: [],
    mentions: [],
    links: [],
    media: [],
    ...(inReplyTo ? { inReplyTo } : {}),
  };
}
