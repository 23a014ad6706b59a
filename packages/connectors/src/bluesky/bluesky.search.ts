import { z } from 'zod';
import type { ReceiveContext, SourceKind, Trouble } from '../port.ts';
import { unreadableAnswer } from '../status.trouble.ts';
import { hostOf } from './bluesky.client.ts';
import { callAs, type BlueskyService } from './bluesky.session.ts';
import { appPasswordSchema, identifierSchema, serviceSchema } from './bluesky.settings.ts';
import { foundStateSchema, nothingFound, readFound, readViews, type FoundPage, type FoundState } from './found.list.ts';

const perPage = 100;

const searchConfig = z.object({
  /** The application view that strangers may ask, or with an account the data server that passes the question on. */
  service: serviceSchema.default('https://api.bsky.app'),
  query: z.string().trim().min(1).max(300),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional(),
  identifier: identifierSchema.optional(),
  appPassword: appPasswordSchema.optional(),
});

const mentionsConfig = z.object({
  service: serviceSchema.default('https://bsky.social'),
  identifier: identifierSchema,
  appPassword: appPasswordSchema,
});

const answerSchema = z.object({
  posts: z.array(z.unknown()).optional(),
  notifications: z.array(z.unknown()).optional(),
  cursor: z.string().optional(),
});

const shared = {
  network: 'bluesky',
  secretFields: ['appPassword'],
  state: foundStateSchema,
  initialState: nothingFound,
  mode: 'poll',
} as const;

export const blueskySearchKind: SourceKind<z.infer<typeof searchConfig>, FoundState> = {
  ...shared,
  id: 'bluesky.search',
  label: { fr: 'Recherche Bluesky', en: 'Bluesky search' },
  config: searchConfig,
  poll: (config, state, context) =>
    readFound(
      config,
      (bound) => {
        const { query, lang } = config;
        const asked = { q: query, lang, sort: 'latest', limit: perPage, ...bound };
        return readPage(config, 'app.bsky.feed.searchPosts', asked, context);
      },
      state,
      context,
    ),
};

export const blueskyMentionsKind: SourceKind<z.infer<typeof mentionsConfig>, FoundState> = {
  ...shared,
  id: 'bluesky.mentions',
  label: { fr: 'Mentions d’un compte Bluesky', en: 'Mentions of a Bluesky account' },
  config: mentionsConfig,
  poll: (config, state, context) =>
    readFound(
      config,
      ({ cursor }) => {
        const asked = { reasons: ['mention', 'reply', 'quote'], limit: perPage, cursor };
        return readPage(config, 'app.bsky.notification.listNotifications', asked, context);
      },
      state,
      context,
    ),
};

async function readPage(
  at: BlueskyService,
  method: string,
  query: Record<string, string | number | string[] | undefined>,
  context: ReceiveContext,
): Promise<FoundPage | Trouble> {
  const answer = await callAs(at, method, query, context);
  if (!answer.ok) return answer;
  const body = answerSchema.safeParse(answer.body).data;
  const listed = body?.posts ?? body?.notifications;
  if (!listed) return unreadableAnswer(hostOf(at.service));
  return { ok: true, posts: readViews(listed), cursor: body?.cursor };
}
