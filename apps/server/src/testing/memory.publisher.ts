import type {
  AccountContext,
  Credentials,
  InboxChange,
  InboxItem,
  Outgoing,
  Published,
  PublishTrouble,
  PublishWork,
  ReceivedPost,
  RemoteAccount,
  Step,
  StepResult,
} from '@beffroi/connectors';
import type { ChannelFacts } from '@beffroi/contracts';
import { connectionOf, memoryAbilities, memoryFacts, planOf, troubleOf, type MemoryCall } from './memory.network.ts';
import type { MemoryNetwork, MemoryOptions, MemoryPost, MemoryTrouble } from './memory.types.ts';

export type { MemoryNetwork, MemoryPost } from './memory.types.ts';

/** A network in memory with everything the port has, and switches for all that goes wrong. */
export function createMemoryNetwork(options: MemoryOptions = {}): MemoryNetwork {
  const { network = 'mastodon', now = () => new Date(), renewable = true } = options;
  const facts: ChannelFacts = { ...memoryFacts, ...options.facts };
  const posts: MemoryPost[] = [];
  const replies: { to: string; post: ReceivedPost }[] = [];
  const hidden = new Set<string>();
  const blocked = new Set<string>();
  const removed = new Set<string>();
  const inbox: { item?: InboxItem; change?: InboxChange }[] = [];
  /** The tokens that hold now, each with its account. */
  const tokens = new Map<string, string>();
  const prepared = new Map<string, number>();
  let troubles: MemoryTrouble[] = [];
  let made = 0;
  const unique = (prefix: string) => `${prefix}-${(made += 1)}`;

  function grant(remoteId: string): { credentials: Credentials; expiresAt?: string } {
    const [access, refresh] = [unique('memory-access-token'), unique('memory-refresh-token')];
    tokens.set(access, remoteId).set(refresh, remoteId);
    const end = options.lifeSeconds === undefined ? undefined : now().getTime() + options.lifeSeconds * 1000;
    return {
      credentials: { access, refresh },
      ...(end === undefined ? {} : { expiresAt: new Date(end).toISOString() }),
    };
  }

  function nextTrouble(call: MemoryCall): MemoryTrouble | undefined {
    const found = troubles.find(({ at, step }) => at === call.verb && (step === undefined || step === call.step?.kind));
    if (!found) return undefined;
    const left = (found.times ?? 1) - 1;
    troubles =
      left > 0
        ? troubles.map((one) => (one === found ? { ...one, times: left } : one))
        : troubles.filter((one) => one !== found);
    return found;
  }

  /** One call: seen, perhaps refused, done, perhaps unheard. */
  async function call<T extends object>(made: MemoryCall, act: () => T | PublishTrouble): Promise<T | PublishTrouble> {
    network_.calls.push(made);
    await network_.before(made);
    const trouble = nextTrouble(made);
    const outcome = trouble && !trouble.afterStoring ? troubleOf(trouble) : act();
    await network_.after(made);
    return trouble?.afterStoring ? troubleOf(trouble) : outcome;
  }

  const holds = ({ credentials, account }: AccountContext) =>
    tokens.get(credentials['access'] ?? '') === account.remoteId;
  const expired = () => troubleOf({ kind: 'auth_expired' });
  const shown = (post: MemoryPost) => now().getTime() - post.at.getTime() >= facts.settleSeconds * 1000;
  const find = (id: string | undefined) => posts.find((post) => post.id === id);

  function publish(step: Step, { outgoing, account, done }: PublishWork): StepResult {
    const part = outgoing.parts[step.part];
    const before = done.findLast(({ refs }) => refs['id'] !== undefined)?.refs['id'];
    const id = unique('post');
    const post: MemoryPost = {
      id,
      url: `https://memoire.example/${account.handle}/${id}`,
      remoteId: account.remoteId,
      key: outgoing.key,
      part: step.part,
      text: step.key === 'comment' ? (outgoing.firstComment ?? '') : (part?.text ?? ''),
      media: step.key === 'comment' ? [] : (part?.media ?? []).map(({ id, alt, bytes }) => ({ id, alt, bytes })),
      inReplyTo: before ?? outgoing.replyTo?.steps[0]?.refs['id'],
      ...(outgoing.privateTo ? { privateTo: outgoing.privateTo } : {}),
      ...(outgoing.mail ? { mail: outgoing.mail } : {}),
      at: now(),
      counts: { reactions: 0, shares: 0, comments: 0 },
    };
    posts.push(post);
    return { key: step.key, refs: { id }, url: post.url };
  }

  const network_: MemoryNetwork = {
    posts: () => [...posts],
    calls: [],
    accounts: [account('ville', 'Ville de Mémoire'), account('agglo', 'Agglomération de Mémoire')],
    told: undefined,
    fail: (trouble) => void troubles.push(trouble),
    heal: () => {
      troubles = [];
    },
    before: () => {},
    after: () => {},
    expire() {
      for (const token of tokens.keys()) if (token.startsWith('memory-access-')) tokens.delete(token);
    },
    revoke(remoteId) {
      for (const [token, owner] of tokens) if (remoteId === undefined || owner === remoteId) tokens.delete(token);
    },
    processing: 0,
    byHand: false,
    certain: true,
    hidden,
    remove: (postId) => void posts.splice(0, posts.length, ...posts.filter(({ id }) => id !== postId)),
    reply(postId, text, by = 'habitante') {
      const originId = unique('reply');
      const post: ReceivedPost = {
        network: 'simulation',
        originId,
        url: `https://memoire.example/${by}/${originId}`,
        text,
        postedAt: now().toISOString(),
        author: { handle: by },
        tags: [],
        mentions: [],
        links: [],
        media: [],
        inReplyTo: postId,
      };
      replies.push({ to: postId, post });
      return post;
    },
    blocked,
    removed,
    say(given) {
      const originId = given.originId ?? unique('said');
      const by = given.author?.handle ?? 'habitante';
      const item: InboxItem = {
        originId,
        threadId: given.threadId ?? originId,
        authorId: given.authorId ?? `id-${by}`,
        author: { handle: by },
        url: `https://memoire.example/${by}/${originId}`,
        postedAt: now().toISOString(),
        tags: [],
        mentions: [],
        links: [],
        media: [],
        ...given,
      };
      inbox.push({ item });
      return item;
    },
    change: (change) => void inbox.push({ change }),
    publisher: {
      network,
      name: { fr: 'Mémoire', en: 'Memory' },
      abilities: memoryAbilities,
      facts,
      ...(options.presets ? { presets: options.presets } : {}),
      connection: connectionOf(options.kind ?? 'oauth', {
        call,
        found: () => ({ ok: true, accounts: network_.accounts.map((one) => ({ ...one, ...grant(one.remoteId) })) }),
      }),
      check: async (credentials) =>
        call({ verb: 'check' }, () => {
          const remoteId = tokens.get(credentials['access'] ?? '');
          const account = network_.accounts.find((one) => one.remoteId === remoteId);
          if (!account) return expired();
          const { credentials: _, ...known } = account;
          return { ok: true as const, account: known, ...(network_.told ? { facts: network_.told } : {}) };
        }),
      ...(renewable
        ? {
            renew: async (credentials: Credentials) =>
              call({ verb: 'renew' }, () => {
                const refresh = credentials['refresh'] ?? '';
                const remoteId = tokens.get(refresh);
                if (remoteId === undefined) return expired();
                // What lengthens an access works once, and ends what was before.
                tokens.delete(refresh);
                tokens.delete(credentials['access'] ?? '');
                return { ok: true as const, ...grant(remoteId) };
              }),
          }
        : {}),
      next: (outgoing, done) => planOf(outgoing).find(({ key }) => !done.some((one) => one.key === key)),
      perform: async (step, work) =>
        call({ verb: 'perform', step, key: work.outgoing.key }, () => {
          if (!holds(work)) return expired();
          if (step.kind === 'prepare') {
            const name = `${work.outgoing.key} ${step.key}`;
            const waits = prepared.get(name) ?? network_.processing;
            prepared.set(name, waits - 1);
            if (waits > 0) return { ok: true as const, waitSeconds: 1 };
            return { ok: true as const, result: { key: step.key, refs: { upload: unique('upload') } } };
          }
          if (network_.byHand) return { ok: true as const, byHand: true as const };
          const text = work.outgoing.parts[step.part]?.text ?? '';
          if ([...text].length > facts.text.max) return troubleOf({ kind: 'rejected' });
          return { ok: true as const, result: publish(step, work) };
        }),
      lookUp: async (step, work) =>
        call({ verb: 'lookUp', step, key: work.outgoing.key }, () => {
          if (!holds(work)) return expired();
          const isComment = step.key === 'comment';
          const found = posts.find(
            (post) =>
              post.key === work.outgoing.key &&
              post.part === step.part &&
              (post.text === work.outgoing.firstComment) === isComment &&
              shown(post),
          );
          if (found) return { ok: true as const, found: { key: step.key, refs: { id: found.id }, url: found.url } };
          return { ok: true as const, found: undefined, certain: network_.certain };
        }),
      readBack: async (published, context) =>
        call({ verb: 'readBack', key: published.key }, () => {
          if (!holds(context)) return expired();
          const post = find(published.steps[0]?.refs['id']);
          if (!post) return { ok: true as const, exists: false as const };
          return {
            ok: true as const,
            exists: true as const,
            url: post.url,
            text: post.text,
            at: post.at.toISOString(),
          };
        }),
      remove: async (published: Published) => {
        for (const { refs } of published.steps.toReversed()) network_.remove(refs['id'] ?? '');
        return { ok: true };
      },
      edit: async (published: Published, outgoing: Outgoing) => {
        for (const [index, { refs }] of published.steps.entries()) {
          const post = find(refs['id']);
          if (post) post.text = outgoing.parts[index]?.text ?? post.text;
        }
        return { ok: true };
      },
      measure: async (published) => ({ ok: true, counts: { ...find(published.steps[0]?.refs['id'])?.counts } }),
      readReplies: async (published, cursor) => {
        const ids = new Set(published.steps.map(({ refs }) => refs['id']));
        const from = Number(cursor ?? 0);
        const told = replies.slice(from).filter(({ to }) => ids.has(to));
        return { ok: true, replies: told.map(({ post }) => post), cursor: String(replies.length) };
      },
      readInbox: async (cursor, context) =>
        call({ verb: 'readInbox' }, () => {
          if (!holds(context)) return expired();
          const told = inbox.slice(Number(cursor ?? 0));
          return {
            ok: true as const,
            items: told.flatMap(({ item }) => item ?? []),
            changes: told.flatMap(({ change }) => change ?? []),
            cursor: String(inbox.length),
            more: false,
          };
        }),
      removeReply: async (replyId) =>
        call({ verb: 'removeReply', key: replyId }, () => {
          removed.add(replyId);
          return { ok: true as const };
        }),
      blockAuthor: async (authorId, isBlocked) =>
        call({ verb: 'blockAuthor', key: authorId }, () => {
          if (isBlocked) blocked.add(authorId);
          else blocked.delete(authorId);
          return { ok: true as const };
        }),
      hideReply: async (replyId, isHidden) =>
        call({ verb: 'hideReply', key: replyId }, () => {
          if (isHidden) hidden.add(replyId);
          else hidden.delete(replyId);
          return { ok: true as const };
        }),
    },
  };
  return network_;
}

function account(remoteId: string, name: string): RemoteAccount {
  return {
    remoteId,
    handle: `${remoteId}@memoire.example`,
    name,
    url: `https://memoire.example/${remoteId}`,
    followers: 1200,
    credentials: {},
    scopes: ['publish', 'read'],
  };
}
