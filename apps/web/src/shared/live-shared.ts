import { type LiveListener, type LiveMessage, openLive } from './live-connection.ts';
import { type LiveState, SILENCE_MS } from './live-state.ts';

export type Said = { kind: 'state'; state: LiveState } | { kind: 'message'; message: LiveMessage } | { kind: 'asked' };

/** What sharing needs of the browser; given by hand in tests. */
export type Shared = {
  locks: Pick<LockManager, 'request'>;
  channel: { say: (said: Said) => void; hear: (handler: (said: Said) => void) => void; close: () => void };
  open: (on: LiveListener, lastEventId: number | undefined) => { close: () => void };
  now: () => number;
  every: (ms: number, run: () => void) => () => void;
};

/**
 * One stream for all the windows of a territory: a browser holds six connections to a server without HTTP/2, and the
 * wall with a few tabs would take them all. The window that holds the lock listens and tells the others; when it closes
 * the next takes over from the last event, and when it is frozen a window that hears nothing takes the lock from it.
 */
export function shareLive(on: LiveListener, shared: Shared, lock: string): { close: () => void } {
  const { locks, channel } = shared;
  const left = new AbortController();
  let heardAt = shared.now();
  let lastEventId: number | undefined;
  let leading: { close: () => void; state?: LiveState } | undefined;

  const { say } = channel;
  channel.hear((said) => {
    if (left.signal.aborted) return;
    if (said.kind === 'asked') {
      if (leading?.state) say({ kind: 'state', state: leading.state });
      return;
    }
    // What another window tells while this one leads is the last word of one that lost the lock.
    if (leading) return;
    heardAt = shared.now();
    if (said.kind === 'state') {
      lastEventId = said.state.lastEventId ?? lastEventId;
      on.state(said.state);
    } else on.message(said.message);
  });

  function lead(): Promise<void> {
    return new Promise((leave) => {
      left.signal.addEventListener('abort', () => leave(), { once: true });
      const here: { close: () => void; state?: LiveState } = shared.open(
        {
          message(message) {
            on.message(message);
            say({ kind: 'message', message });
          },
          state(state) {
            here.state = state;
            lastEventId = state.lastEventId ?? lastEventId;
            on.state(state);
            say({ kind: 'state', state });
          },
        },
        lastEventId,
      );
      leading = here;
    });
  }

  async function queue(steal: boolean): Promise<void> {
    try {
      await (steal ? locks.request(lock, { steal: true }, lead) : locks.request(lock, { signal: left.signal }, lead));
    } catch (error) {
      // Another window took the lock, or this one left before it had it. A browser that gives none at all listens alone.
      if (!(error instanceof DOMException && error.name === 'AbortError')) return lead();
    }
    leading?.close();
    leading = undefined;
    heardAt = shared.now();
    if (!left.signal.aborted) void queue(false);
  }

  const stop = shared.every(5000, () => {
    if (leading || shared.now() - heardAt < SILENCE_MS + 15_000) return;
    heardAt = shared.now();
    void queue(true);
  });
  void queue(false);
  say({ kind: 'asked' });

  return {
    close() {
      stop();
      left.abort();
      leading?.close();
      leading = undefined;
      channel.close();
    },
  };
}

/** The live stream of a territory, shared between windows where the browser can. */
export function openSharedLive(territoryId: string, on: LiveListener): { close: () => void } {
  if (!('locks' in navigator) || typeof BroadcastChannel === 'undefined') return openLive(territoryId, on);
  const name = `beffroi.live.${territoryId}`;
  return shareLive(
    on,
    {
      locks: navigator.locks,
      channel: broadcast(name),
      open: (listener, lastEventId) => openLive(territoryId, listener, lastEventId),
      now: Date.now,
      every(ms, run) {
        const timer = setInterval(run, ms);
        return () => clearInterval(timer);
      },
    },
    name,
  );
}

function broadcast(name: string): Shared['channel'] {
  const channel = new BroadcastChannel(name);
  return {
    // A channel is of one origin and takes no other argument.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    say: (said) => channel.postMessage(said),
    hear: (handler) => channel.addEventListener('message', ({ data }: MessageEvent<Said>) => handler(data)),
    close: () => channel.close(),
  };
}
