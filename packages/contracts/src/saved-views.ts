import { z } from 'zod';
import { endpoint, idSchema, territoryParams } from './endpoint.ts';
import { mentionFilter } from './mentions.ts';

/* Ways of looking at the stream, kept under a name. */

const savedViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  filter: mentionFilter.omit({ from: true, to: true }).extend({ period: z.string().max(20).optional() }),
  /** Seen by everyone in the territory, or by its author alone. */
  shared: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const listSavedViews = endpoint({
  id: 'listening.listSavedViews',
  method: 'GET',
  path: '/api/territories/:territoryId/saved-views',
  summary: 'My views and those shared',
  access: 'mentions.read',
  params: territoryParams,
  response: z.object({ items: z.array(savedViewSchema) }),
});

export const saveView = endpoint({
  id: 'listening.saveView',
  method: 'POST',
  path: '/api/territories/:territoryId/saved-views',
  summary: 'Save a filter as a view',
  access: 'mentions.read',
  params: territoryParams,
  body: savedViewSchema.omit({ id: true }).extend({ name: z.string().trim().min(1).max(60) }),
  response: savedViewSchema,
});

export const deleteSavedView = endpoint({
  id: 'listening.deleteSavedView',
  method: 'DELETE',
  path: '/api/territories/:territoryId/saved-views/:viewId',
  summary: 'Delete a view of mine',
  access: 'mentions.read',
  params: territoryParams.extend({ viewId: idSchema }),
  errors: ['listening.view_not_found'],
});
