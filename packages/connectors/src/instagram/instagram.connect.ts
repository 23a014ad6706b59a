import { z } from 'zod';
import { readGraph } from '../meta/graph.client.ts';
import type { LongLivedNetwork } from '../meta/long-lived.connect.ts';
import type { CheckOutcome, Credentials, PublishContext } from '../publish.port.ts';
import { instagramGraph, instagramName, type InstagramHosts } from './instagram.client.ts';

export const instagramScopes = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_comments',
  'instagram_business_manage_messages',
  'instagram_business_manage_insights',
];

const profileSchema = z.object({
  user_id: z.union([z.string(), z.number()]).transform(String),
  username: z.string(),
  name: z.string().optional(),
  profile_picture_url: z.string().optional(),
  followers_count: z.number().optional(),
});
const quotaSchema = z.object({
  data: z.array(
    z.object({
      quota_usage: z.number(),
      config: z.object({ quota_total: z.number(), quota_duration: z.number() }),
    }),
  ),
});

/** Instagram Login: no Facebook page is needed, only a professional account. */
export function instagramLogin(hosts: InstagramHosts): LongLivedNetwork {
  return {
    who: instagramName,
    authorizeUrl: `${hosts.www}/oauth/authorize`,
    codeHost: hosts.code,
    tokenHost: hosts.graph,
    grants: { exchange: 'ig_exchange_token', refresh: 'ig_refresh_token' },
    scopes: instagramScopes,
    profile: (token, context) => profileOf(hosts, { token }, context),
    guide: [
      {
        fr: 'Passez le compte Instagram en compte professionnel (Réglages › Type de compte).',
        en: 'Turn the Instagram account into a professional one (Settings › Account type).',
      },
      {
        fr: 'Sur developers.facebook.com, créez une application « Business » et ajoutez le produit « Instagram » avec « connexion Instagram ».',
        en: "On developers.facebook.com, create a 'Business' app and add the product 'Instagram' with 'Instagram login'.",
      },
      {
        fr: 'Collez l’adresse de retour que Beffroi affiche dans « Business login settings », puis demandez l’accès avancé aux autorisations listées ici.',
        en: "Paste the return address that Beffroi shows into 'Business login settings', then ask for advanced access to the permissions listed here.",
      },
      {
        fr: 'Instagram vient chercher lui-même les images : Beffroi doit être joignable depuis internet en HTTPS.',
        en: 'Instagram fetches images itself: Beffroi must be reachable from the internet over HTTPS.',
      },
    ],
  };
}

/** Who the account is, and how many posts it may still publish today. */
export async function checkInstagram(
  hosts: InstagramHosts,
  credentials: Credentials,
  context: PublishContext,
): Promise<CheckOutcome> {
  const found = await profileOf(hosts, credentials, context);
  if (!found.ok) return found;
  const path = `/${found.account.remoteId}/content_publishing_limit`;
  const graph = instagramGraph(hosts, credentials);
  const limit = await readGraph(graph, path, { fields: 'quota_usage,config' }, quotaSchema, context);
  const told = limit.ok ? limit.value.data[0] : undefined;
  // Not told of a token: what was granted then stays.
  const account = { ...found.account, scopes: [] };
  if (!told) return { ok: true, account };
  return {
    ok: true,
    account,
    facts: {
      origin: { from: 'network', asOf: context.now().toISOString().slice(0, 10) },
      quota: { posts: told.config.quota_total, seconds: told.config.quota_duration, used: told.quota_usage },
    },
  };
}

async function profileOf(hosts: InstagramHosts, credentials: Credentials, context: PublishContext) {
  const fields = 'user_id,username,name,profile_picture_url,followers_count';
  const answer = await readGraph(instagramGraph(hosts, credentials), '/me', { fields }, profileSchema, context);
  if (!answer.ok) return answer;
  const { user_id, username, name, profile_picture_url, followers_count } = answer.value;
  return {
    ok: true as const,
    account: {
      remoteId: user_id,
      handle: username,
      name: name ?? username,
      url: `${hosts.www}/${username}/`,
      ...(profile_picture_url ? { avatarUrl: profile_picture_url } : {}),
      ...(followers_count === undefined ? {} : { followers: followers_count }),
    },
  };
}
