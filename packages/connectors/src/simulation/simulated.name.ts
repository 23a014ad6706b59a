import { z } from 'zod';
import type { SimulatedTerritory } from './simulation.types.ts';

/** A territory that borrows the residents of a simulated one, for its drills: they call it by its own name. */
export const calledSchema = z.object({
  /** `Région Bretagne`. */
  name: z.string().min(1).max(120),
  /** Of its people's usual places; those of the simulated territory where there are none. */
  places: z.array(z.string().min(1).max(80)).max(200).default([]),
});
type Called = z.infer<typeof calledSchema>;

export function calledLike(territory: SimulatedTerritory, { name, places }: Called): SimulatedTerritory {
  const tag = tagOf(name);
  return {
    ...territory,
    id: `${territory.id}:${tag}`,
    name,
    account: tag.normalize('NFD').replaceAll(/\p{M}/gu, '').slice(0, 30),
    tags: [tag],
    places: places.length > 1 ? places : territory.places,
  };
}

/** `Région Bretagne` as people mark it: `RégionBretagne`. */
export function tagOf(name: string): string {
  return (
    name
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part !== '')
      .map((part) => part.replace(/^./, (letter) => letter.toUpperCase()))
      .join('') || 'Territoire'
  );
}
