/**
 * Groups what a stream gives while the previous group is being handled: one at a time when it is calm, up to `max`
 * when it runs. No timer, so nothing waits. The source is read at most `max` items ahead.
 */
export async function* inBatches<T>(source: AsyncIterable<T>, max: number): AsyncGenerator<T[]> {
  const iterator = source[Symbol.asyncIterator]();
  let waiting: T[] = [];
  let ended = false;
  let failure: unknown;
  let wakeReader = noop;
  let wakePump = noop;

  const pump = async () => {
    try {
      while (true) {
        const next = await iterator.next();
        if (next.done || ended) break;
        waiting.push(next.value);
        wakeReader();
        if (waiting.length >= max) await new Promise<void>((resolve) => (wakePump = resolve));
      }
    } catch (error) {
      failure = error;
    }
    ended = true;
    wakeReader();
  };
  void pump();

  try {
    while (true) {
      if (waiting.length === 0 && !ended) await new Promise<void>((resolve) => (wakeReader = resolve));
      const batch = waiting;
      waiting = [];
      wakePump();
      if (batch.length > 0) yield batch;
      else if (ended) break;
    }
    if (failure) throw failure;
  } finally {
    ended = true;
    wakePump();
    await iterator.return?.();
  }
}

/** Thrown by {@link endWhenSilent}: the connection stands but nothing comes any more, not even a heartbeat. */
export class SilentStreamError extends Error {
  override name = 'SilentStreamError';
}

/** Gives up on a stream that says nothing for `silenceMs`, heartbeats included, and ends it when the signal aborts. */
export async function* endWhenSilent<T>(
  source: AsyncIterable<T>,
  silenceMs: number,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  const aborted = Promise.withResolvers<'aborted'>();
  const onAbort = () => aborted.resolve('aborted');
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    while (true) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const silence = new Promise<'silent'>((resolve) => (timer = setTimeout(resolve, silenceMs, 'silent')));
      const next = await Promise.race([iterator.next(), silence, aborted.promise]).finally(() => clearTimeout(timer));
      if (next === 'aborted') return;
      if (next === 'silent') throw new SilentStreamError();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    void Promise.resolve(iterator.return?.()).catch(noop);
  }
}

function noop(): void {}
