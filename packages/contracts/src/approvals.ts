import { z } from 'zod';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';
import { roles } from './permissions.ts';
import { publicationSchema } from './publication.ts';

/* Who validates what: circuits, delegations, decisions, and approvals by link. */

const stepSchema = z.object({
  label: z.string().trim().min(1).max(80),
  needs: z.enum(['any', 'all']),
  personIds: z.array(idSchema).max(20).default([]),
  roles: z.array(z.enum(roles)).max(8).default([]),
  /** People without an account, who approve by a link. */
  guests: z
    .array(z.object({ name: z.string().trim().min(1).max(120), email: z.email().max(254) }))
    .max(10)
    .default([]),
});
const conditionSchema = z.object({
  channelIds: z.array(idSchema).default([]),
  networks: z.array(z.string().max(40)).default([]),
  themes: z.array(z.string().max(60)).default([]),
  authorIds: z.array(idSchema).default([]),
  authorRoles: z.array(z.enum(roles)).default([]),
  namesOfficial: z.boolean().optional(),
  money: z.boolean().optional(),
  minors: z.boolean().optional(),
  crisis: z.boolean().optional(),
  electoralPeriod: z.boolean().optional(),
});
export const circuitSchema = z.object({
  id: idSchema,
  name: z.string().trim().min(1).max(120),
  /** All that are given must hold; without any it holds for everything. */
  when: conditionSchema,
  /** No step: no prior approval. */
  steps: z.array(stepSchema).max(6),
  silence: z.object({
    rule: z.enum(['refuse', 'accept', 'escalate']),
    hours: z.number().int().min(1).max(720),
    /** Who is asked next when it escalates. */
    toPersonIds: z.array(idSchema).max(10).default([]),
  }),
  /** An approval also covers the hour: moving asks again. */
  coversTime: z.boolean(),
});
export type Circuit = z.infer<typeof circuitSchema>;

export const getCircuits = endpoint({
  id: 'publishing.getCircuits',
  method: 'GET',
  path: '/api/territories/:territoryId/circuits',
  summary: 'The circuits in the order in which they are tried, and who validates what, drawn from them',
  access: 'publishing.read',
  params: territoryParams,
  response: z.object({
    circuits: z.array(circuitSchema),
    /** The first that holds is taken; none: the strictest. */
    whoValidates: z.array(
      z.object({
        circuitId: z.string().optional(),
        name: z.string(),
        when: bilingualSchema,
        steps: z.array(z.object({ label: z.string(), needs: z.enum(['any', 'all']), who: z.array(z.string()) })),
        silence: bilingualSchema,
      }),
    ),
    /** Who reads publications here, by name: whom a step may name, and to whom one may delegate. */
    people: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(roles)) })),
    delegations: z.array(
      z.object({
        id: idSchema,
        fromId: z.string(),
        fromName: z.string(),
        toId: z.string(),
        toName: z.string(),
        from: instantSchema,
        until: instantSchema,
        reason: z.string(),
      }),
    ),
  }),
});

export const setCircuits = endpoint({
  id: 'publishing.setCircuits',
  method: 'PUT',
  path: '/api/territories/:territoryId/circuits',
  summary: 'Set the circuits and their order; what is already asked for keeps its own',
  access: 'publishing.configure',
  params: territoryParams,
  body: z.object({ circuits: z.array(circuitSchema.extend({ id: idSchema.optional() })).max(50) }),
  response: z.object({ circuits: z.array(circuitSchema) }),
  errors: ['publishing.person_unknown', 'publishing.circuit_without_anyone'],
});

export const addDelegation = endpoint({
  id: 'publishing.addDelegation',
  method: 'POST',
  path: '/api/territories/:territoryId/delegations',
  summary: 'Somebody is away from one day to another, and who decides instead',
  access: 'publishing.read',
  params: territoryParams,
  body: z.object({
    /** Oneself, or anyone for whoever may configure. */
    fromId: idSchema,
    toId: idSchema,
    from: instantSchema,
    until: instantSchema,
    reason: z.string().trim().max(200).default(''),
  }),
  response: z.object({ id: idSchema }),
  errors: ['publishing.person_unknown', 'publishing.delegation_not_yours', 'publishing.period_reversed'],
});

