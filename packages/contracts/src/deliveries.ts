import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';
import { publicationDelivery } from './publication.ts';

/* What left, or could not: one delivery an account, what it became, and what people wrote under it. */

const deliveryParams = territoryParams.extend({ deliveryId: idSchema });
const deliveryPath = '/api/territories/:territoryId/deliveries/:deliveryId' as const;

export const settleDelivery = endpoint({
  id: 'publishing.settleDelivery',
  method: 'POST',
  path: `${deliveryPath}/settle`,
  summary: 'Decide on a delivery in doubt, failed or done by hand: it is there, try again, or give up',
  access: 'publishing.schedule',
  params: deliveryParams,
  body: z.discriminatedUnion('is', [
    z.object({ is: z.literal('there'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
    z.object({ is: z.literal('try_again') }),
    z.object({ is: z.literal('given_up') }),
  ]),
  response: publicationDelivery,
  errors: ['publishing.delivery_not_found', 'publishing.delivery_state'],
});

export const removeDelivery = endpoint({
  id: 'publishing.removeDelivery',
  method: 'POST',
  path: `${deliveryPath}/remove`,
  summary: 'Delete what is out, where the network allows; the record of what was public stays',
  access: 'publishing.schedule',
  params: deliveryParams,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  response: publicationDelivery,
  errors: [
    'publishing.delivery_not_found',
    'publishing.delivery_state',
    'publishing.network_cannot',
    'publishing.network_refused',
  ],
});

export const editDelivery = endpoint({
  id: 'publishing.editDelivery',
  method: 'POST',
  path: `${deliveryPath}/edit`,
  summary: 'Replace the text of what is out, where the network allows; approved anew when the circuit says so',
  access: 'publishing.schedule',
  params: deliveryParams,
  body: z.object({ parts: z.array(z.string().max(70_000)).min(1).max(25), reason: z.string().trim().min(1).max(500) }),
  response: publicationDelivery,
  errors: [
    'publishing.delivery_not_found',
    'publishing.delivery_state',
    'publishing.network_cannot',
    'publishing.network_refused',
    'publishing.not_approved',
  ],
});

export const getDeliveryCounts = endpoint({
  id: 'publishing.getCounts',
  method: 'GET',
  path: `${deliveryPath}/counts`,
  summary: 'Impressions, reactions, comments and clicks of what is out, as a series',
  access: 'publishing.read',
  params: deliveryParams,
  response: z.object({
    series: z.array(z.object({ at: instantSchema, counts: z.record(z.string(), z.number().int()) })),
  }),
  errors: ['publishing.delivery_not_found'],
});

export const listReplies = endpoint({
  id: 'publishing.listReplies',
  method: 'GET',
  path: '/api/territories/:territoryId/replies',
  summary: 'What people wrote under our posts, newest first',
  access: 'publishing.read',
  params: territoryParams,
  query: pageQuery.extend({ publicationId: idSchema.optional(), hidden: z.stringbool().optional() }),
  response: pageOf(
    z.object({
      id: idSchema,
      deliveryId: idSchema,
      publicationId: idSchema,
      publicationTitle: z.string(),
      network: z.string(),
      channelName: z.string(),
      author: z.string(),
      text: z.string(),
      url: z.string().optional(),
      at: instantSchema,
      hidden: z.boolean(),
      canHide: z.boolean(),
      tone: z.string(),
      aggressive: z.string(),
    }),
  ),
});

export const hideReply = endpoint({
  id: 'publishing.hideReply',
  method: 'POST',
  path: '/api/territories/:territoryId/replies/:replyId/hide',
  summary: 'Hide, or show again, what somebody wrote under one of our posts: a measure of moderation like any other',
  access: 'desk.moderate',
  params: territoryParams.extend({ replyId: idSchema }),
  /** An article of the moderation charter is needed to hide, none to show again. */
  body: z.object({
    hidden: z.boolean(),
    ground: z.string().trim().min(1).max(300),
    articleId: z.string().max(40).optional(),
  }),
  /** As it stands now: a network that does not answer is asked again. */
  response: z.object({ hidden: z.boolean(), trouble: bilingualSchema.optional() }),
  errors: ['publishing.reply_not_found', 'moderation.article_unknown', 'moderation.network_cannot'],
});
