import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* Through what an alarm rings outside the page: e-mail, web push, signed webhook. */

/** What other programs may be told of. */
export const webhookKinds = ['alarm.rings', 'request.changed', 'message.received'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

const preferencesSchema = z.object({
  email: z.boolean(),
  push: z.boolean(),
  /** Ring only from that severity; 1 rings for everything. */
  minLevel: z.number().int().min(1).max(4),
  /** Local hours between which only the levels chosen for the night ring: 22:00 to 07:00. */
  quietFrom: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  quietTo: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  /** In those hours, ring from that severity. */
  quietLevel: z.number().int().min(1).max(4).default(4),
  /** While a rota names who is on call: ring although it is somebody else. */
  offDuty: z.boolean().default(false),
  /** For SMS and voice, as +33612345678: sealed, and shown to its owner alone. */
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  sms: z.boolean().default(false),
  voice: z.boolean().default(false),
});
export type NotificationPreferences = z.infer<typeof preferencesSchema>;

export const getPreferences = endpoint({
  id: 'notifications.getPreferences',
  method: 'GET',
  path: '/api/territories/:territoryId/my-notifications',
  summary: 'How alarms reach me, and on which devices',
  access: 'territory.read',
  params: territoryParams,
  response: z.object({
    preferences: preferencesSchema,
    /** To subscribe a browser to web push. */
    vapidPublicKey: z.string(),
    mailConfigured: z.boolean(),
    devices: z.array(
      z.object({ id: idSchema, label: z.string(), addedAt: instantSchema, lastSuccessAt: instantSchema.optional() }),
    ),
  }),
});

export const setPreferences = endpoint({
  id: 'notifications.setPreferences',
  method: 'PUT',
  path: '/api/territories/:territoryId/my-notifications',
  summary: 'Set how alarms reach me',
  access: 'territory.read',
  params: territoryParams,
  body: preferencesSchema,
  response: preferencesSchema,
});

export const addDevice = endpoint({
  id: 'notifications.addDevice',
  method: 'POST',
  path: '/api/territories/:territoryId/my-notifications/devices',
  summary: 'Subscribe this browser to web push',
  access: 'territory.read',
  params: territoryParams,
  body: z.object({
    label: z.string().trim().min(1).max(80),
    endpoint: z.url({ protocol: /^https$/ }).max(1000),
    // 65 and 16 bytes (RFC 8291), which browsers give as base64url.
    keys: z.object({
      p256dh: z.string().regex(/^[A-Za-z0-9_-]{87}=?$/),
      auth: z.string().regex(/^[A-Za-z0-9_-]{22}={0,2}$/),
    }),
  }),
  response: z.object({ id: idSchema }),
});

export const removeDevice = endpoint({
  id: 'notifications.removeDevice',
  method: 'DELETE',
  path: '/api/territories/:territoryId/my-notifications/devices/:deviceId',
  summary: 'Unsubscribe a browser',
  access: 'territory.read',
  params: territoryParams.extend({ deviceId: idSchema }),
  errors: ['notifications.device_not_found'],
});

export const tryMyNotifications = endpoint({
  id: 'notifications.tryMine',
  method: 'POST',
  path: '/api/territories/:territoryId/my-notifications/try',
  summary: 'Send myself a trial by each means that is on',
  access: 'territory.read',
  params: territoryParams,
  response: z.object({ sent: z.array(z.enum(['email', 'push', 'sms', 'voice'])) }),
});

const webhookSchema = z.object({
  id: idSchema,
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.enum(webhookKinds)),
  active: z.boolean(),
  createdAt: instantSchema,
  lastSuccessAt: instantSchema.optional(),
  lastError: bilingualSchema.optional(),
});
const kindsSchema = z.array(z.enum(webhookKinds)).min(1);
const addressSchema = z.url({ protocol: /^https?$/ }).max(2000);
const webhookParams = territoryParams.extend({ webhookId: idSchema });

export const listWebhooks = endpoint({
  id: 'notifications.listWebhooks',
  method: 'GET',
  path: '/api/territories/:territoryId/webhooks',
  summary: 'Where alarms and what happens at the desk are sent, signed as Standard Webhooks say',
  access: 'notifications.configure',
  params: territoryParams,
  response: z.object({ items: z.array(webhookSchema) }),
});

export const createWebhook = endpoint({
  id: 'notifications.createWebhook',
  method: 'POST',
  path: '/api/territories/:territoryId/webhooks',
  summary: 'Add a webhook; its secret is shown once',
  access: 'notifications.configure',
  params: territoryParams,
  body: z.object({
    name: z.string().trim().min(1).max(80),
    url: addressSchema,
    kinds: kindsSchema.default(['alarm.rings']),
  }),
  response: webhookSchema.extend({ secret: z.string() }),
});

export const updateWebhook = endpoint({
  id: 'notifications.updateWebhook',
  method: 'PATCH',
  path: '/api/territories/:territoryId/webhooks/:webhookId',
  summary: 'Rename, move, stop or restart a webhook, change what it is told of',
  access: 'notifications.configure',
  params: webhookParams,
  body: z.object({
    name: z.string().trim().min(1).max(80).optional(),
    url: addressSchema.optional(),
    kinds: kindsSchema.optional(),
    active: z.boolean().optional(),
  }),
  response: webhookSchema,
  errors: ['notifications.webhook_not_found'],
});

export const deleteWebhook = endpoint({
  id: 'notifications.deleteWebhook',
  method: 'DELETE',
  path: '/api/territories/:territoryId/webhooks/:webhookId',
  summary: 'Delete a webhook',
  access: 'notifications.configure',
  params: webhookParams,
  errors: ['notifications.webhook_not_found'],
});

export const deliverySchema = z.object({
  id: idSchema,
  channel: z.enum(['email', 'push', 'webhook', 'sms', 'voice']),
  /** A person's name or a webhook's. */
  recipient: z.string(),
  subject: z.string(),
  /** `kept`: a drill let nothing out. */
  state: z.enum(['pending', 'sent', 'retrying', 'failed', 'kept']),
  attempts: z.number().int(),
  createdAt: instantSchema,
  sentAt: instantSchema.optional(),
  nextAttemptAt: instantSchema.optional(),
  lastError: z.string().optional(),
  alarmId: idSchema.optional(),
});

export const listDeliveries = endpoint({
  id: 'notifications.listDeliveries',
  method: 'GET',
  path: '/api/territories/:territoryId/deliveries',
  summary: 'What was sent, to whom, with what outcome',
  access: 'notifications.configure',
  params: territoryParams,
  query: pageQuery,
  response: pageOf(deliverySchema),
});

export const retryDelivery = endpoint({
  id: 'notifications.retryDelivery',
  method: 'POST',
  path: '/api/territories/:territoryId/deliveries/:deliveryId/retry',
  summary: 'Send again what failed',
  access: 'notifications.configure',
  params: territoryParams.extend({ deliveryId: idSchema }),
  response: deliverySchema,
  errors: ['notifications.delivery_not_found'],
});
