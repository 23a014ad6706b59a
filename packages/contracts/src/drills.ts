import { z } from 'zod';
import { crisisKinds } from './crisis.ts';
import { bilingualSchema, endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';
import { territoryKinds } from './territories.ts';

/* Fire drills: a scenario played on the simulated network, with people who answer, and nothing that leaves the machine. */

export const scenarioCardSchema = z.object({
  /** Of the delivered ones, the name of their file. */
  id: z.string(),
  title: z.string(),
  kind: z.enum(crisisKinds),
  summary: z.string(),
  /** Of the event, at its natural speed. */
  minutes: z.number().int(),
  posts: z.number().int(),
  /** Fits this kind of territory. */
  fits: z.boolean(),
  delivered: z.boolean(),
  updatedAt: instantSchema.optional(),
  updatedBy: z.string().optional(),
});

const scenarioParams = territoryParams.extend({ scenarioId: z.string().max(60) });
export const scenarioProblem = z.object({
  line: z.number().int().optional(),
  path: z.string(),
  message: bilingualSchema,
});

export const listScenarios = endpoint({
  id: 'simulation.listScenarios',
  method: 'GET',
  path: '/api/territories/:territoryId/drill-scenarios',
  summary: 'Scenarios of drills: those delivered, and the territory’s own',
  access: 'drills.run',
  params: territoryParams,
  response: z.object({ items: z.array(scenarioCardSchema), kinds: z.array(z.enum(territoryKinds)) }),
});

export const readScenario = endpoint({
  id: 'simulation.readScenario',
  method: 'GET',
  path: '/api/territories/:territoryId/drill-scenarios/:scenarioId',
  summary: 'The text of a scenario, to read it or to write one from it',
  access: 'drills.run',
  params: scenarioParams,
  response: z.object({ text: z.string(), card: scenarioCardSchema }),
  errors: ['simulation.scenario_not_found'],
});

export const checkScenario = endpoint({
  id: 'simulation.checkScenario',
  method: 'POST',
  path: '/api/territories/:territoryId/drill-scenarios/check',
  summary: 'Check the text of a scenario: every mistake with its line, in words',
  access: 'drills.run',
  params: territoryParams,
  body: z.object({ text: z.string().max(100_000) }),
  response: z.object({ problems: z.array(scenarioProblem), card: scenarioCardSchema.optional() }),
});

export const saveScenario = endpoint({
  id: 'simulation.saveScenario',
  method: 'PUT',
  path: '/api/territories/:territoryId/drill-scenarios/:scenarioId',
  summary: 'Keep a scenario of the territory',
  access: 'drills.run',
  params: scenarioParams,
  body: z.object({ text: z.string().max(100_000) }),
  response: scenarioCardSchema,
  errors: ['simulation.scenario_invalid', 'simulation.scenario_delivered'],
});

export const deleteScenario = endpoint({
  id: 'simulation.deleteScenario',
  method: 'DELETE',
  path: '/api/territories/:territoryId/drill-scenarios/:scenarioId',
  summary: 'Delete a scenario of the territory',
  access: 'drills.run',
  params: scenarioParams,
  errors: ['simulation.scenario_not_found', 'simulation.scenario_delivered'],
});

/** From the first post of the scenario, in minutes of the scenario's own time. */
const scorePart = z.object({
  key: z.enum(['see', 'decide', 'first_word', 'requests']),
  /** Minutes; for `requests`, how many were left unanswered. */
  value: z.number().optional(),
  target: z.number(),
  points: z.number().int(),
  of: z.number().int(),
  label: bilingualSchema,
});

export const drillSchema = z.object({
  id: idSchema,
  scenarioId: z.string(),
  title: z.string(),
  kind: z.enum(crisisKinds),
  speed: z.number(),
  state: z.enum(['running', 'ended', 'stopped']),
  startedAt: instantSchema,
  startedBy: z.string(),
  /** When its last post is due. */
  endsAt: instantSchema,
  endedAt: instantSchema.optional(),
  /** When the territory's answer turned it. */
  answeredAt: instantSchema.optional(),
  posts: z.object({ told: z.number().int(), all: z.number().int() }),
  crisisId: idSchema.optional(),
  /** What would have left the machine, and was kept or refused. */
  kept: z.number().int(),
  score: z.object({ points: z.number().int(), of: z.number().int(), parts: z.array(scorePart) }),
});
export type Drill = z.infer<typeof drillSchema>;

export const listDrills = endpoint({
  id: 'simulation.listDrills',
  method: 'GET',
  path: '/api/territories/:territoryId/drills',
  summary: 'Drills, newest first; whether one may be held here, and why not',
  access: 'drills.run',
  params: territoryParams,
  response: z.object({
    items: z.array(drillSchema),
    current: drillSchema.optional(),
    /** A territory that listens to real networks holds its drills in a territory of exercise beside it. */
    possible: z.boolean(),
    why: bilingualSchema.optional(),
    exerciseTerritoryId: idSchema.optional(),
  }),
});

/** For everybody there, whatever they may do: so that nobody takes it for real. */
export const getCurrentDrill = endpoint({
  id: 'simulation.getCurrentDrill',
  method: 'GET',
  path: '/api/territories/:territoryId/drills/current',
  summary: 'The drill that runs in a territory, if any',
  access: 'territory.read',
  params: territoryParams,
  response: z.object({
    drill: drillSchema.pick({ id: true, title: true, startedAt: true, endsAt: true }).optional(),
  }),
});

export const prepareExercise = endpoint({
  id: 'simulation.prepareExercise',
  method: 'POST',
  path: '/api/territories/:territoryId/drills/exercise',
  summary: 'Make the territory of exercise of a territory: same people, same watches, simulated network and account',
  access: 'territory.manage',
  params: territoryParams,
  response: z.object({ territoryId: idSchema, name: z.string() }),
});

export const startDrill = endpoint({
  id: 'simulation.startDrill',
  method: 'POST',
  path: '/api/territories/:territoryId/drills',
  summary: 'Start a drill: from then on nothing of this territory leaves the machine, until it is over',
  access: 'drills.run',
  params: territoryParams,
  body: z.object({ scenarioId: z.string().max(60), speed: z.number().min(0.5).max(60).default(1) }),
  response: drillSchema,
  errors: [
    'simulation.scenario_not_found',
    'simulation.scenario_invalid',
    'simulation.drill_running',
    'simulation.not_for_drills',
  ],
});

export const stopDrill = endpoint({
  id: 'simulation.stopDrill',
  method: 'POST',
  path: '/api/territories/:territoryId/drills/:drillId/stop',
  summary: 'Stop a drill before its end, and read its score',
  access: 'drills.run',
  params: territoryParams.extend({ drillId: idSchema }),
  response: drillSchema,
  errors: ['simulation.drill_not_found'],
});

/** What a drill kept from leaving: the ring on a phone as its owner would have seen it, a mail, a call refused. */
export const listKept = endpoint({
  id: 'simulation.listKept',
  method: 'GET',
  path: '/api/territories/:territoryId/drills/:drillId/kept',
  summary: 'What would have left the machine during a drill',
  access: 'drills.run',
  params: territoryParams.extend({ drillId: idSchema }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        at: instantSchema,
        means: z.enum(['push', 'email', 'sms', 'voice', 'webhook', 'call']),
        to: z.string(),
        title: z.string(),
        text: z.string(),
        path: z.string().optional(),
      }),
    ),
  }),
  errors: ['simulation.drill_not_found'],
});
