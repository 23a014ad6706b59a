import { z } from 'zod';
import { endpoint, idSchema, instantSchema, territoryParams } from './endpoint.ts';

/* The built-in simulated network of the demonstration. Nothing of it leaves the machine. */

const simulationSchema = z.object({
  /** False when this territory has no simulated source: the page is then not offered. */
  available: z.boolean(),
  badBuzz: z.object({ startedAt: instantSchema, endsAt: instantSchema }).optional(),
});

export const getSimulation = endpoint({
  id: 'simulation.get',
  method: 'GET',
  path: '/api/territories/:territoryId/simulation',
  summary: 'State of the simulated network',
  access: 'simulation.use',
  params: territoryParams,
  response: simulationSchema,
});

/** Letters that a demonstration would have sent: kept in memory, newest first. Nothing of them leaves the machine. */
export const listSimulatedMail = endpoint({
  id: 'simulation.listMail',
  method: 'GET',
  path: '/api/territories/:territoryId/simulation/mail',
  summary: 'Mail that the demonstration kept instead of sending it',
  access: 'simulation.use',
  params: territoryParams,
  response: z.object({
    /** False where mail is sent for good. */
    kept: z.boolean(),
    items: z.array(
      z.object({ id: z.string(), at: instantSchema, to: z.string(), subject: z.string(), text: z.string() }),
    ),
  }),
});

export const postAsResident = endpoint({
  id: 'simulation.post',
  method: 'POST',
  path: '/api/territories/:territoryId/simulation/posts',
  summary: 'Post on the simulated network as a resident',
  access: 'simulation.use',
  params: territoryParams,
  body: z.object({ author: z.string().trim().min(1).max(60), text: z.string().trim().min(1).max(5000) }),
  response: z.object({ originId: z.string(), mentionId: idSchema.optional() }),
  errors: ['simulation.not_available'],
});

export const launchBadBuzz = endpoint({
  id: 'simulation.launchBadBuzz',
  method: 'POST',
  path: '/api/territories/:territoryId/simulation/bad-buzz',
  summary: 'Launch the bad buzz of the demonstration',
  access: 'simulation.use',
  params: territoryParams,
  response: simulationSchema,
  errors: ['simulation.not_available', 'simulation.already_running'],
});

export const stopBadBuzz = endpoint({
  id: 'simulation.stopBadBuzz',
  method: 'DELETE',
  path: '/api/territories/:territoryId/simulation/bad-buzz',
  summary: 'Let the bad buzz of the demonstration fall',
  access: 'simulation.use',
  params: territoryParams,
  response: simulationSchema,
  errors: ['simulation.not_available'],
});
