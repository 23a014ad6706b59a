import { z } from 'zod';
import type { PostAuthor, ReceiveContext } from '../port.ts';
import { callXrpc } from './bluesky.client.ts';
import { profileSchema } from './bluesky.types.ts';

const remembered = 5_000;
/** What `app.bsky.actor.getProfiles` takes at once. */
const askedAtOnce = 25;

/** Who stands behind an identifier: the flows only give the identifier, people know the handle. */
export type AuthorBook = {
  learn: (did: string, handle: string) => void;
  /** Asks about those that are not known; where nobody can tell, the identifier stands for the handle. */
  lookUp: (dids: readonly string[]) => Promise<(did: string) => PostAuthor>;
};

type Ask = (dids: readonly string[]) => Promise<Map<string, PostAuthor>>;

export function createAuthorBook(ask: Ask): AuthorBook {
  const known = new Map<string, PostAuthor>();
  const keep = (did: string, author: PostAuthor) => {
    known.delete(did);
    known.set(did, author);
    for (const oldest of known.keys()) {
      if (known.size <= remembered) break;
      known.delete(oldest);
    }
  };
  return {
    learn: (did, handle) => keep(did, { ...known.get(did), handle }),
    lookUp: async (dids) => {
      const unknown = [...new Set(dids)].filter((did) => !known.has(did));
      for (let from = 0; from < unknown.length; from += askedAtOnce) {
        const asked = unknown.slice(from, from + askedAtOnce);
        const told = await ask(asked);
        for (const did of asked) keep(did, told.get(did) ?? { handle: did });
      }
      return (did) => known.get(did) ?? { handle: did };
    },
  };
}

/** Asks an application view, which also counts followers. */
export function askProfiles(service: string, context: ReceiveContext): Ask {
  return async (dids) => {
    const query = { actors: [...dids] };
    const answer = await callXrpc(service, 'app.bsky.actor.getProfiles', { query }, context);
    const listed = answer.ok ? z.object({ profiles: z.array(z.unknown()) }).safeParse(answer.body).data?.profiles : [];
    const profiles = (listed ?? []).flatMap((value) => profileSchema.safeParse(value).data ?? []);
    return new Map(
      profiles.map(({ did, handle, displayName, followersCount }) => [
        did,
        {
          handle,
          ...(displayName ? { name: displayName } : {}),
          ...(followersCount === undefined ? {} : { followers: followersCount }),
        },
      ]),
    );
  };
}

/** Asks the data server on which the accounts live. */
export function askDataServer(service: string, context: ReceiveContext): Ask {
  return async (dids) => {
    const told = new Map<string, PostAuthor>();
    for (const did of dids) {
      const answer = await callXrpc(service, 'com.atproto.repo.describeRepo', { query: { repo: did } }, context);
      const handle = answer.ok ? z.object({ handle: z.string() }).safeParse(answer.body).data?.handle : undefined;
      if (handle) told.set(did, { handle });
    }
    return told;
  };
}
