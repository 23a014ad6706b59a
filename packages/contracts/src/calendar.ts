import { z } from 'zod';
import { bilingualSchema, endpoint, instantSchema, territoryParams } from './endpoint.ts';
import { findingSchema } from './publication.ts';

/* The calendar, in and out. */

export const importCalendar = endpoint({
  id: 'publishing.importCalendar',
  method: 'POST',
  path: '/api/territories/:territoryId/calendar/import',
  summary: 'Make drafts of a CSV calendar; a dry run says what it would do, line by line',
  access: 'publishing.write',
  params: territoryParams,
  body: z.object({ csv: z.string().max(2_000_000), dryRun: z.boolean() }),
  maxBodyBytes: 3 * 1024 * 1024,
  response: z.object({
    lines: z.array(
      z.object({
        line: z.number().int(),
        title: z.string(),
        localTime: z.string().optional(),
        channels: z.array(z.string()),
        problem: bilingualSchema.optional(),
        findings: z.array(findingSchema),
      }),
    ),
    created: z.number().int(),
    refused: z.number().int(),
  }),
  errors: ['publishing.csv_unreadable'],
});

export const exportCalendar = endpoint({
  id: 'publishing.exportCalendar',
  method: 'GET',
  path: '/api/territories/:territoryId/calendar/export',
  summary: 'The calendar as CSV, in the columns that the import reads',
  access: 'publishing.read',
  params: territoryParams,
  query: z.object({ from: instantSchema, to: instantSchema }),
  produces: 'text/csv',
});

export const getCalendarSubscription = endpoint({
  id: 'publishing.getCalendarSubscription',
  method: 'GET',
  path: '/api/territories/:territoryId/calendar/subscription',
  summary: 'Whether I have a private address that calendars can read',
  access: 'publishing.read',
  params: territoryParams,
  response: z.object({ active: z.boolean(), since: instantSchema.optional(), lastReadAt: instantSchema.optional() }),
});

export const renewCalendarSubscription = endpoint({
  id: 'publishing.renewCalendarSubscription',
  method: 'POST',
  path: '/api/territories/:territoryId/calendar/subscription',
  summary: 'Make a private address, shown once; the one before it ends',
  access: 'publishing.read',
  params: territoryParams,
  response: z.object({ url: z.string() }),
});

export const endCalendarSubscription = endpoint({
  id: 'publishing.endCalendarSubscription',
  method: 'DELETE',
  path: '/api/territories/:territoryId/calendar/subscription',
  summary: 'End my private address',
  access: 'publishing.read',
  params: territoryParams,
});

export const readCalendar = endpoint({
  id: 'publishing.readCalendar',
  method: 'GET',
  path: '/api/public/calendar/:token',
  summary: 'The calendar as iCalendar; the token of the address is its secret',
  access: 'public',
  params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{32,64}$/) }),
  produces: 'text/plain',
  errors: ['publishing.link_unknown'],
});
