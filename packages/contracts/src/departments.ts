import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* Who does what in the territory and around it: departments, their people, other authorities, working days. */

const hourSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const departmentSchema = z.object({
  name: z.string().trim().min(1).max(160),
  /** What it does, a line each, in the words of its chart. */
  competences: z.array(z.string().trim().min(1).max(300)).max(100).default([]),
  keywords: z.array(z.string().trim().min(1).max(60)).max(200).default([]),
  email: z.email().max(254).optional(),
  phone: z.string().trim().max(40).optional(),
  address: z.string().trim().max(300).optional(),
  /** Working hours, 1 Monday to 7 Sunday. */
  hours: z
    .array(z.object({ day: z.number().int().min(1).max(7), from: hourSchema, to: hourSchema }))
    .max(21)
    .default([]),
  /** Who is reminded, in this order: agent, head, director. */
  people: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(120),
        level: z.enum(['agent', 'head', 'director']),
        email: z.email().max(254),
      }),
    )
    .max(50)
    .default([]),
  absences: z
    .array(
      z.object({
        from: z.iso.date(),
        to: z.iso.date(),
        /** Department that stands in. */
        instead: z.string().max(60).optional(),
        note: z.string().trim().max(200).default(''),
      }),
    )
    .max(50)
    .default([]),
  /** Working hours within which it undertakes to answer. */
  answerWithinHours: z.number().int().min(1).max(720).default(40),
  /** Named by a reason of public or personal safety instead of its agents. */
  anonymous: z.boolean().default(false),
});
export type DepartmentDraft = z.infer<typeof departmentSchema>;

export const departmentCardSchema = departmentSchema.extend({
  id: idSchema,
  open: z.number().int(),
  overdue: z.number().int(),
  /** Mentions of the acknowledgement that its sheet lacks: phone, address. */
  missing: z.array(bilingualSchema),
});
export type Department = z.infer<typeof departmentCardSchema>;

const base = '/api/territories/:territoryId/departments' as const;

export const listDepartments = endpoint({
  id: 'departments.list',
  method: 'GET',
  path: base,
  summary: 'The directory of the territory',
  access: 'requests.read',
  params: territoryParams,
  response: z.object({ items: z.array(departmentCardSchema) }),
});

export const saveDepartment = endpoint({
  id: 'departments.save',
  method: 'PUT',
  path: `${base}/:departmentId`,
  summary: 'Create or change a department; the caller names it',
  access: 'departments.manage',
  params: territoryParams.extend({ departmentId: idSchema }),
  body: departmentSchema,
  response: departmentCardSchema,
  errors: ['departments.instead_unknown'],
});

export const deleteDepartment = endpoint({
  id: 'departments.delete',
  method: 'DELETE',
  path: `${base}/:departmentId`,
  summary: 'Delete a department that has nothing open',
  access: 'departments.manage',
  params: territoryParams.extend({ departmentId: idSchema }),
  errors: ['departments.not_found', 'departments.has_open_requests'],
});

export const importDepartments = endpoint({
  id: 'departments.import',
  method: 'POST',
  path: '/api/territories/:territoryId/department-imports',
  summary: 'Bring departments from a CSV, by name: what is new is added, what is known is changed; tried first',
  access: 'departments.manage',
  params: territoryParams,
  query: z.object({ dryRun: z.stringbool().default(true) }),
  rawBody: true,
  maxBodyBytes: 2 * 1024 * 1024,
  response: z.object({
    added: z.array(z.string()),
    changed: z.array(z.string()),
    errors: z.array(z.object({ line: z.number().int(), message: bilingualSchema })),
  }),
});

export const authoritySchema = z.object({
  id: idSchema,
  /** 'commune', 'prefecture', 'caf'…: as the national directory names kinds of offices. */
  kind: z.string(),
  name: z.string(),
  /** INSEE codes of where it is competent; empty: not told. */
  places: z.array(z.string()),
  placeNames: z.array(z.string()),
  email: z.string().optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  url: z.string().optional(),
  origin: z.enum(['national_directory', 'hand']),
});
export type PublicAuthority = z.infer<typeof authoritySchema>;

