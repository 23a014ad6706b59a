import type { ReceivedPost } from '../../port.ts';
import type { PublishTrouble } from '../../publish.port.ts';
import { troubleOfKind } from '../../publish.sentences.ts';
import { startStubNetwork, type StubNetwork, type StubScenario } from '../../testing/stub-network.ts';
import type { StubPost } from '../../testing/stub.posts.ts';
import type { HostedItem, HostedOutlet } from '../hosted.outlet.ts';

const who = 'Salle de presse';

/** An outlet in memory that can be made to fail as a network would. */
export async function startStubOutlet(maxText: number): Promise<{ network: StubNetwork; outlet: HostedOutlet }> {
  const network = await startStubNetwork(() => ({
    answer: () => ({ status: 404 }),
    refuse: () => undefined,
    isPublishing: () => false,
    isRenewal: () => false,
  }));
  const { posts, clock } = network;
  const items = new Map<string, HostedItem>();
  let overrunUntil: number | undefined;

  /** What it refuses, whatever is asked. */
  function refused(changes: boolean): PublishTrouble | undefined {
    const done = changes ? 'unknown' : 'no';
    if (network.scenario === 'overrun') {
      overrunUntil ??= clock.now().getTime() + 120_000;
      const left = Math.ceil((overrunUntil - clock.now().getTime()) / 1000);
      if (left > 0) return troubleOfKind('rate_limited', who, { retryAfterSeconds: left });
      overrunUntil = undefined;
      network.scenario = 'ok';
    }
    if (network.scenario === 'expired' || network.scenario === 'revoked') return troubleOfKind('auth_expired', who);
    if (network.scenario === 'permissionLost') return troubleOfKind('forbidden', who);
    if (network.scenario === 'down') return troubleOfKind('unavailable', who, { done });
    return network.scenario === 'nonsense' ? troubleOfKind('unreadable', who, { done }) : undefined;
  }

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
      return lost(network) ?? { ok: true, item };
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

/** Stored, and nobody knows. */
function lost(network: StubNetwork): PublishTrouble | undefined {
  const kinds: Partial<Record<StubScenario, PublishTrouble['kind']>> = {
    brokenAfterStoring: 'unavailable',
    cutAfterStoring: 'unavailable',
    silentAfterStoring: 'timeout',
  };
  const kind = kinds[network.scenario];
  if (!kind) return undefined;
  network.scenario = 'ok';
  return troubleOfKind(kind, who, { done: 'unknown' });
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
