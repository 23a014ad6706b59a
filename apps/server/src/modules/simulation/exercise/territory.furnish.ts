import { watchColours, type Watch } from '@beffroi/contracts';
import type { AuditActor } from '../../audit/index.ts';
import { createSource, createWatch, type SourceDeps, type WatchDeps } from '../../listening/index.ts';

/** Gives a territory what it watches and the simulated network that it listens to. */
export async function furnishTerritory(
  deps: SourceDeps & WatchDeps,
  given: {
    territoryId: string;
    watches: readonly { name: string; query: string }[];
    sources: readonly { kind: string; name: string; config: Record<string, unknown> }[];
    actor: AuditActor;
  },
): Promise<Watch[]> {
  const { territoryId, actor } = given;
  const watches: Watch[] = [];
  for (const [index, { name, query }] of given.watches.entries()) {
    const colour = watchColours[index % watchColours.length] ?? 'slate';
    const watch = { name, query, colour, paused: false, alerting: true };
    watches.push(await createWatch(deps, { territoryId, watch, actor, personId: undefined }));
  }
  for (const source of given.sources) await createSource(deps, { territoryId, ...source, actor });
  return watches;
}