export const findAuthorities = endpoint({
  id: 'authorities.find',
  method: 'GET',
  path: '/api/territories/:territoryId/authorities',
  summary: 'Other authorities, by name, kind or place',
  access: 'requests.read',
  params: territoryParams,
  query: z.object({
    text: z.string().max(120).default(''),
    kind: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({ items: z.array(authoritySchema), known: z.number().int(), loadedAt: instantSchema.optional() }),
});

export const importAuthorities = endpoint({
  id: 'authorities.import',
  method: 'POST',
  path: '/api/territories/:territoryId/authority-imports',
  summary: 'Load the open data of the national directory of the administration (JSON, or JSON compressed with gzip)',
  access: 'departments.manage',
  params: territoryParams,
  query: z.object({
    /** Departments, by INSEE code: '80', '2A'; without any, all of the file. */
    departments: z.string().max(400).default(''),
  }),
  streamedBody: true,
  response: z.object({ read: z.number().int(), kept: z.number().int(), refused: z.number().int() }),
  errors: ['authorities.unreadable'],
});

/* What the law and the territory say of dates. */

export const requestSettingsSchema = z.object({
  /** Of references: 'PIC' gives PIC-2026-0412. */
  prefix: z.string().regex(/^[A-Z]{2,5}$/),
  holidays: z.enum(['metropole', 'alsace_moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte']),
  /** Days on which the offices are closed besides. */
  closedDays: z.array(z.object({ day: z.iso.date(), name: z.string().trim().max(80) })).max(100),
  /** Rules replaced by this territory, with who answers for them and when they are read again. */
  rules: z.array(
    z.object({
      id: z.string(),
      amount: z.number().int().min(1).max(3650),
      owner: z.string().trim().min(1).max(120),
      source: z.string().trim().min(1).max(200),
      reviewOn: z.iso.date(),
    }),
  ),
  /** The office that answers for acknowledgements while no department has the request. */
  office: z.object({
    name: z.string().trim().max(160),
    address: z.string().trim().max(300),
    phone: z.string().trim().max(40),
    email: z.string().trim().max(254),
  }),
  /** Where recourse is brought: the administrative court. */
  court: z.string().trim().max(200),
  /** What the public page says of how one may write to us (CRPA, L112-9). */
  terms: z.string().trim().max(10_000),
  legalNotice: z.string().trim().max(10_000),
  dataProtection: z.string().trim().max(10_000),
  accessibility: z.enum(['not_audited', 'none', 'partial', 'full']),
  accessibilityUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  formOpen: z.boolean(),
  /** The mailbox on which departments and citizens answer; absent: the answering page of their mail. */
  mailboxChannelId: idSchema.optional(),
  /**
   * Whether that mailbox also receives `name+anything@…`. Without it answers are known by the mail that they refer to
   * alone.
   */
  plusAddressing: z.boolean().default(true),
  /** Days after closing until who asked is erased. */
  keepDays: z.number().int().min(30).max(3650),
  open311: z.boolean(),
});
export type RequestSettings = z.infer<typeof requestSettingsSchema>;

export const clockRuleSchema = z.object({
  id: z.string(),
  label: bilingualSchema,
  amount: z.number().int(),
  unit: z.enum(['month', 'day', 'working_day']),
  basis: z.string(),
  article: z.string(),
  url: z.string().optional(),
  owner: z.string(),
  reviewOn: z.string(),
  toReview: z.boolean(),
});

export const getRequestSettings = endpoint({
  id: 'requests.settings',
  method: 'GET',
  path: '/api/territories/:territoryId/request-settings',
  summary: 'Dates, texts and doors of requests, with what is missing for the public pages to be complete',
  access: 'requests.read',
  params: territoryParams,
  response: z.object({
    settings: requestSettingsSchema,
    rules: z.array(clockRuleSchema),
    /** What the law wants on the public pages and is not written yet. */
    incomplete: z.array(bilingualSchema),
    formUrl: z.string(),
  }),
});

export const setRequestSettings = endpoint({
  id: 'requests.setSettings',
  method: 'PUT',
  path: '/api/territories/:territoryId/request-settings',
  summary: 'Set dates, texts and doors of requests',
  access: 'departments.manage',
  params: territoryParams,
  body: requestSettingsSchema,
  response: requestSettingsSchema,
  errors: ['requests.rule_refused', 'requests.mailbox_unknown'],
});
