import { z } from 'zod';
import { endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';
import { apiKeyPermissions, permissionNames } from './permissions.ts';

/* Keys by which programs call the API, each in one territory and with some permissions. */

export const apiKeySchema = z.object({
  id: idSchema,
  name: z.string(),
  /** The first signs, to tell keys apart: `bfr_4k2m…`. */
  start: z.string(),
  permissions: z.array(z.enum(permissionNames)),
  createdAt: instantSchema,
  createdBy: z.string().optional(),
  expiresAt: instantSchema.optional(),
  lastUsedAt: instantSchema.optional(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

export const listApiKeys = endpoint({
  id: 'identity.listApiKeys',
  method: 'GET',
  path: '/api/territories/:territoryId/api-keys',
  summary: 'The API keys of a territory',
  access: 'api_keys.manage',
  params: territoryParams,
  response: z.object({ items: z.array(apiKeySchema) }),
});

export const createApiKey = endpoint({
  id: 'identity.createApiKey',
  method: 'POST',
  path: '/api/territories/:territoryId/api-keys',
  summary: 'Create an API key; it is shown once, and is sent as `Authorization: Bearer bfr_…`',
  access: 'api_keys.manage',
  params: territoryParams,
  body: z.object({
    name: z.string().trim().min(1).max(80),
    permissions: z.array(z.enum(apiKeyPermissions)).min(1),
    expiresAt: instantSchema.optional(),
  }),
  response: apiKeySchema.extend({ key: z.string() }),
  errors: ['identity.api_key_expiry_past'],
});

export const revokeApiKey = endpoint({
  id: 'identity.revokeApiKey',
  method: 'DELETE',
  path: '/api/territories/:territoryId/api-keys/:apiKeyId',
  summary: 'Revoke an API key at once',
  access: 'api_keys.manage',
  params: territoryParams.extend({ apiKeyId: idSchema }),
  errors: ['identity.api_key_not_found'],
});
