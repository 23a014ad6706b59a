import { z } from 'zod';
import type { PlayedDrill } from './drill.generate.ts';
import type { Scenario } from './scenario/scenario.types.ts';

const instant = z.iso.datetime();

/** A drill as the source that plays it has it. Its scenario was parsed when the drill began. */
export const playedDrillSchema = z.object({
  id: z.string().min(1).max(60),
  scenario: z.custom<Scenario>((value) => typeof value === 'object' && value !== null),
  startedAt: instant,
  speed: z.number().min(0.1).max(120),
  answeredAt: instant.optional(),
  endedAt: instant.optional(),
});
export type WrittenDrill = z.infer<typeof playedDrillSchema>;

export function playedDrillOf({ id, scenario, startedAt, speed, answeredAt, endedAt }: WrittenDrill): PlayedDrill {
  return {
    id,
    scenario,
    startedAt: Date.parse(startedAt),
    speed,
    ...(answeredAt === undefined ? {} : { answeredAt: Date.parse(answeredAt) }),
    ...(endedAt === undefined ? {} : { endedAt: Date.parse(endedAt) }),
  };
}
