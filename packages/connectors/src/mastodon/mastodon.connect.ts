import { z } from 'zod';
import type {
  AccountsOutcome,
  CheckOutcome,
  Connection,
  Credentials,
  PublishContext,
  PublishTrouble,
  RemoteAccount,
  Setup,
} from '../publish.port.ts';
import { inWords } from '../publish.setup.ts';
import { askMastodon, callMastodon } from './mastodon.calls.ts';
import { hostOf } from './mastodon.client.ts';
import { factsOfInstance } from './mastodon.facts.ts';
import { serverSchema } from './mastodon.settings.ts';

/** No more than what is done with it; `read:search` finds what is answered by its address. */
export const mastodonScopes = [
  'read:accounts',
  'read:statuses',
  'read:search',
  'read:notifications',
  'write:statuses',
  'write:media',
  'write:blocks',
];

const applicationSchema = z.object({ client_id: z.string(), client_secret: z.string() });
const tokenSchema = z.object({ access_token: z.string(), scope: z.string().catch('') });
const grantSchema = z.object({ scopes: z.array(z.string()).catch([]) });
const accountSchema = z.object({
  id: z.string(),
  acct: z.string(),
  display_name: z.string().catch(''),
  url: z.string().optional().catch(undefined),
  avatar: z.string().optional().catch(undefined),
  followers_count: z.number().optional().catch(undefined),
});

/** What is typed, and the application that the server registered for this installation. */
const setupSchema = z
  .object({
    server: serverSchema.meta(
      inWords(
        { fr: 'Serveur', en: 'Server' },
        {
          fr: 'Celui de votre compte, par exemple piaille.fr. Pleroma, Akkoma, GoToSocial et Pixelfed conviennent aussi.',
          en: "Your account's own, such as piaille.fr. Pleroma, Akkoma, GoToSocial and Pixelfed will do too.",
        },
      ),
    ),
    accessToken: z
      .string()
      .trim()
      .max(500)
      .default('')
      .meta(
        inWords(
          { fr: 'Jeton d’accès (facultatif)', en: 'Access token (optional)' },
          {
            fr: 'Laissez vide pour autoriser Beffroi depuis votre navigateur. Un jeton se crée dans « Préférences › Développement ».',
            en: "Leave empty to authorise Beffroi from your browser. A token is made under 'Preferences › Development'.",
          },
        ),
      ),
  })
  .catchall(z.string());

export const mastodonConnection: Connection = {
  kind: 'oauth',
  setup: setupSchema,
  secretFields: ['accessToken', 'clientSecret'],
  scopes: mastodonScopes,
  guide: [
    {
      fr: 'Écrivez le nom du serveur où le compte de la collectivité a été ouvert.',
      en: "Write the name of the server where the authority's account was opened.",
    },
    {
      fr: 'Votre navigateur s’y rend : connectez-vous avec le compte de la collectivité, puis autorisez Beffroi.',
      en: "Your browser goes there: sign in with the authority's account, then authorise Beffroi.",
    },
    {
      fr: 'Sans navigateur : dans « Préférences › Développement › Nouvelle application », cochez les portées demandées et copiez le jeton d’accès.',
      en: "Without a browser: under 'Preferences › Development › New application', tick the scopes asked for and copy the access token.",
    },
    {
      fr: 'Les messages privés de Mastodon ne sont pas chiffrés : les administrateurs des deux serveurs peuvent les lire.',
      en: 'Private messages of Mastodon are not encrypted: the administrators of both servers can read them.',
    },
  ],
  begin,
  finish,
  connect: async (setup, context) => {
    const { server = '', accessToken = '' } = setup;
    return accessToken === '' ? undefined : accountsOf({ server, accessToken }, context);
  },
};

/** Registers this installation at the server, unless it is already, and sends the browser to authorise it. */
async function begin(
  setup: Setup,
  { redirectUri, state, challenge }: { redirectUri: string; state: string; challenge: string },
  context: PublishContext,
): Promise<{ ok: true; url: string; setup: Setup } | PublishTrouble> {
  const { server = '' } = setup;
  let { clientId, clientSecret } = setup;
  const scope = mastodonScopes.join(' ');
  // An application is never given more than it was registered for.
  const isCurrent = setup['redirectUri'] === redirectUri && setup['scope'] === scope;
  if (!clientId || !clientSecret || !isCurrent) {
    const json = { client_name: 'Beffroi', redirect_uris: redirectUri, scopes: scope };
    const call = { method: 'POST', path: '/api/v1/apps', json } as const;
    const registered = await askMastodon({ server }, call, applicationSchema, context);
    if (!registered.ok) return registered;
    ({ client_id: clientId, client_secret: clientSecret } = registered.body);
  }
  const url = new URL('/oauth/authorize', server);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    state,
    // Servers before 4.3 pay no heed to it.
    code_challenge: challenge,
    code_challenge_method: 'S256',
  }).toString();
  return { ok: true, url: url.href, setup: { ...setup, clientId, clientSecret, redirectUri, scope } };
}

async function finish(
  { server = '', clientId = '', clientSecret = '' }: Setup,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
  context: PublishContext,
): Promise<AccountsOutcome> {
  const json = {
    grant_type: 'authorization_code',
    code,
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    scope: mastodonScopes.join(' '),
  };
  const call = { method: 'POST', path: '/oauth/token', json } as const;
  const given = await askMastodon({ server, clientSecret }, call, tokenSchema, context);
  return given.ok ? accountsOf({ server, accessToken: given.body.access_token }, context) : given;
}

async function accountsOf(credentials: Credentials, context: PublishContext): Promise<AccountsOutcome> {
  const account = await accountOf(credentials, context);
  return account.ok ? { ok: true, accounts: [{ ...account.account, credentials }] } : account;
}

/** Who the token speaks for, what it may do, and the limits of its server. */
export async function checkMastodon(credentials: Credentials, context: PublishContext): Promise<CheckOutcome> {
  const account = await accountOf(credentials, context);
  if (!account.ok) return account;
  const path = '/api/v2/instance';
  const instance = await callMastodon(credentials, { path }, context);
  const source = new URL(path, credentials['server']).href;
  const facts = instance.ok ? factsOfInstance(instance.body, source, context.now()) : undefined;
  return { ...account, ...(facts ? { facts } : {}) };
}

async function accountOf(
  credentials: Credentials,
  context: PublishContext,
): Promise<{ ok: true; account: Omit<RemoteAccount, 'credentials'> } | PublishTrouble> {
  const asked = { path: '/api/v1/accounts/verify_credentials' };
  const told = await askMastodon(credentials, asked, accountSchema, context);
  if (!told.ok) return told;
  const grant = await askMastodon(credentials, { path: '/api/v1/apps/verify_credentials' }, grantSchema, context);
  const { id, acct, display_name, url, avatar, followers_count } = told.body;
  return {
    ok: true,
    account: {
      remoteId: id,
      handle: acct.includes('@') ? acct : `${acct}@${hostOf(credentials['server'] ?? '')}`,
      name: display_name === '' ? acct : display_name,
      ...(url ? { url } : {}),
      ...(avatar ? { avatarUrl: avatar } : {}),
      ...(followers_count === undefined ? {} : { followers: followers_count }),
      // Servers before 4.3 do not tell what a token may do.
      scopes: grant.ok ? grant.body.scopes : [],
    },
  };
}
