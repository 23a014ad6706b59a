/**
 * Facts that one module tells and others react to, in the transaction of the one who tells: either all of it is
 * stored or none. Handlers write rows and enqueue jobs; what is slow or goes outside is the job's.
 */
export type EventBus<Facts extends Record<string, unknown>, Trx> = {
  on: <N extends keyof Facts>(name: N, handler: (trx: Trx, fact: Facts[N]) => Promise<void>) => void;
  emit: <N extends keyof Facts>(trx: Trx, name: N, fact: Facts[N]) => Promise<void>;
};

export function createEventBus<Facts extends Record<string, unknown>, Trx>(): EventBus<Facts, Trx> {
  const handlers = new Map<keyof Facts, ((trx: Trx, fact: never) => Promise<void>)[]>();
  return {
    on(name, handler) {
      handlers.set(name, [...(handlers.get(name) ?? []), handler as (trx: Trx, fact: never) => Promise<void>]);
    },
    async emit(trx, name, fact) {
      for (const handler of handlers.get(name) ?? []) await handler(trx, fact as never);
    },
  };
}
