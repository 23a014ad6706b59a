import type { LiveEventName } from '@beffroi/contracts';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { LiveMessage } from './live-connection.ts';
import { openSharedLive } from './live-shared.ts';
import { type LiveState, startLive } from './live-state.ts';

/** A connection that ends and comes back within this is not worth a word: the server renews its streams now and then. */
const GRACE_MS = 4000;

type LiveStore = {
  subscribe: (listener: () => void) => () => void;
  read: () => LiveState;
  listen: (listener: (message: LiveMessage) => void) => () => void;
  start: (territoryId: string) => () => void;
};

function createStore(): LiveStore {
  let shown = startLive(Date.now());
  const watchers = new Set<() => void>();
  const listeners = new Set<(message: LiveMessage) => void>();
  let grace: ReturnType<typeof setTimeout> | undefined;
  const show = (state: LiveState) => {
    shown = state;
    for (const watcher of watchers) watcher();
  };
  return {
    subscribe(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    read: () => shown,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start(territoryId) {
      const connection = openSharedLive(territoryId, {
        message: (message) => listeners.forEach((listener) => listener(message)),
        state(state) {
          clearTimeout(grace);
          if (shown.status === 'live' && state.status === 'reconnecting') {
            grace = setTimeout(() => show(state), GRACE_MS);
          } else if (state.status !== shown.status || state.status !== 'live') show(state);
          else shown = { ...shown, heardAt: state.heardAt };
        },
      });
      return () => {
        clearTimeout(grace);
        connection.close();
      };
    },
  };
}

const LiveContext = createContext<LiveStore | undefined>(undefined);

/** Opens the live stream of a territory for what is under it; give it the territory as `key`. */
export function LiveProvider({
  territoryId,
  enabled,
  children,
}: {
  territoryId: string;
  /** Off for those who may not read mentions: nothing is opened. */
  enabled: boolean;
  children: ReactNode;
}) {
  const [store] = useState(createStore);
  useEffect(() => (enabled ? store.start(territoryId) : undefined), [store, territoryId, enabled]);
  return <LiveContext value={store}>{children}</LiveContext>;
}

function useStore(): LiveStore {
  const store = useContext(LiveContext);
  if (!store) throw new Error('The live stream is only known within a territory');
  return store;
}

/** Whether the screen shows the present, and since when it does not. */
export function useLiveState(): LiveState {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.read);
}

/** Hears the events of a territory. The handler may change at each rendering. */
export function useLive(handler: (message: LiveMessage) => void): void {
  const store = useStore();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => store.listen((message) => latest.current(message)), [store]);
}

/** Calls back when one of these events arrives, at most once per `everyMs`: to read a screen's figures again. */
export function useLiveRefresh(events: readonly LiveEventName[], refresh: () => void, everyMs = 5000): void {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLive((message) => {
    if (!events.includes(message.name) && message.name !== 'reload') return;
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      refresh();
    }, everyMs);
  });
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );
}
