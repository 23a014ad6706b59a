import { z } from 'zod';
import type {
  AccountsOutcome,
  Connection,
  Credentials,
  PublishContext,
  PublishTrouble,
  RemoteAccount,
  RenewOutcome,
  Setup,
} from '../publish.port.ts';
import { addressOf } from '../publish.http.ts';
import { connectionRefused } from '../publish.sentences.ts';
import { inWords } from '../publish.setup.ts';
import { readGraph, writeGraph } from './graph.client.ts';

/** Instagram and Threads connect alike: a code, a token of an hour, one of sixty days that is lengthened in time. */
export type LongLivedNetwork = {
  who: string;
  /** Where the person says yes. */
  authorizeUrl: string;
  /** Where the code is turned into a token. */
  codeHost: string;
  /** Where tokens are exchanged and lengthened; no version. */
  tokenHost: string;
  grants: { exchange: string; refresh: string };
  scopes: readonly string[];
  guide: Connection['guide'];
  /** Who the token speaks for. */
  profile: (
    token: string,
    context: PublishContext,
  ) => Promise<{ ok: true; account: Omit<RemoteAccount, 'credentials' | 'scopes' | 'expiresAt'> } | PublishTrouble>;
};

const setupSchema = z.object({
  appId: z
    .string()
    .trim()
    .regex(/^\d{5,30}$/)
    .meta(inWords({ fr: 'Identifiant de l’application', en: 'App ID' })),
  appSecret: z
    .string()
    .trim()
    .min(16)
    .max(200)
    .meta(
      inWords(
        { fr: 'Clé secrète de l’application', en: 'App secret' },
        { fr: 'Elle est scellée et n’est plus jamais montrée.', en: 'It is sealed and never shown again.' },
      ),
    ),
});
const shortSchema = z.object({ access_token: z.string() });
const codeSchema = z.union([shortSchema, z.object({ data: z.array(shortSchema).min(1) })]);
const longSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** How an account is connected. */
export function longLivedConnection(network: () => LongLivedNetwork): Connection {
  const { scopes, guide } = network();
  return {
    kind: 'oauth',
    setup: setupSchema,
    secretFields: ['appSecret'],
    scopes,
    guide,
    begin: async (setup, { redirectUri, state }) => {
      const query = { client_id: setup['appId'], redirect_uri: redirectUri, response_type: 'code', state };
      return { ok: true, url: addressOf(network().authorizeUrl, { ...query, scope: scopes.join(',') }), setup };
    },
    finish: (setup, answer, context) => finish(network(), setup, answer, context),
  };
}

async function finish(
  network: LongLivedNetwork,
  { appId, appSecret = '' }: Setup,
  { code, redirectUri }: { code: string; redirectUri: string },
  context: PublishContext,
): Promise<AccountsOutcome> {
  const { who, codeHost, tokenHost, grants, scopes } = network;
  const asked = {
    client_id: appId,
    client_secret: appSecret,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    // Instagram ends it with a fragment.
    code: code.replace(/#_$/, ''),
  };
  const secrets = { appSecret, code };
  const asNobody = { base: codeHost, who, secrets, refused: connectionRefused };
  const short = await writeGraph(asNobody, '/oauth/access_token', asked, codeSchema, context);
  if (!short.ok) return { ...short, done: 'no' };
  const first = 'data' in short.value ? short.value.data[0]?.access_token : short.value.access_token;
  const query = { grant_type: grants.exchange, client_secret: appSecret };
  const asFirst = { ...asNobody, base: tokenHost, token: first };
  const long = await readGraph(asFirst, '/access_token', query, longSchema, context);
  if (!long.ok) return long;
  const found = await network.profile(long.value.access_token, context);
  if (!found.ok) return found;
  const { credentials, expiresAt } = kept(long.value, context);
  return { ok: true, accounts: [{ ...found.account, credentials, expiresAt, scopes: [...scopes] }] };
}

/** Lengthens a token by sixty days; it must be a day old, and not yet expired. */
export async function renewLongLived(
  { who, tokenHost, grants }: LongLivedNetwork,
  { token }: Credentials,
  context: PublishContext,
): Promise<RenewOutcome> {
  const query = { grant_type: grants.refresh };
  const answer = await readGraph({ base: tokenHost, who, token }, '/refresh_access_token', query, longSchema, context);
  return answer.ok ? { ok: true, ...kept(answer.value, context) } : answer;
}

function kept({ access_token, expires_in }: z.infer<typeof longSchema>, { now }: PublishContext) {
  return {
    credentials: { token: access_token },
    expiresAt: new Date(now().getTime() + expires_in * 1000).toISOString(),
  };
}
