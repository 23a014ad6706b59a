import { z } from 'zod';
import { endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';
import { emailSchema, linkToken, locales, passwordSchema, personNameSchema } from './identity.ts';
import { roles } from './permissions.ts';
import { territoryInput } from './territories.ts';

/* People and their roles: in a territory, invited to it, over the installation. */

const rolesHeld = z.array(z.enum(roles)).min(1).max(roles.length);

const memberSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  /** The roles among them that single sign-on gives: they are changed at the directory, not here. */
  rolesFromOidc: z.array(z.enum(roles)),
  /** A second factor or a passkey. */
  strongSignIn: z.boolean(),
  joinedAt: instantSchema,
  lastSeenAt: instantSchema.optional(),
});
export type Member = z.infer<typeof memberSchema>;
const memberParams = territoryParams.extend({ personId: idSchema });

export const listPeople = endpoint({
  id: 'identity.listPeople',
  method: 'GET',
  path: '/api/territories/:territoryId/people',
  summary: 'The people of a territory with their roles, by name',
  access: 'people.read',
  params: territoryParams,
  response: z.object({ items: z.array(memberSchema) }),
});

export const setRoles = endpoint({
  id: 'identity.setRoles',
  method: 'PUT',
  path: '/api/territories/:territoryId/people/:personId/roles',
  summary: 'Set the roles of a person; those that single sign-on gives stay',
  access: 'people.manage',
  params: memberParams,
  body: z.object({ roles: rolesHeld }),
  response: memberSchema,
  errors: ['identity.person_not_found', 'identity.last_administrator'],
});

export const removePerson = endpoint({
  id: 'identity.removePerson',
  method: 'DELETE',
  path: '/api/territories/:territoryId/people/:personId',
  summary: 'Take all roles in the territory from a person',
  access: 'people.manage',
  params: memberParams,
  errors: ['identity.person_not_found', 'identity.last_administrator'],
});

const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  roles: z.array(z.enum(roles)),
  invitedBy: z.string().optional(),
  createdAt: instantSchema,
  sentAt: instantSchema.optional(),
  expiresAt: instantSchema,
  expired: z.boolean(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** With the link to hand over when no mail could leave; it is shown this once. */
const invitationSent = invitationSchema.extend({ link: z.string().optional() });
const invitationParams = territoryParams.extend({ invitationId: idSchema });

export const listInvitations = endpoint({
  id: 'identity.listInvitations',
  method: 'GET',
  path: '/api/territories/:territoryId/invitations',
  summary: 'Invitations that wait for an answer',
  access: 'people.manage',
  params: territoryParams,
  response: z.object({ items: z.array(invitationSchema) }),
});

export const invite = endpoint({
  id: 'identity.invite',
  method: 'POST',
  path: '/api/territories/:territoryId/invitations',
  summary: 'Invite someone by e-mail; the link is good for seven days and once',
  access: 'people.manage',
  params: territoryParams,
  body: z.object({ email: emailSchema, roles: rolesHeld }),
  response: invitationSent,
  errors: ['identity.already_member', 'identity.already_invited'],
});

export const resendInvitation = endpoint({
  id: 'identity.resendInvitation',
  method: 'POST',
  path: '/api/territories/:territoryId/invitations/:invitationId/resend',
  summary: 'Send a new link for seven more days; the former one is void',
  access: 'people.manage',
  params: invitationParams,
  response: invitationSent,
  errors: ['identity.invitation_not_found'],
});

export const revokeInvitation = endpoint({
  id: 'identity.revokeInvitation',
  method: 'DELETE',
  path: '/api/territories/:territoryId/invitations/:invitationId',
  summary: 'Withdraw an invitation',
  access: 'people.manage',
  params: invitationParams,
  errors: ['identity.invitation_not_found'],
});

export const readInvitation = endpoint({
  id: 'identity.readInvitation',
  method: 'POST',
  path: '/api/invitations/read',
  summary: 'What an invitation link invites to',
  access: 'public',
  body: linkToken,
  response: z.object({
    territoryName: z.string(),
    email: z.string(),
    roles: z.array(z.enum(roles)),
    expiresAt: instantSchema,
    /** `create` an account, `sign_in` to the one the address has, by `oidc` alone, or simply `accept`: already signed in. */
    how: z.enum(['create', 'sign_in', 'oidc', 'accept']),
  }),
  errors: ['identity.invitation_void'],
});

export const acceptInvitation = endpoint({
  id: 'identity.acceptInvitation',
  method: 'POST',
  path: '/api/invitations/accept',
  summary: 'Accept an invitation: with a name and a password for a new account, or signed in with the invited address',
  access: 'public',
  body: linkToken.extend({ name: personNameSchema.optional(), password: passwordSchema.optional() }),
  /** A new account then signs in with its password. */
  response: z.object({ territoryId: idSchema, email: z.string() }),
  errors: ['identity.invitation_void', 'identity.invitation_sign_in', 'identity.invitation_incomplete'],
});

export const readSetup = endpoint({
  id: 'identity.readSetup',
  method: 'POST',
  path: '/api/setup/read',
  summary: 'Whether the set-up link is good',
  access: 'public',
  body: linkToken,
  errors: ['identity.setup_done', 'identity.setup_link_void'],
});

export const setUp = endpoint({
  id: 'identity.setUp',
  method: 'POST',
  path: '/api/setup',
  summary: 'Create the first territory and its administrator, who then signs in',
  access: 'public',
  body: linkToken.extend({
    person: z.object({
      name: personNameSchema,
      email: emailSchema,
      /** Needed unless single sign-on is the only way in. */
      password: passwordSchema.optional(),
      locale: z.enum(locales),
    }),
    territory: territoryInput,
  }),
  response: z.object({ territoryId: idSchema }),
  errors: ['identity.setup_done', 'identity.setup_link_void', 'identity.password_needed', 'identity.time_zone_unknown'],
});

const instancePersonSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  instanceAdministrator: z.boolean(),
  territories: z.number().int(),
  createdAt: instantSchema,
});

export const listInstancePeople = endpoint({
  id: 'identity.listInstancePeople',
  method: 'GET',
  path: '/api/instance/people',
  summary: 'Every account of the installation, by address',
  access: 'instance',
  query: pageQuery.extend({ q: z.string().max(100).optional() }),
  response: pageOf(instancePersonSchema),
});

export const setInstanceAdministrator = endpoint({
  id: 'identity.setInstanceAdministrator',
  method: 'PUT',
  path: '/api/instance/people/:personId/administrator',
  summary: 'Make a person an administrator of the installation, or no longer one',
  access: 'instance',
  params: z.object({ personId: idSchema }),
  body: z.object({ administrator: z.boolean() }),
  response: instancePersonSchema,
  errors: ['identity.person_not_found', 'identity.last_instance_administrator'],
});
