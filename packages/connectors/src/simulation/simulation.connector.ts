import { z } from 'zod';
import type { CapabilityState, Connector, PollOutcome, ReceiveContext, ReceivedEvent, SourceKind } from '../port.ts';
import { playedDrillOf, playedDrillSchema } from './drill.config.ts';
import { createSimulation, type Simulation } from './simulation.create.ts';
import { calledLike, calledSchema } from './simulated.name.ts';
import { simulatedTerritories } from './simulated.territories.ts';

/** A reading goes over at most so much of the past: weeks of it come over several. */
const longestMs = 3 * 86_400_000;
const livePollSeconds = 2;

const instant = z.iso.datetime();
const liveConfig = z.object({
  territory: z.enum(simulatedTerritories.map(({ id }) => id)),
  seed: z.string().min(1).max(100).default('beffroi'),
  /** When the demonstration began, and how many days of past it has. */
  startedAt: instant,
  historyDays: z.number().int().min(0).max(90).default(28),
  /** The bad buzzes that were launched from the screen. */
  badBuzzes: z.array(z.object({ startedAt: instant, answeredAt: instant.optional() })).default([]),
  /** The drills that were played, and the one that is. */
  drills: z.array(playedDrillSchema).default([]),
  /** How the residents call the territory, where it is not one of the demonstration. */
  called: calledSchema.optional(),
});
type LiveConfig = z.infer<typeof liveConfig>;

const liveState = z.object({ until: instant.optional() });
type LiveState = z.infer<typeof liveState>;

const liveKind: SourceKind<LiveConfig, LiveState> = {
  id: 'simulation.live',
  network: 'simulation',
  label: { fr: 'Réseau simulé', en: 'Simulated network' },
  config: liveConfig,
  secretFields: [],
  state: liveState,
  initialState: {},
  mode: 'poll',
  poll: async (config, state, context) => pollSimulation(config, state, context),
};

const played: CapabilityState = { state: 'planned' };

/** A network of invented residents, for demonstrations and training: nothing of it leaves the machine. */
export const simulationConnector: Connector = {
  id: 'simulation',
  name: 'Simulation',
  capabilities: { receive: { state: 'native' }, publish: played, reply: played, moderate: played, measure: played },
  sourceKinds: [liveKind],
};

function pollSimulation(config: LiveConfig, { until }: LiveState, { now }: ReceiveContext): PollOutcome<LiveState> {
  const from = new Date(until ?? Date.parse(config.startedAt) - config.historyDays * 86_400_000);
  const to = new Date(Math.max(from.getTime(), Math.min(now().getTime(), from.getTime() + longestMs)));
  const simulation = simulationOf(config);
  const posts = [
    ...simulation.posts(from, to),
    ...config.badBuzzes.flatMap(({ startedAt, answeredAt }) => {
      const buzz = { startedAt: new Date(startedAt), ...(answeredAt ? { answeredAt: new Date(answeredAt) } : {}) };
      return simulation.badBuzz(buzz, from, to);
    }),
    ...config.drills.flatMap((drill) => simulation.drill(playedDrillOf(drill), from, to)),
  ].toSorted((one, other) => (one.postedAt ?? '').localeCompare(other.postedAt ?? ''));
  return {
    ok: true,
    events: posts.map((post): ReceivedEvent => ({ kind: 'post', post })),
    state: { until: to.toISOString() },
    notes: [],
    nextPollSeconds: to < now() ? 0 : livePollSeconds,
  };
}

/** The simulation that a source plays, from its configuration. */
export function simulationOfSource(config: unknown): Simulation {
  return simulationOf(liveConfig.parse(config));
}

/** Kept from one reading to the next: they remember the quarters of an hour that they made. */
const simulations = new Map<string, Simulation>();

function simulationOf({ territory: id, seed, startedAt, called }: LiveConfig): Simulation {
  const key = JSON.stringify([id, seed, startedAt, called]);
  let simulation = simulations.get(key);
  if (!simulation) {
    const found = simulatedTerritories.find((one) => one.id === id);
    if (!found) throw new Error(`no simulated territory ${id}`);
    const territory = called ? calledLike(found, called) : found;
    simulation = createSimulation({ seed, territory, startedAt: new Date(startedAt) });
    if (simulations.size > 20) simulations.clear();
    simulations.set(key, simulation);
  }
  return simulation;
}
