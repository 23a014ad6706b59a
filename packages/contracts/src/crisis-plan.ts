import { z } from 'zod';
import { crisisKinds } from './crisis.ts';
import { endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* Playbooks and what a room prepares by them: steps with timers, options of tone, talking points. */

export const playbookPhases = ['first', 'facts', 'word', 'after'] as const;

export const playbookStepSchema = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  phase: z.enum(playbookPhases),
  title: z.string().trim().min(1).max(160),
  /** How, in a few lines. */
  help: z.string().trim().max(1200).default(''),
  /** Minutes after the opening by which it should be done. */
  withinMinutes: z.number().int().min(0).max(10_080).optional(),
  /** Who usually does it: 'Cabinet', 'Communication', a department. */
  who: z.string().trim().max(80).default(''),
  /** What the room offers beside it. */
  tool: z
    .enum([
      'hold',
      'mandate',
      'answer',
      'media',
      'video',
      'hashtag',
      'talking_points',
      'rumours',
      'reports',
      'relay',
      'log',
      'moderation',
      'evidence',
      'none',
    ])
    .default('none'),
});
export const answerOptionSchema = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** 'Sobre', 'Humour', 'Empathie'. */
  tone: z.string().trim().min(1).max(60),
  /** When it fits, and when it does not. */
  when: z.string().trim().max(400).default(''),
  /** With {territoire}, {sujet}, {hashtag}, {lien} to be filled. */
  text: z.string().trim().min(1).max(3000),
});
export const playbookSchema = z.object({
  kind: z.enum(crisisKinds),
  title: z.string().trim().min(1).max(120),
  /** What to keep in mind, before anything else. */
  principle: z.string().trim().max(600).default(''),
  steps: z.array(playbookStepSchema).max(60),
  options: z.array(answerOptionSchema).max(20),
  /** Ideas of a counter-hashtag; none where it would be out of place. */
  hashtags: z.array(z.string().trim().min(1).max(60)).max(10).default([]),
  /** What a short film should show and say. */
  videoBrief: z.string().trim().max(2000).default(''),
  /** Who says what: voice by voice. */
  speakers: z
    .array(z.object({ who: z.string().trim().min(1).max(80), says: z.string().trim().min(1).max(400) }))
    .max(12)
    .default([]),
});
export type Playbook = z.infer<typeof playbookSchema>;

export const listPlaybooks = endpoint({
  id: 'crisis.listPlaybooks',
  method: 'GET',
  path: '/api/territories/:territoryId/playbooks',
  summary: 'The playbook of each kind of crisis, as the territory has it',
  access: 'crisis.read',
  params: territoryParams,
  response: z.object({ items: z.array(playbookSchema.extend({ changed: z.boolean() })) }),
});

export const setPlaybook = endpoint({
  id: 'crisis.setPlaybook',
  method: 'PUT',
  path: '/api/territories/:territoryId/playbooks/:kind',
  summary: 'Write the playbook of a kind of crisis; rooms opened before keep theirs',
  access: 'crisis.configure',
  params: territoryParams.extend({ kind: z.enum(crisisKinds) }),
  body: playbookSchema.omit({ kind: true }),
  response: playbookSchema.extend({ changed: z.boolean() }),
  errors: ['crisis.step_twice'],
});

export const resetPlaybook = endpoint({
  id: 'crisis.resetPlaybook',
  method: 'DELETE',
  path: '/api/territories/:territoryId/playbooks/:kind',
  summary: 'Go back to the playbook as delivered',
  access: 'crisis.configure',
  params: territoryParams.extend({ kind: z.enum(crisisKinds) }),
  response: playbookSchema.extend({ changed: z.boolean() }),
});

const crisisParams = territoryParams.extend({ crisisId: idSchema });

export const planSchema = z.object({
  principle: z.string(),
  steps: z.array(
    playbookStepSchema.extend({
      state: z.enum(['open', 'done', 'skipped']),
      /** When it should be done; red when past. */
      dueAt: instantSchema.optional(),
      late: z.boolean(),
      by: z.string().optional(),
      at: instantSchema.optional(),
      note: z.string().optional(),
    }),
  ),
  options: z.array(answerOptionSchema),
  hashtags: z.array(z.string()),
  videoBrief: z.string(),
  speakers: z.array(z.object({ who: z.string(), says: z.string() })),
  /** The next decision: the first open step, by its hour. */
  next: z.object({ key: z.string(), title: z.string(), dueAt: instantSchema.optional() }).optional(),
});

export const getPlan = endpoint({
  id: 'crisis.getPlan',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/plan',
  summary: 'The playbook as this room follows it: what is done, by whom, what is late',
  access: 'crisis.read',
  params: crisisParams,
  response: planSchema,
  errors: ['crisis.not_found'],
});

export const markStep = endpoint({
  id: 'crisis.markStep',
  method: 'PUT',
  path: '/api/territories/:territoryId/crises/:crisisId/plan/:key',
  summary: 'Say that a step is done, skipped with a reason, or open again',
  access: 'crisis.lead',
  params: crisisParams.extend({ key: z.string().max(40) }),
  body: z.object({ state: z.enum(['open', 'done', 'skipped']), note: z.string().trim().max(500).default('') }),
  response: planSchema,
  errors: ['crisis.not_found', 'crisis.closed', 'crisis.step_unknown', 'crisis.reason_needed'],
});

// ── Talking points: one page each ───────────────────────────────────────────────────────────────────────────────────

export const audiences = ['switchboard', 'departments', 'officials'] as const;
export type Audience = (typeof audiences)[number];

export const talkingPointsSchema = z.object({
  audience: z.enum(audiences),
  facts: z.string().max(2000),
  say: z.string().max(2000),
  doNotSay: z.string().max(1000),
  questions: z
    .array(z.object({ question: z.string().trim().min(1).max(200), answer: z.string().trim().min(1).max(600) }))
    .max(12),
  contact: z.string().max(200),
  updatedAt: instantSchema.optional(),
  updatedBy: z.string().optional(),
  /** Read without an account, until the room closes. */
  shareUrl: z.string().optional(),
});
export type TalkingPoints = z.infer<typeof talkingPointsSchema>;

export const listTalkingPoints = endpoint({
  id: 'crisis.listTalkingPoints',
  method: 'GET',
  path: '/api/territories/:territoryId/crises/:crisisId/talking-points',
  summary: 'What the switchboard, the departments and the elected officials are to say, a page each',
  access: 'crisis.read',
  params: crisisParams,
  response: z.object({ items: z.array(talkingPointsSchema) }),
  errors: ['crisis.not_found'],
});

export const setTalkingPoints = endpoint({
  id: 'crisis.setTalkingPoints',
  method: 'PUT',
  path: '/api/territories/:territoryId/crises/:crisisId/talking-points/:audience',
  summary: 'Write the page of one audience',
  access: 'crisis.lead',
  params: crisisParams.extend({ audience: z.enum(audiences) }),
  body: talkingPointsSchema.omit({ audience: true, updatedAt: true, updatedBy: true, shareUrl: true }),
  response: talkingPointsSchema,
  errors: ['crisis.not_found', 'crisis.closed', 'crisis.page_too_long'],
});

export const shareTalkingPoints = endpoint({
  id: 'crisis.shareTalkingPoints',
  method: 'POST',
  path: '/api/territories/:territoryId/crises/:crisisId/talking-points/:audience/share',
  summary: 'Make, or renew, the private address at which one page is read without an account',
  access: 'crisis.lead',
  params: crisisParams.extend({ audience: z.enum(audiences) }),
  response: talkingPointsSchema,
  errors: ['crisis.not_found', 'crisis.closed'],
});
