import { createHash } from 'node:crypto';
import type {
  AccountsOutcome,
  Outgoing,
  Publisher,
  PublishTrouble,
  PublishTroubleKind,
  Step,
} from '@beffroi/connectors';
import { channelAbilities, type ChannelFacts } from '@beffroi/contracts';
import { z } from 'zod';

/* What the network in memory says of itself, and how it is connected. */

export type MemoryVerb =
  | 'begin'
  | 'finish'
  | 'connect'
  | 'check'
  | 'renew'
  | 'perform'
  | 'lookUp'
  | 'readBack'
  | 'readInbox'
  | 'hideReply'
  | 'removeReply'
  | 'blockAuthor';
export type MemoryCall = { verb: MemoryVerb; step?: Step; key?: string };

export const memoryAbilities = Object.fromEntries(
  channelAbilities.map((ability) => [ability, { state: 'native' }]),
) as Publisher['abilities'];

export const memoryFacts: ChannelFacts = {
  origin: { from: 'table', asOf: '2026-11-01', source: 'https://memoire.example/limites' },
  text: { unit: 'grapheme', max: 500, bareDomainsAreLinks: false, remoteMentionsShortened: false },
  media: {
    maxImages: 4,
    required: false,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp'],
    maxImageBytes: 1_000_000,
    maxVideos: 1,
    videoTypes: ['video/mp4'],
    maxAlt: 1500,
    ratios: [],
    captions: true,
    fetchesByUrl: false,
  },
  poll: { minOptions: 2, maxOptions: 4, maxOption: 50, minMinutes: 5, maxMinutes: 43_200 },
  maxParts: 25,
  settleSeconds: 0,
};

export function troubleOf(given: {
  kind: PublishTroubleKind;
  afterStoring?: boolean;
  done?: PublishTrouble['done'];
  retryAfterSeconds?: number;
}): PublishTrouble {
  const isCut = given.kind === 'timeout' || given.kind === 'unavailable' || given.afterStoring;
  return {
    ok: false,
    kind: given.kind,
    done: given.done ?? (isCut ? 'unknown' : 'no'),
    message: { fr: `Mémoire : ${given.kind}, en panne.`, en: `Memory: ${given.kind}, failing.` },
    ...(given.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: given.retryAfterSeconds }),
  };
}

type Call = <T extends object>(made: MemoryCall, act: () => T | PublishTrouble) => Promise<T | PublishTrouble>;

/** OAuth: codes are `code-<challenge>` and want their verifier. Secret: a password, `ouvre-toi`, opens. */
export function connectionOf(
  kind: 'oauth' | 'secret',
  { call, found }: { call: Call; found: () => AccountsOutcome },
): Publisher['connection'] {
  const guide = [{ fr: 'Créez une application sur Mémoire.', en: 'Create an application on Memory.' }];
  if (kind === 'secret') {
    return {
      kind,
      setup: z.object({ server: z.string().min(1), password: z.string().min(1) }),
      secretFields: ['password'],
      guide,
      scopes: [],
      connect: async (setup) =>
        call({ verb: 'connect' }, () =>
          setup['password'] === 'ouvre-toi' ? found() : troubleOf({ kind: 'forbidden' }),
        ),
    };
  }
  const challenges = new Set<string>();
  return {
    kind,
    setup: z.object({
      clientId: z
        .string()
        .min(1)
        .meta({ title: 'Identifiant', 'x-en': { title: 'Identifier' } }),
      clientSecret: z.string().min(1),
    }),
    secretFields: ['clientSecret'],
    guide,
    scopes: ['publish', 'read'],
    begin: async (setup, { redirectUri, state, challenge }) =>
      call({ verb: 'begin' }, () => {
        challenges.add(challenge);
        const query = new URLSearchParams({
          client_id: setup['clientId'] ?? '',
          redirect_uri: redirectUri,
          state,
          code_challenge: challenge,
          code_challenge_method: 'S256',
        });
        return { ok: true as const, url: `https://memoire.example/oauth/authorize?${query.toString()}`, setup };
      }),
    finish: async (_setup, { code, verifier }) =>
      call({ verb: 'finish' }, () => {
        const challenge = createHash('sha256').update(verifier).digest('base64url');
        const isRight = code === `code-${challenge}` && challenges.delete(challenge);
        return isRight ? found() : troubleOf({ kind: 'forbidden' });
      }),
  };
}

/** Its steps: each medium is prepared, then each part goes out, then the first comment. */
export function planOf(outgoing: Outgoing): Step[] {
  const steps = outgoing.parts.flatMap(({ media }, part): Step[] => [
    ...media.map(({ id }, index): Step => {
      const label = { fr: `Envoi du média ${index + 1}`, en: `Upload of media ${index + 1}` };
      return { key: `media-${part}-${index}-${id}`, kind: 'prepare', part, label };
    }),
    { key: `part-${part}`, kind: 'public', part, label: { fr: 'Publication', en: 'Publication' } },
  ]);
  if (outgoing.firstComment === undefined) return steps;
  const label = { fr: 'Premier commentaire', en: 'First comment' };
  return [...steps, { key: 'comment', kind: 'public', part: 0, label }];
}