export const removeDelegation = endpoint({
  id: 'publishing.removeDelegation',
  method: 'DELETE',
  path: '/api/territories/:territoryId/delegations/:delegationId',
  summary: 'End a delegation',
  access: 'publishing.read',
  params: territoryParams.extend({ delegationId: idSchema }),
  errors: ['publishing.delegation_not_found', 'publishing.delegation_not_yours'],
});

export const decideOnPublication = endpoint({
  id: 'publishing.decide',
  method: 'POST',
  path: '/api/territories/:territoryId/publications/:publicationId/decide',
  summary: 'Approve, ask for a change, or refuse, when it is one’s turn',
  access: 'publishing.read',
  params: territoryParams.extend({ publicationId: idSchema }),
  body: z.object({
    /** Of the version that was read. */
    version: z.number().int(),
    decision: z.enum(['approve', 'request_changes', 'refuse']),
    comment: z.string().trim().max(2000).optional(),
  }),
  response: publicationSchema,
  errors: [
    'publishing.not_found',
    'publishing.changed_meanwhile',
    'publishing.not_your_turn',
    'publishing.own_publication',
    'publishing.comment_needed',
    'publishing.state',
  ],
});

export const sendApprovalLink = endpoint({
  id: 'publishing.sendApprovalLink',
  method: 'POST',
  path: '/api/territories/:territoryId/publications/:publicationId/approval-links',
  summary: 'Send a link to somebody of the current step: single use, ends by itself, no account needed',
  access: 'publishing.write',
  params: territoryParams.extend({ publicationId: idSchema }),
  body: z.object({
    /** A person or a guest of the current step. */
    to: z.string().max(254),
  }),
  response: z.object({ sentTo: z.string(), expiresAt: instantSchema }),
  errors: ['publishing.not_found', 'publishing.state', 'publishing.not_in_step', 'publishing.mail_not_configured'],
});

const linkParams = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{32,64}$/) });

export const openApprovalLink = endpoint({
  id: 'publishing.openApprovalLink',
  method: 'GET',
  path: '/api/public/approvals/:token',
  summary: 'What is asked of the holder of a link, with true previews; reading does not use it up',
  access: 'public',
  params: linkParams,
  response: z.object({
    territoryName: z.string(),
    /** In which the hours are to be read. */
    timeZone: z.string().optional(),
    approverName: z.string(),
    onBehalfOf: z.string().optional(),
    authorName: z.string(),
    expiresAt: instantSchema,
    publication: z.object({
      title: z.string(),
      version: z.number().int(),
      dueAt: instantSchema.optional(),
      note: z.string().optional(),
      previews: z.array(
        z.object({
          network: z.string(),
          channelName: z.string(),
          handle: z.string(),
          parts: z.array(
            z.object({
              text: z.string(),
              media: z.array(z.object({ url: z.string(), alt: z.string(), kind: z.string() })),
            }),
          ),
          title: z.string().optional(),
          link: z.string().optional(),
          firstComment: z.string().optional(),
        }),
      ),
      advice: z.array(bilingualSchema),
    }),
    silence: bilingualSchema,
  }),
  errors: ['publishing.link_unknown', 'publishing.link_expired', 'publishing.link_used', 'publishing.link_void'],
});

export const decideByLink = endpoint({
  id: 'publishing.decideByLink',
  method: 'POST',
  path: '/api/public/approvals/:token',
  summary: 'Decide by a link, once; a replay is refused',
  access: 'public',
  params: linkParams,
  body: z.object({
    version: z.number().int(),
    decision: z.enum(['approve', 'request_changes', 'refuse']),
    comment: z.string().trim().max(2000).optional(),
  }),
  response: z.object({ decision: z.string(), sentence: bilingualSchema }),
  errors: [
    'publishing.link_unknown',
    'publishing.link_expired',
    'publishing.link_used',
    'publishing.link_void',
    'publishing.comment_needed',
    'publishing.changed_meanwhile',
  ],
});
