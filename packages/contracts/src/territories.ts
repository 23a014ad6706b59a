import { z } from 'zod';
import { endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';
import { emailSchema, timeZoneSchema } from './identity.ts';
import { roles } from './permissions.ts';

/* Territories: the tenants, and the groupings over them. */

export const territoryKinds = ['region', 'departement', 'commune', 'grouping', 'university', 'other'] as const;
export type TerritoryKind = (typeof territoryKinds)[number];

const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);
const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/);
const coloursSchema = z.object({ accent: colourSchema.optional(), second: colourSchema.optional() });

export const territorySchema = z.object({
  id: idSchema,
  kind: z.enum(territoryKinds),
  name: z.string(),
  shortName: z.string().optional(),
  /** Other ways people write it: `CRB`, `Région BZH`. */
  variants: z.array(z.string()),
  timeZone: z.string(),
  languages: z.array(z.string()),
  colours: coloursSchema,
  /** Where its logo is, with its version in the address; absent while it has none. */
  logoUrl: z.string().optional(),
  /** The grouping that it belongs to. */
  groupingId: idSchema.optional(),
  /** The roles that hold here too when they are held in the grouping; none until this territory says so itself. */
  sharedWithGrouping: z.array(z.enum(roles)),
  createdAt: instantSchema,
});
export type Territory = z.infer<typeof territorySchema>;

/** An administrator of a grouping is never one of its members': that role is not shared. */
export const sharedRoles = roles.filter((role) => role !== 'administrator');

export const territoryInput = z.object({
  kind: z.enum(territoryKinds),
  name: z.string().trim().min(1).max(120),
  shortName: z.string().trim().min(1).max(40).optional(),
  variants: z.array(z.string().trim().min(1).max(80)).max(40).default([]),
  timeZone: timeZoneSchema.default('Europe/Paris'),
  languages: z.array(languageSchema).min(1).max(10).default(['fr']),
});

export const getTerritory = endpoint({
  id: 'identity.getTerritory',
  method: 'GET',
  path: '/api/territories/:territoryId',
  summary: 'A territory, and the members of a grouping',
  access: 'territory.read',
  params: territoryParams,
  response: territorySchema.extend({
    members: z.array(territorySchema.pick({ id: true, kind: true, name: true, shortName: true, logoUrl: true })),
  }),
});

export const updateTerritory = endpoint({
  id: 'identity.updateTerritory',
  method: 'PATCH',
  path: '/api/territories/:territoryId',
  summary: 'Change the name, languages, colours or sharing of a territory',
  access: 'territory.manage',
  params: territoryParams,
  body: territoryInput
    .omit({ variants: true, timeZone: true, languages: true })
    .extend({
      shortName: z.string().trim().max(40),
      variants: territoryInput.shape.variants.unwrap(),
      timeZone: timeZoneSchema,
      languages: territoryInput.shape.languages.unwrap(),
      colours: coloursSchema,
      sharedWithGrouping: z.array(z.enum(sharedRoles)),
    })
    .partial(),
  response: territorySchema,
  errors: ['identity.time_zone_unknown', 'identity.grouping_has_members'],
});

export const getLogo = endpoint({
  id: 'identity.getLogo',
  method: 'GET',
  path: '/api/territories/:territoryId/logo',
  summary: 'The logo of a territory: PNG, JPEG or WebP',
  access: 'territory.read',
  params: territoryParams,
  query: z.object({ v: z.string().max(64).optional() }),
  produces: 'application/octet-stream',
  errors: ['identity.logo_not_found'],
});

export const setLogo = endpoint({
  id: 'identity.setLogo',
  method: 'PUT',
  path: '/api/territories/:territoryId/logo',
  summary: 'Set the logo: PNG, JPEG or WebP, at most 200 kB; SVG is refused, since it can hold scripts',
  access: 'territory.manage',
  params: territoryParams,
  body: z.object({ data: z.base64().max(280_000) }),
  response: territorySchema,
  errors: ['identity.logo_refused'],
});

export const deleteLogo = endpoint({
  id: 'identity.deleteLogo',
  method: 'DELETE',
  path: '/api/territories/:territoryId/logo',
  summary: 'Remove the logo',
  access: 'territory.manage',
  params: territoryParams,
  response: territorySchema,
});

export const listTerritories = endpoint({
  id: 'identity.listTerritories',
  method: 'GET',
  path: '/api/instance/territories',
  summary: 'Every territory of the installation',
  access: 'instance',
  response: z.object({
    items: z.array(territorySchema.extend({ people: z.number().int(), administrators: z.number().int() })),
  }),
});

export const createTerritory = endpoint({
  id: 'identity.createTerritory',
  method: 'POST',
  path: '/api/instance/territories',
  summary: 'Create a territory; its first administrator is whoever creates it, or whom they invite',
  access: 'instance',
  body: territoryInput.extend({
    groupingId: idSchema.optional(),
    /** Invites its first administrator, instead of making one of the caller. */
    administratorEmail: emailSchema.optional(),
  }),
  /** With the link to hand over to its administrator when no mail could leave; it is shown this once. */
  response: territorySchema.extend({ invitationLink: z.string().optional() }),
  errors: ['identity.time_zone_unknown', 'identity.grouping_refused'],
});

export const setGrouping = endpoint({
  id: 'identity.setGrouping',
  method: 'PUT',
  path: '/api/instance/territories/:territoryId/grouping',
  summary: 'Make a territory the member of a grouping, or of none',
  access: 'instance',
  params: territoryParams,
  body: z.object({ groupingId: idSchema.nullable() }),
  response: territorySchema,
  errors: ['identity.territory_not_found', 'identity.grouping_refused'],
});

export const joinTerritory = endpoint({
  id: 'identity.joinTerritory',
  method: 'POST',
  path: '/api/instance/territories/:territoryId/join',
  summary: 'Become an administrator of a territory, as an administrator of the installation; the journal tells it',
  access: 'instance',
  params: territoryParams,
  response: territorySchema,
  errors: ['identity.territory_not_found'],
});
