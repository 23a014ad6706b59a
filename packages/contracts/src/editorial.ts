import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* What writers keep at hand, and how drafts are checked here. */

export const snippetSchema = z.object({
  id: idSchema,
  kind: z.enum(['block', 'signature', 'hashtags']),
  name: z.string().trim().min(1).max(80),
  text: z.string().min(1).max(5000),
  /** None: all. */
  networks: z.array(z.string().max(40)).default([]),
});
export type Snippet = z.infer<typeof snippetSchema>;

export const listSnippets = endpoint({
  id: 'publishing.listSnippets',
  method: 'GET',
  path: '/api/territories/:territoryId/snippets',
  summary: 'Saved blocks, signatures and sets of hashtags',
  access: 'publishing.read',
  params: territoryParams,
  response: z.object({ items: z.array(snippetSchema) }),
});

export const setSnippet = endpoint({
  id: 'publishing.setSnippet',
  method: 'PUT',
  path: '/api/territories/:territoryId/snippets',
  summary: 'Keep a block at hand, or change one',
  access: 'publishing.write',
  params: territoryParams,
  body: snippetSchema.extend({ id: idSchema.optional() }),
  response: snippetSchema,
});

export const deleteSnippet = endpoint({
  id: 'publishing.deleteSnippet',
  method: 'DELETE',
  path: '/api/territories/:territoryId/snippets/:snippetId',
  summary: 'Delete a saved block',
  access: 'publishing.write',
  params: territoryParams.extend({ snippetId: idSchema }),
});

export const editorialSchema = z.object({
  /** By the code of a check: how severe it is here; absent: as it ships. */
  severities: z.record(z.string(), z.enum(['blocks', 'advises', 'off'])),
  /** Ballots that the territory must be careful about. */
  ballots: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(120),
        /** Day of the first round. */
        day: z.iso.date(),
        secondRound: z.iso.date().optional(),
        candidates: z.array(z.string().trim().min(1).max(120)).max(100).default([]),
      }),
    )
    .max(20),
  /** Hours when nothing light should go out. */
  sensitive: z
    .array(
      z.object({
        reason: z.string().trim().min(1).max(200),
        kind: z.enum(['mourning', 'crisis', 'storm', 'other']),
        from: instantSchema,
        until: instantSchema,
      }),
    )
    .max(50),
  /** Who must be named with a campaign. */
  coFunders: z
    .array(z.object({ campaign: z.string().trim().min(1).max(120), mention: z.string().trim().min(1).max(300) }))
    .max(100),
  /** Names to be spelt right: people, places, departments. */
  names: z.array(z.string().trim().min(2).max(120)).max(2000),
});
export type Editorial = z.infer<typeof editorialSchema>;

export const getEditorial = endpoint({
  id: 'publishing.getEditorial',
  method: 'GET',
  path: '/api/territories/:territoryId/editorial',
  summary: 'How drafts are checked here: severities, ballots, sensitive hours, co-funders, names',
  access: 'publishing.read',
  params: territoryParams,
  response: editorialSchema.extend({
    checks: z.array(
      z.object({
        code: z.string(),
        label: bilingualSchema,
        ships: z.enum(['blocks', 'advises']),
        source: bilingualSchema.optional(),
        sourceUrl: z.string().optional(),
      }),
    ),
  }),
});

export const setEditorial = endpoint({
  id: 'publishing.setEditorial',
  method: 'PUT',
  path: '/api/territories/:territoryId/editorial',
  summary: 'Set how drafts are checked here',
  access: 'publishing.configure',
  params: territoryParams,
  body: editorialSchema,
  response: editorialSchema,
});
