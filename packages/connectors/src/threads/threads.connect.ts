import { z } from 'zod';
import { readGraph } from '../meta/graph.client.ts';
import type { LongLivedNetwork } from '../meta/long-lived.connect.ts';
import type { CheckOutcome, Credentials, PublishContext } from '../publish.port.ts';
import { threadsGraph, threadsName, type ThreadsHosts } from './threads.client.ts';

const scopes = [
  'threads_basic',
  'threads_content_publish',
  'threads_manage_replies',
  'threads_read_replies',
  'threads_manage_mentions',
  'threads_manage_insights',
  'threads_delete',
];

const profileSchema = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string().optional(),
  threads_profile_picture_url: z.string().optional(),
});
const quotaSchema = z.object({
  data: z.array(
    z.object({
      quota_usage: z.number(),
      config: z.object({ quota_total: z.number(), quota_duration: z.number() }),
    }),
  ),
});

/** The person who holds the Threads account says yes; the token lives for sixty days unless it is lengthened. */
export function threadsLogin(hosts: ThreadsHosts): LongLivedNetwork {
  return {
    who: threadsName,
    authorizeUrl: `${hosts.www}/oauth/authorize`,
    codeHost: hosts.graph,
    tokenHost: hosts.graph,
    grants: { exchange: 'th_exchange_token', refresh: 'th_refresh_token' },
    scopes,
    profile: (token, context) => profileOf(hosts, { token }, context),
    guide: [
      {
        fr: 'Sur developers.facebook.com, créez une application avec le cas d’usage « Accéder à l’API Threads ».',
        en: "On developers.facebook.com, create an app with the use case 'Access the Threads API'.",
      },
      {
        fr: 'Dans ses réglages, collez l’adresse de retour que Beffroi affiche, et ajoutez le compte Threads comme testeur tant que l’application n’est pas vérifiée.',
        en: 'In its settings, paste the return address that Beffroi shows, and add the Threads account as a tester until the app is reviewed.',
      },
      {
        fr: 'Copiez l’identifiant et la clé de l’application Threads : ce ne sont pas ceux de l’application Facebook.',
        en: 'Copy the ID and the secret of the Threads app: they are not those of the Facebook app.',
      },
      {
        fr: 'Threads vient chercher lui-même les images : Beffroi doit être joignable depuis internet en HTTPS.',
        en: 'Threads fetches images itself: Beffroi must be reachable from the internet over HTTPS.',
      },
    ],
  };
}

/** Who the account is, and how many posts it may still publish today. */
export async function checkThreads(
  hosts: ThreadsHosts,
  credentials: Credentials,
  context: PublishContext,
): Promise<CheckOutcome> {
  const found = await profileOf(hosts, credentials, context);
  if (!found.ok) return found;
  // Not told of a token: what was granted then stays.
  const account = { ...found.account, scopes: [] };
  const path = `/${account.remoteId}/threads_publishing_limit`;
  const graph = threadsGraph(hosts, credentials);
  const limit = await readGraph(graph, path, { fields: 'quota_usage,config' }, quotaSchema, context);
  const told = limit.ok ? limit.value.data[0] : undefined;
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

async function profileOf(hosts: ThreadsHosts, credentials: Credentials, context: PublishContext) {
  const fields = 'id,username,name,threads_profile_picture_url';
  const answer = await readGraph(threadsGraph(hosts, credentials), '/me', { fields }, profileSchema, context);
  if (!answer.ok) return answer;
  const { id, username, name, threads_profile_picture_url } = answer.value;
  return {
    ok: true as const,
    account: {
      remoteId: id,
      handle: username,
      name: name ?? username,
      url: `${hosts.www}/@${username}`,
      ...(threads_profile_picture_url ? { avatarUrl: threads_profile_picture_url } : {}),
    },
  };
}
