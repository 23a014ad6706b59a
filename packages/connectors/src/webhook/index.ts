export { webhookConnector } from './webhook.connector.ts';
export {
  pushedPostSchema,
  readWebhook,
  webhookPayloadSchema,
  type PushedPost,
  type WebhookReading,
} from './webhook.payload.ts';
export { signWebhook, verifyWebhook, type WebhookToVerify, type WebhookVerification } from './webhook.verify.ts';
