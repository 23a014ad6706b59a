import { z } from 'zod';
import { endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* Who receives the newsletters of a territory. Addresses rest sealed; only an export opens them. */

const letterParams = territoryParams.extend({ channelId: idSchema });
const base = '/api/territories/:territoryId/channels/:channelId/subscribers' as const;
const errors = ['publishing.newsletter_not_found'] as const;

export const getNewsletter = endpoint({
  id: 'publishing.getNewsletter',
  method: 'GET',
  path: base,
  summary: 'How many receive a newsletter, where it is signed up for, and what became of each issue',
  access: 'channels.read',
  params: letterParams,
  response: z.object({
    confirmed: z.number().int(),
    /** Asked for it and have not confirmed. */
    waiting: z.number().int(),
    ended: z.number().int(),
    /** The public page, with its form. */
    url: z.string(),
    issues: z.array(
      z.object({
        key: z.string(),
        subject: z.string(),
        at: instantSchema,
        url: z.string(),
        sent: z.number().int(),
        /** Mailboxes that are not, or no longer. */
        refused: z.number().int(),
        left: z.number().int(),
      }),
    ),
  }),
  errors: [...errors],
});

export const importSubscribers = endpoint({
  id: 'publishing.importSubscribers',
  method: 'POST',
  path: `${base}/import`,
  summary: 'Take over readers of another list; how they agreed is kept with each, and whoever left stays gone',
  access: 'channels.manage',
  params: letterParams,
  body: z.object({
    addresses: z.array(z.string().max(300)).min(1).max(10_000),
    /** How and when these people agreed to receive it. */
    consent: z.string().trim().min(20).max(1000),
  }),
  response: z.object({
    added: z.number().int(),
    already: z.number().int(),
    gone: z.number().int(),
    /** The first of those that are no address. */
    invalid: z.array(z.string()),
  }),
  errors: [...errors],
});

export const eraseSubscriber = endpoint({
  id: 'publishing.eraseSubscriber',
  method: 'POST',
  path: `${base}/erase`,
  summary: 'Erase a reader whole, at their asking',
  access: 'channels.manage',
  params: letterParams,
  body: z.object({ address: z.string().max(300) }),
  response: z.object({ erased: z.boolean() }),
  errors: [...errors],
});

export const exportSubscribers = endpoint({
  id: 'publishing.exportSubscribers',
  method: 'GET',
  path: `${base}/export`,
  summary: 'Those who receive a newsletter, as CSV',
  access: 'channels.manage',
  params: letterParams,
  produces: 'text/csv',
  errors: [...errors],
});
