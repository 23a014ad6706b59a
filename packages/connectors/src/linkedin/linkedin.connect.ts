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
  Setup,
} from '../publish.port.ts';
import { connectionRefused, troubleOfKind } from '../publish.sentences.ts';
import { inWords } from '../publish.setup.ts';
import { publishTroubleOfStatus } from '../publish.trouble.ts';
import { linkedInName, readLinkedIn, type LinkedInHosts } from './linkedin.client.ts';

const scopes = [
  'r_organization_social',
  'w_organization_social',
  'r_organization_social_feed',
  'w_organization_social_feed',
  'rw_organization_admin',
];
/** Roles that may publish for an organization. */
const publishingRoles = new Set(['ADMINISTRATOR', 'CONTENT_ADMINISTRATOR']);

const setupSchema = z.object({
  clientId: z
    .string()
    .trim()
    .min(8)
    .max(100)
    .meta(inWords({ fr: 'Client ID', en: 'Client ID' })),
  clientSecret: z
    .string()
    .trim()
    .min(8)
    .max(200)
    .meta(
      inWords(
        { fr: 'Client Secret', en: 'Client Secret' },
        { fr: 'Il est scellé et n’est plus jamais montré.', en: 'It is sealed and never shown again.' },
      ),
    ),
});
/** Some partners are given a token to lengthen it with; public bodies are not, and the others are treated alike. */
const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });
const aclsSchema = z.object({
  elements: z.array(
    z.object({
      organization: z.string().optional(),
      organizationTarget: z.string().optional(),
      role: z.string(),
      state: z.string().optional(),
    }),
  ),
});
const organizationSchema = z.object({ localizedName: z.string(), vanityName: z.string().optional() });
const sizeSchema = z.object({ firstDegreeSize: z.number() });

/** How a page is connected: among those that the person administers. */
export function linkedInConnection(hosts: LinkedInHosts): Connection {
  return {
    kind: 'oauth',
    setup: setupSchema,
    secretFields: ['clientSecret'],
    scopes,
    guide: [
      {
        fr: 'Sur linkedin.com/developers, créez une application rattachée à la page de votre organisme, puis faites-la vérifier par un administrateur de la page.',
        en: 'On linkedin.com/developers, create an app attached to the page of your organisation, then have it verified by an administrator of the page.',
      },
      {
        fr: 'Demandez le produit « Community Management API » : LinkedIn examine la demande en quelques semaines.',
        en: "Ask for the product 'Community Management API': LinkedIn reviews the request within weeks.",
      },
      {
        fr: 'Dans l’onglet « Auth », collez l’adresse de retour que Beffroi affiche et copiez le Client ID et le Client Secret.',
        en: "In the tab 'Auth', paste the return address that Beffroi shows and copy the Client ID and Client Secret.",
      },
      {
        fr: 'L’autorisation dure 60 jours et ne s’allonge pas : Beffroi prévient 14 jours, puis 3 jours avant.',
        en: 'The authorisation lasts 60 days and is not lengthened: Beffroi warns 14 days, then 3 days before.',
      },
    ],
    begin: async (setup, { redirectUri, state }) => {
      const query = { response_type: 'code', client_id: setup['clientId'], redirect_uri: redirectUri, state };
      const url = addressOf(`${hosts.www}/oauth/v2/authorization`, { ...query, scope: scopes.join(' ') });
      return { ok: true, url, setup };
    },
    finish: (setup, answer, context) => finish(hosts, setup, answer, context),
  };
}

async function finish(
  hosts: LinkedInHosts,
  setup: Setup,
  { code, redirectUri }: { code: string; redirectUri: string },
  context: PublishContext,
): Promise<AccountsOutcome> {
  const asked = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
  const granted = await tokenFor(hosts, setup, asked, context);
  if (!granted.ok) return granted;
  const as = { hosts, credentials: granted.credentials };
  const path = '/organizationAcls?q=roleAssignee&state=APPROVED&count=100';
  const acls = await readLinkedIn(as, path, aclsSchema, context, { finder: true });
  if (!acls.ok) return acls;
  const urns = acls.value.elements
    .filter(({ role }) => publishingRoles.has(role))
    .map(({ organization, organizationTarget }) => organization ?? organizationTarget ?? '');
  const accounts: RemoteAccount[] = [];
  for (const urn of new Set(urns)) {
    const credentials = { ...granted.credentials, organization: urn };
    const found = await organizationOf(hosts, credentials, context);
    if (!found.ok) return found;
    accounts.push({ ...found.account, credentials, scopes, expiresAt: granted.expiresAt });
  }
  return { ok: true, accounts };
}

/** Who the page is. */
export async function checkLinkedIn(
  hosts: LinkedInHosts,
  credentials: Credentials,
  context: PublishContext,
): Promise<CheckOutcome> {
  const found = await organizationOf(hosts, credentials, context);
  // Not told of a token: what was granted then stays.
  return found.ok ? { ok: true, account: { ...found.account, scopes: [] } } : found;
}

async function tokenFor(
  hosts: LinkedInHosts,
  { clientId, clientSecret }: Setup,
  asked: Record<string, string>,
  context: PublishContext,
): Promise<{ ok: true; credentials: Credentials; expiresAt: string } | PublishTrouble> {
  const form = formOf({ ...asked, client_id: clientId, client_secret: clientSecret });
  const request = { url: `${hosts.www}/oauth/v2/accessToken`, method: 'POST' as const, ...form };
  const result = await change(request, context);
  if (!result.ok) return { ...result, done: 'no' };
  const granted = tokenSchema.safeParse(jsonOf(result.body)).data;
  if (result.status >= 500) return { ...publishTroubleOfStatus(result.status, linkedInName), done: 'no' };
  if (result.status >= 400) return troubleOfKind('rejected', linkedInName, { says: connectionRefused });
  if (!granted) return troubleOfKind('unreadable', linkedInName);
  const { access_token, expires_in } = granted;
  return {
    ok: true,
    credentials: { accessToken: access_token },
    expiresAt: new Date(context.now().getTime() + expires_in * 1000).toISOString(),
  };
}

async function organizationOf(hosts: LinkedInHosts, credentials: Credentials, context: PublishContext) {
  const urn = credentials['organization'] ?? '';
  const id = urn.split(':').at(-1) ?? '';
  const as = { hosts, credentials };
  const answer = await readLinkedIn(as, `/organizations/${id}`, organizationSchema, context);
  if (!answer.ok) return answer;
  const sizePath = `/networkSizes/${encodeURIComponent(urn)}?edgeType=COMPANY_FOLLOWED_BY_MEMBER`;
  const size = await readLinkedIn(as, sizePath, sizeSchema, context);
  const { localizedName, vanityName } = answer.value;
  return {
    ok: true as const,
    account: {
      remoteId: urn,
      handle: vanityName ?? localizedName,
      name: localizedName,
      url: `${hosts.www}/company/${vanityName ?? id}/`,
      ...(size.ok ? { followers: size.value.firstDegreeSize } : {}),
    },
  };
}
