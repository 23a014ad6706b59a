import { z } from 'zod';
import { formOf } from '../publish.http.ts';
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
import { troubleOfKind } from '../publish.sentences.ts';
import { inWords } from '../publish.setup.ts';
import { askX } from './x.calls.ts';
import { xSite } from './x.facts.ts';

const scopes = [
  'tweet.read',
  'tweet.write',
  'tweet.moderate.write',
  'users.read',
  'media.write',
  'dm.read',
  'dm.write',
  'offline.access',
];
const tokenPath = '/2/oauth2/token';

const setupSchema = z.object({
  clientId: z
    .string()
    .trim()
    .min(10)
    .max(200)
    .meta(inWords({ fr: 'Identifiant client', en: 'Client ID' })),
  clientSecret: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta(
      inWords(
        { fr: 'Secret client (facultatif)', en: 'Client secret (optional)' },
        {
          fr: 'Seulement si l’application est déclarée confidentielle (« Web App, Automated App or Bot »).',
          en: "Only when the application is declared confidential ('Web App, Automated App or Bot').",
        },
      ),
    ),
});

const guide = [
  {
    fr: 'Sur console.x.com, ouvrez un compte de développeur au nom de la collectivité et créez une application.',
    en: "On console.x.com, open a developer account in the authority's name and create an application.",
  },
  {
    fr: 'Dans « User authentication settings », choisissez « Read and write and Direct message » et l’adresse de retour affichée ici.',
    en: "Under 'User authentication settings', choose 'Read and write and Direct message' and the callback address shown here.",
  },
  {
    fr: 'X se paie à l’usage : achetez des crédits et fixez-y une limite de dépense, en plus du budget mensuel de Beffroi.',
    en: "X is paid by use: buy credits and set a spending limit there, besides Beffroi's monthly budget.",
  },
  {
    fr: 'Collez l’identifiant client, puis autorisez Beffroi, connecté avec le compte de la collectivité.',
    en: "Paste the client ID, then authorise Beffroi, signed in with the authority's account.",
  },
];

const tokensSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
  scope: z.string().catch(''),
});
type Tokens = z.infer<typeof tokensSchema>;

export const xConnection: Connection = {
  kind: 'oauth',
  setup: setupSchema,
  secretFields: ['clientSecret'],
  scopes,
  guide,
  begin: async (setup, { redirectUri, state, challenge }) => {
    const url = new URL('/i/oauth2/authorize', xSite);
    url.search = new URLSearchParams({
      response_type: 'code',
      client_id: setup['clientId'] ?? '',
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    }).toString();
    return { ok: true, url: url.href, setup };
  },
  finish: (setup, { code, verifier, redirectUri }, context) => {
    const grant = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
    return accountsOf(setup, grant, context);
  },
};

async function accountsOf(
  setup: Setup,
  grant: Record<string, string>,
  context: PublishContext,
): Promise<AccountsOutcome> {
  const given = await tokensFor(setup, grant, context);
  if (!given.ok) return given;
  const { access_token: accessToken, refresh_token: refreshToken = '', scope } = given.tokens;
  const credentials = { accessToken, refreshToken };
  const told = await accountOf(credentials, context);
  if (!told.ok) return told;
  const granted = { scopes: scope.split(' ').filter(Boolean), ...expiryOf(given.tokens, context) };
  return { ok: true, accounts: [{ ...told.account, ...granted, credentials }] };
}

/** The refresh token is replaced at each use: what comes back must be kept at once. */
export async function renewX(
  { refreshToken = '' }: Credentials,
  setup: Setup,
  context: PublishContext,
): Promise<RenewOutcome> {
  const given = await tokensFor(setup, { grant_type: 'refresh_token', refresh_token: refreshToken }, context);
  if (!given.ok) return given;
  const { access_token, refresh_token } = given.tokens;
  const credentials = { accessToken: access_token, refreshToken: refresh_token ?? refreshToken };
  return { ok: true, credentials, ...expiryOf(given.tokens, context) };
}

async function tokensFor(
  { clientId = '', clientSecret = '' }: Setup,
  grant: Record<string, string>,
  context: PublishContext,
): Promise<{ ok: true; tokens: Tokens } | PublishTrouble> {
  const raw = formOf({ ...grant, client_id: clientId });
  const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
  const call = {
    method: 'POST',
    path: tokenPath,
    raw: { ...(raw.headers ? { headers: raw.headers } : {}), ...(raw.body ? { body: raw.body } : {}) },
    headers: clientSecret === '' ? {} : { authorization: `Basic ${basic}` },
  } as const;
  const secrets = { clientSecret, basic, ...grant };
  const given = await askX({ ...secrets, accessToken: '' }, call, tokensSchema, context);
  if (given.ok) return { ok: true, tokens: given.body };
  // A code or a refresh token that no longer counts is told as a bad request.
  return given.kind === 'rejected' && given.done === 'no' ? troubleOfKind('auth_expired', 'X') : given;
}

function expiryOf({ expires_in }: Tokens, { now }: PublishContext): { expiresAt?: string } {
  return expires_in === undefined ? {} : { expiresAt: new Date(now().getTime() + expires_in * 1000).toISOString() };
}

const accountSchema = z.object({
  data: z.object({
    id: z.string(),
    username: z.string(),
    name: z.string().catch(''),
    profile_image_url: z.string().optional().catch(undefined),
    public_metrics: z.object({ followers_count: z.number() }).optional().catch(undefined),
  }),
});

/** Who the tokens speak for. X tells no limits before they are reached. */
export function checkX(credentials: Credentials, context: PublishContext): Promise<CheckOutcome> {
  return accountOf(credentials, context);
}

async function accountOf(
  credentials: Credentials,
  context: PublishContext,
): Promise<{ ok: true; account: Omit<RemoteAccount, 'credentials'> } | PublishTrouble> {
  const query = { 'user.fields': 'profile_image_url,public_metrics' };
  const told = await askX(credentials, { path: '/2/users/me', query }, accountSchema, context);
  if (!told.ok) return told;
  const { id, username, name, profile_image_url, public_metrics } = told.body.data;
  return {
    ok: true,
    account: {
      remoteId: id,
      handle: username,
      name: name || username,
      url: `https://x.com/${username}`,
      ...(profile_image_url ? { avatarUrl: profile_image_url } : {}),
      ...(public_metrics ? { followers: public_metrics.followers_count } : {}),
      scopes: [],
    },
  };
}
