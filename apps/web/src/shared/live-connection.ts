import { type LiveEventData, type LiveEventName, streamLive } from '@beffroi/contracts';
import { addressOf } from './api.ts';
import { isSilent, type LiveState, nextTryIn, reduceLive, startLive } from './live-state.ts';

export type LiveMessage = { [N in LiveEventName]: { name: N; data: LiveEventData<N> } }[LiveEventName];

export type LiveListener = { message: (message: LiveMessage) => void; state: (state: LiveState) => void };

/** All of the contract: one that is missing here does not compile. */
const names = Object.keys({
  mentions: true,
  mention_changed: true,
  mentions_removed: true,
  counts: true,
  alarm: true,
  source_changed: true,
  watches_changed: true,
  work: true,
  publication_changed: true,
  hold_changed: true,
  channel_changed: true,
  conversation_changed: true,
  presence: true,
  request_changed: true,
  crisis_changed: true,
  crisis_log: true,
  room_presence: true,
  escalation_changed: true,
  drill_changed: true,
  reload: true,
} satisfies Record<LiveEventName, true>) as LiveEventName[];

/**
 * Keeps one stream of events open for a territory, for days: reopens it when it closes, falls silent or the device
 * finds its network again, from the last event seen (`lastEventId` to go on where another left).
 */
export function openLive(territoryId: string, on: LiveListener, lastEventId?: number): { close: () => void } {
  let state = startLive(Date.now(), lastEventId);
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const move = (signal: Parameters<typeof reduceLive>[1]) => {
    state = reduceLive(state, signal);
    on.state(state);
  };
  const heard = (event: MessageEvent) => {
    const id = Number.parseInt(event.lastEventId, 10);
    move({ kind: 'heard', at: Date.now(), id: Number.isNaN(id) ? undefined : id });
  };

  function connect() {
    clearTimeout(retry);
    source?.close();
    const opened = new EventSource(addressOf(streamLive, { territoryId }, { lastEventId: state.lastEventId }));
    source = opened;
    opened.addEventListener('open', () => move({ kind: 'heard', at: Date.now() }));
    opened.addEventListener('beat', heard);
    opened.addEventListener('hello', heard);
    for (const name of names) {
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        heard(event);
        on.message({ name, data: JSON.parse(event.data) } as LiveMessage);
      });
    }
    opened.addEventListener('error', () => {
      // The browser's own retries give up on a 502 and forget nothing else: ours take their place.
      opened.close();
      if (source !== opened) return;
      move({ kind: 'lost', at: Date.now() });
      retry = setTimeout(connect, nextTryIn(state.attempts, Math.random()));
    });
  }

  const gone = () => move({ kind: 'network_gone', at: Date.now() });
  const back = () => {
    move({ kind: 'network_back', at: Date.now() });
    connect();
  };
  const watchdog = setInterval(() => {
    if (!isSilent(state, Date.now())) return;
    move({ kind: 'lost', at: Date.now() });
    connect();
  }, 5000);
  addEventListener('offline', gone);
  addEventListener('online', back);
  connect();

  return {
    close() {
      clearTimeout(retry);
      clearInterval(watchdog);
      removeEventListener('offline', gone);
      removeEventListener('online', back);
      source?.close();
      source = undefined;
    },
  };
}
