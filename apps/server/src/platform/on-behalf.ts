import { AsyncLocalStorage } from 'node:async_hooks';

const acting = new AsyncLocalStorage<string>();

/** Runs something for a territory: all that it calls, however deep, is known to be done for that one. */
export function onBehalfOf<T>(territoryId: string, run: () => T): T {
  return acting.run(territoryId, run);
}

/** For whom the program acts now; undefined where it acts for nobody in particular. */
export function actedFor(): string | undefined {
  return acting.getStore();
}
