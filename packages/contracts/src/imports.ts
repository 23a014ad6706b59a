import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, territoryParams } from './endpoint.ts';

/* Posts that people bring: files and pasted links. */

/** What a column of an import may hold; `text` or `title` is needed, all others may be absent. */
export const importFields = [
  'text',
  'title',
  'url',
  'id',
  'postedAt',
  'time',
  'authorHandle',
  'authorName',
  'authorUrl',
  'followers',
  'reach',
  'lang',
  'tags',
  'mentions',
  'links',
  'media',
  'inReplyTo',
  'repostOf',
] as const;
const importMapping = z.partialRecord(z.enum(importFields), z.string());

export const previewImport = endpoint({
  id: 'listening.previewImport',
  method: 'POST',
  path: '/api/territories/:territoryId/imports/preview',
  summary:
    'Dry run of an import: columns found, mapping guessed, rows understood, errors by line, how many would be kept',
  access: 'sources.manage',
  params: territoryParams,
  body: z.object({
    fileName: z.string().max(200),
    content: z.string(),
    mapping: importMapping.optional(),
    /** Of the dates that do not say theirs; the territory's unless told. */
    timeZone: z.string().max(60).optional(),
    /** Whether `03/04/2026` is 3 April or 4 March. */
    dateOrder: z.enum(['day-month', 'month-day']).default('day-month'),
  }),
  maxBodyBytes: 64 * 1024 * 1024,
  response: z.object({
    format: z.enum(['csv', 'jsonl']),
    columns: z.array(z.string()),
    mapping: importMapping,
    rows: z.number().int(),
    readable: z.number().int(),
    wouldKeep: z.number().int(),
    errors: z.array(z.object({ line: z.number().int(), column: z.string().optional(), message: bilingualSchema })),
    samples: z.array(
      z.object({
        title: z.string().optional(),
        text: z.string(),
        author: z.string().optional(),
        postedAt: z.string().optional(),
      }),
    ),
  }),
  errors: ['listening.import_unreadable'],
});

export const startImport = endpoint({
  id: 'listening.startImport',
  method: 'POST',
  path: '/api/territories/:territoryId/imports',
  summary: 'Import posts; follow it in the work list',
  access: 'sources.manage',
  params: territoryParams,
  body: z.object({
    fileName: z.string().max(200),
    content: z.string(),
    mapping: importMapping,
    /** Of the dates that do not say theirs; the territory's unless told. */
    timeZone: z.string().max(60).optional(),
    /** Whether `03/04/2026` is 3 April or 4 March. */
    dateOrder: z.enum(['day-month', 'month-day']).default('day-month'),
  }),
  maxBodyBytes: 64 * 1024 * 1024,
  response: z.object({ workId: idSchema }),
  errors: ['listening.import_unreadable'],
});

export const captureLink = endpoint({
  id: 'listening.captureLink',
  method: 'POST',
  path: '/api/territories/:territoryId/captures',
  summary: 'Capture a pasted link as a mention: title, text, author, date',
  access: 'mentions.capture',
  params: territoryParams,
  body: z.object({ url: z.url().max(2000) }),
  response: z.object({ mentionId: idSchema, alreadyKnown: z.boolean() }),
  errors: ['listening.source_unreachable'],
});
