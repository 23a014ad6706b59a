import { z } from 'zod';
import { addressOf, change, formOf, jsonOf } from '../publish.http.ts';
import type {
  AccountsOutcome,
  CheckOutcome,
  Connection,
  Credentials,
  PublishContext,
  PublishTrouble,
  RemoteAccount,
  RenewOutcome,
  Setup,
} from '../publish.port.ts';
import { inWords } from '../publish.setup.ts';
import { publishTroubleOfStatus } from '../publish.trouble.ts';
import { connectionRefused, troubleOfKind } from '../publish.sentences.ts';
import { readYouTube, youTubeName, type YouTubeHosts } from './youtube.client.ts';

const scopes = ['https://www.googleapis.com/auth/youtube.upload', 'https://www.googleapis.com/auth/youtube.force-ssl'];

const setupSchema = z.object({
  clientId: z
    .string()
    .trim()
    .min(10)
    .max(200)
    .meta(inWords({ fr: 'Identifiant client OAuth', en: 'OAuth client ID' })),
  clientSecret: z
    .string()
    .trim()
    .min(8)
    .max(200)
    .meta(
      inWords(
        { fr: 'Code secret du client', en: 'Client secret' },
        { fr: 'Il est scellé et n’est plus jamais montré.', en: 'It is sealed and never shown again.' },
      ),
    ),
});
const tokenSchema = z.object({
  access_token: z.string(),
  expires_in: z.number(),
  refresh_token: z.string().optional(),
});
const channelsSchema = z.object({
  items: z
    .array(
      z.object({
        id: z.string(),
        snippet: z.object({
          title: z.string(),
          customUrl: z.string().optional(),
          thumbnails: z.object({ default: z.object({ url: z.string() }) }).optional(),
        }),
        statistics: z.object({ subscriberCount: z.string().optional() }).optional(),
      }),
    )
    .default([]),
});

/** How a channel is connected; the person chooses on Google's own page for which channel they speak. */
export function youTubeConnection(hosts: YouTubeHosts): Connection {
  return {
    kind: 'oauth',
    setup: setupSchema,
    secretFields: ['clientSecret'],
    scopes,
    guide: [
      {
        fr: 'Sur console.cloud.google.com, créez un projet et activez « YouTube Data API v3 ».',
        en: "On console.cloud.google.com, create a project and enable 'YouTube Data API v3'.",
      },
      {
        fr: 'Créez un identifiant OAuth de type « Application Web » et collez l’adresse de retour que Beffroi affiche.',
        en: "Create an OAuth client of type 'Web application' and paste the return address that Beffroi shows.",
      },
      {
        fr: 'Publiez l’écran de consentement : en mode « Test », l’autorisation tombe au bout de sept jours.',
        en: "Publish the consent screen: in 'Testing' mode the authorisation ends after seven days.",
      },
      {
        fr: 'Demandez l’audit de conformité de YouTube : les vidéos d’un projet non audité restent privées.',
        en: 'Ask for YouTube’s compliance audit: videos of a project without it stay private.',
      },
    ],
    begin: async (setup, { redirectUri, state, challenge }) => {
      const url = addressOf(`${hosts.auth}/o/oauth2/v2/auth`, {
        client_id: setup['clientId'],
        redirect_uri: redirectUri,
        response_type: 'code',
        scope: scopes.join(' '),
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        access_type: 'offline',
        prompt: 'consent',
      });
      return { ok: true, url, setup };
    },
    async finish(setup, { code, verifier, redirectUri }, context): Promise<AccountsOutcome> {
      const asked = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
      const granted = await tokens(hosts, setup, asked, context);
      if (!granted.ok) return granted;
      const { credentials, expiresAt } = granted;
      const channels = await channelsOf(hosts, credentials, context);
      if (!channels.ok) return channels;
      return {
        ok: true,
        accounts: channels.found.map((account) => ({ ...account, credentials, scopes, expiresAt })),
      };
    },
  };
}

/** Who the channel is. */
export async function checkYouTube(
  hosts: YouTubeHosts,
  credentials: Credentials,
  context: PublishContext,
): Promise<CheckOutcome> {
  const channels = await channelsOf(hosts, credentials, context);
  if (!channels.ok) return channels;
  const [account] = channels.found;
  // Not told of a token: what was granted then stays.
  return account ? { ok: true, account: { ...account, scopes: [] } } : troubleOfKind('forbidden', youTubeName);
}

/** Access lasts an hour; the refresh token opens another as long as nobody takes it back. */
export async function renewYouTube(
  hosts: YouTubeHosts,
  { refreshToken }: Credentials,
  setup: Setup,
  context: PublishContext,
): Promise<RenewOutcome> {
  if (!refreshToken) return troubleOfKind('auth_expired', youTubeName);
  const asked = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const granted = await tokens(hosts, setup, asked, context);
  if (!granted.ok) return granted;
  return { ok: true, credentials: { refreshToken, ...granted.credentials }, expiresAt: granted.expiresAt };
}

async function tokens(
  hosts: YouTubeHosts,
  { clientId, clientSecret }: Setup,
  asked: Record<string, string>,
  context: PublishContext,
): Promise<{ ok: true; credentials: Credentials; expiresAt: string } | PublishTrouble> {
  const form = formOf({ ...asked, client_id: clientId, client_secret: clientSecret });
  const result = await change({ url: `${hosts.token}/token`, method: 'POST', ...form }, context);
  if (!result.ok) return { ...result, done: 'no' };
  if (result.status >= 500) return { ...publishTroubleOfStatus(result.status, youTubeName), done: 'no' };
  // `invalid_grant`: taken back, too old, or of a project in testing.
  if (result.status >= 400 && asked['grant_type'] === 'refresh_token')
    return troubleOfKind('auth_expired', youTubeName);
  if (result.status >= 400) return troubleOfKind('rejected', youTubeName, { says: connectionRefused });
  const granted = tokenSchema.safeParse(jsonOf(result.body)).data;
  if (!granted) return troubleOfKind('unreadable', youTubeName);
  const { access_token, refresh_token, expires_in } = granted;
  return {
    ok: true,
    credentials: { accessToken: access_token, ...(refresh_token ? { refreshToken: refresh_token } : {}) },
    expiresAt: new Date(context.now().getTime() + expires_in * 1000).toISOString(),
  };
}

async function channelsOf(hosts: YouTubeHosts, credentials: Credentials, context: PublishContext) {
  const query = { part: 'snippet,statistics', mine: 'true' };
  const answer = await readYouTube({ hosts, credentials }, 'channels', query, channelsSchema, context);
  if (!answer.ok) return answer;
  const found = answer.value.items.map(
    ({ id, snippet, statistics }): Omit<RemoteAccount, 'credentials' | 'scopes'> => ({
      remoteId: id,
      handle: snippet.customUrl?.replace(/^@/, '') ?? snippet.title,
      name: snippet.title,
      url: `${hosts.www}/channel/${id}`,
      ...(snippet.thumbnails ? { avatarUrl: snippet.thumbnails.default.url } : {}),
      ...(statistics?.subscriberCount === undefined ? {} : { followers: Number(statistics.subscriberCount) }),
    }),
  );
  return { ok: true as const, found };
}
