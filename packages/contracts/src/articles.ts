import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';
import { draftSchema, publicationSchema } from './publication.ts';

/* What the institution's own site publishes, and how it is relayed. */

export const articleSchema = z.object({
  id: idSchema,
  feedId: idSchema,
  url: z.string(),
  title: z.string(),
  summary: z.string(),
  imageUrl: z.string().optional(),
  publishedAt: instantSchema,
  /** `gone`: the page is no longer there; `changed`: its text is another than when the plan was made. */
  state: z.enum(['new', 'planned', 'relayed', 'ignored', 'gone', 'changed']),
  publications: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      state: z.string(),
      dueAt: instantSchema.optional(),
      channelIds: z.array(idSchema),
    }),
  ),
});
export type Article = z.infer<typeof articleSchema>;

const articleParams = territoryParams.extend({ articleId: idSchema });

export const listArticles = endpoint({
  id: 'publishing.listArticles',
  method: 'GET',
  path: '/api/territories/:territoryId/articles',
  summary: 'Articles of the institution’s site, newest first, with what relays them',
  access: 'publishing.read',
  params: territoryParams,
  query: pageQuery.extend({
    state: articleSchema.shape.state.optional(),
    from: instantSchema.optional(),
    to: instantSchema.optional(),
  }),
  response: pageOf(articleSchema).extend({
    /** Of the current week, Monday to Sunday: '14 of 17 relayed'. */
    week: z.object({
      from: instantSchema,
      articles: z.number().int(),
      relayed: z.number().int(),
      planned: z.number().int(),
    }),
  }),
});

export const proposeRelay = endpoint({
  id: 'publishing.proposeRelay',
  method: 'GET',
  path: '/api/territories/:territoryId/articles/:articleId/relay',
  summary: 'A plan to relay an article: accounts, angles and dates over six weeks',
  access: 'publishing.write',
  params: articleParams,
  response: z.object({
    items: z.array(
      z.object({ angle: z.string(), angleLabel: bilingualSchema, draft: draftSchema, because: bilingualSchema }),
    ),
  }),
  errors: ['publishing.article_not_found', 'publishing.article_gone'],
});

export const acceptRelay = endpoint({
  id: 'publishing.acceptRelay',
  method: 'POST',
  path: '/api/territories/:territoryId/articles/:articleId/relay',
  summary: 'Make drafts of a plan',
  access: 'publishing.write',
  params: articleParams,
  body: z.object({ drafts: z.array(draftSchema).min(1).max(40) }),
  response: z.object({ items: z.array(publicationSchema) }),
  errors: ['publishing.article_not_found', 'publishing.article_gone', 'publishing.channel_unknown'],
});

export const setArticle = endpoint({
  id: 'publishing.setArticle',
  method: 'PATCH',
  path: '/api/territories/:territoryId/articles/:articleId',
  summary: 'Ignore an article, or take it up again',
  access: 'publishing.write',
  params: articleParams,
  body: z.object({ ignored: z.boolean() }),
  response: articleSchema,
  errors: ['publishing.article_not_found'],
});

export const articleFeedSchema = z.object({
  id: idSchema,
  url: z.string(),
  name: z.string(),
  lastReadAt: instantSchema.optional(),
  lastError: bilingualSchema.optional(),
  articles: z.number().int(),
});
export type ArticleFeed = z.infer<typeof articleFeedSchema>;

export const listArticleFeeds = endpoint({
  id: 'publishing.listArticleFeeds',
  method: 'GET',
  path: '/api/territories/:territoryId/article-feeds',
  summary: 'The feeds of the institution’s own site',
  access: 'publishing.read',
  params: territoryParams,
  response: z.object({ items: z.array(articleFeedSchema) }),
});

export const addArticleFeed = endpoint({
  id: 'publishing.addArticleFeed',
  method: 'POST',
  path: '/api/territories/:territoryId/article-feeds',
  summary: 'Follow a feed of the institution’s own site; it is read at once',
  access: 'publishing.configure',
  params: territoryParams,
  body: z.object({ url: z.url({ protocol: /^https?$/ }).max(2000), name: z.string().trim().min(1).max(120) }),
  response: articleFeedSchema,
  errors: ['publishing.feed_unreadable'],
});

export const removeArticleFeed = endpoint({
  id: 'publishing.removeArticleFeed',
  method: 'DELETE',
  path: '/api/territories/:territoryId/article-feeds/:feedId',
  summary: 'Stop following a feed; its articles stay',
  access: 'publishing.configure',
  params: territoryParams.extend({ feedId: idSchema }),
  errors: ['publishing.feed_not_found'],
});
