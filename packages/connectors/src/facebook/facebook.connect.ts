import { z } from 'zod';
import { readGraph } from '../meta/graph.client.ts';
import type {
  AccountsOutcome,
  CheckOutcome,
  Connection,
  Credentials,
  PublishContext,
  RemoteAccount,
  Setup,
} from '../publish.port.ts';
import { addressOf } from '../publish.http.ts';
import { connectionRefused } from '../publish.sentences.ts';
import { inWords } from '../publish.setup.ts';
import { graphOf, pageGraph, type FacebookHosts } from './facebook.client.ts';
import { graphVersion } from './facebook.facts.ts';

const scopes = [
  'pages_show_list',
  'pages_manage_posts',
  'pages_manage_engagement',
  'pages_read_engagement',
  'pages_read_user_content',
  'read_insights',
  'pages_messaging',
  // People are blocked from the page with it.
  'pages_manage_metadata',
];

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
        {
          fr: 'Dans « Paramètres de l’app › Général ». Elle est scellée et n’est plus jamais montrée.',
          en: "Under 'App settings › Basic'. It is sealed and never shown again.",
        },
      ),
    ),
});

const tokenSchema = z.object({ access_token: z.string() });
const pageSchema = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string().optional(),
  link: z.string().optional(),
  followers_count: z.number().optional(),
  picture: z.object({ data: z.object({ url: z.string() }) }).optional(),
});
const pagesSchema = z.object({
  data: z.array(pageSchema.extend({ access_token: z.string(), tasks: z.array(z.string()).default([]) })),
  paging: z.object({ cursors: z.object({ after: z.string() }).optional(), next: z.string().optional() }).optional(),
});
const debugSchema = z.object({
  data: z.object({
    scopes: z.array(z.string()).default([]),
    expires_at: z.number().optional(),
    data_access_expires_at: z.number().optional(),
  }),
});
const pageFields = 'id,name,username,link,followers_count,picture{url}';

/** How a page is connected: the person's authorisation is turned into tokens of the pages on which they may publish. */
export function facebookConnection(hosts: FacebookHosts): Connection {
  async function finish(
    setup: Setup,
    { code, redirectUri }: { code: string; redirectUri: string },
    context: PublishContext,
  ): Promise<AccountsOutcome> {
    const { appId = '', appSecret = '' } = setup;
    const app = { client_id: appId, client_secret: appSecret };
    const short = await tokenFrom({ ...app, redirect_uri: redirectUri, code }, context);
    if (!short.ok) return short;
    const long = await tokenFrom({ ...app, grant_type: 'fb_exchange_token', fb_exchange_token: short.token }, context);
    if (!long.ok) return long;
    const validity = await validityOf(hosts, { pageToken: long.token, appId, appSecret }, context);
    if (!validity.ok) return validity;

    const accounts: RemoteAccount[] = [];
    let after: string | undefined;
    do {
      const asked = { fields: `${pageFields},access_token,tasks`, limit: '100', after };
      const asPerson = { ...graphOf(hosts), token: long.token, appSecret };
      const pages = await readGraph(asPerson, '/me/accounts', asked, pagesSchema, context);
      if (!pages.ok) return pages;
      for (const page of pages.value.data.filter(({ tasks }) => tasks.includes('CREATE_CONTENT')))
        accounts.push({
          ...accountOf(page),
          credentials: { pageToken: page.access_token, appId, appSecret },
          scopes: validity.scopes,
          ...(validity.expiresAt ? { expiresAt: validity.expiresAt } : {}),
        });
      after = pages.value.paging?.next ? pages.value.paging.cursors?.after : undefined;
    } while (after);
    return { ok: true, accounts };
  }

  async function tokenFrom(query: Record<string, string>, context: PublishContext) {
    const answer = await readGraph(
      { ...graphOf(hosts), secrets: query, refused: connectionRefused },
      '/oauth/access_token',
      query,
      tokenSchema,
      context,
    );
    return answer.ok ? { ok: true as const, token: answer.value.access_token } : answer;
  }

  return {
    kind: 'oauth',
    setup: setupSchema,
    secretFields: ['appSecret'],
    scopes,
    guide: [
      {
        fr: 'Sur developers.facebook.com, créez une application de type « Business », rattachée au portefeuille professionnel vérifié de votre organisme.',
        en: "On developers.facebook.com, create an app of type 'Business', attached to the verified business portfolio of your organisation.",
      },
      {
        fr: 'Ajoutez « Facebook Login for Business » et collez l’adresse de retour que Beffroi affiche dans « URI de redirection OAuth valides ».',
        en: "Add 'Facebook Login for Business' and paste the return address that Beffroi shows into 'Valid OAuth redirect URIs'.",
      },
      {
        fr: 'Demandez l’accès avancé aux autorisations listées ici (App Review) ; jusque-là, seules les personnes qui ont un rôle dans l’application peuvent connecter une page.',
        en: 'Ask for advanced access to the permissions listed here (App Review); until then only people with a role in the app can connect a page.',
      },
      {
        fr: 'Copiez l’identifiant et la clé secrète de l’application, puis choisissez les pages à connecter.',
        en: 'Copy the app ID and secret, then choose the pages to connect.',
      },
    ],
    begin: async (setup, { redirectUri, state }) => {
      const query = { client_id: setup['appId'], redirect_uri: redirectUri, state, response_type: 'code' };
      const url = addressOf(`${hosts.www}/${graphVersion}/dialog/oauth`, { ...query, scope: scopes.join(',') });
      return { ok: true, url, setup };
    },
    finish,
  };
}

/** Who the page is, and until when its authorisation lasts. */
export async function checkFacebook(
  hosts: FacebookHosts,
  credentials: Credentials,
  context: PublishContext,
): Promise<CheckOutcome> {
  const page = await readGraph(pageGraph(hosts, credentials), '/me', { fields: pageFields }, pageSchema, context);
  if (!page.ok) return page;
  const validity = await validityOf(hosts, credentials, context);
  if (!validity.ok) return validity;
  const { scopes, expiresAt } = validity;
  return { ok: true, account: { ...accountOf(page.value), scopes, ...(expiresAt ? { expiresAt } : {}) } };
}

/** Page tokens do not expire, but the person's authorisation to read data does, after 90 days. */
async function validityOf(hosts: FacebookHosts, credentials: Credentials, context: PublishContext) {
  const { pageToken = '', appId = '', appSecret = '' } = credentials;
  const graph = { ...graphOf(hosts), token: `${appId}|${appSecret}`, secrets: { pageToken, appSecret } };
  const answer = await readGraph(graph, '/debug_token', { input_token: pageToken }, debugSchema, context);
  if (!answer.ok) return answer;
  const { scopes, expires_at, data_access_expires_at } = answer.value.data;
  const ends = [expires_at, data_access_expires_at].filter((one) => one !== undefined && one > 0) as number[];
  const expiresAt = ends.length > 0 ? new Date(Math.min(...ends) * 1000).toISOString() : undefined;
  return { ok: true as const, scopes, expiresAt };
}

function accountOf({ id, name, username, link, followers_count, picture }: z.infer<typeof pageSchema>) {
  return {
    remoteId: id,
    handle: username ?? name,
    name,
    ...(link ? { url: link } : {}),
    ...(picture ? { avatarUrl: picture.data.url } : {}),
    ...(followers_count === undefined ? {} : { followers: followers_count }),
  };
}
