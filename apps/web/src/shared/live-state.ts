/** What a screen may say of its connection: it shows the present, it is trying to, or it cannot. */
export type LiveStatus = 'live' | 'reconnecting' | 'offline';

export type LiveState = {
  status: LiveStatus;
  /** The last event seen, from which to go on. */
  lastEventId: number | undefined;
  /** When the server was last heard, beats included. */
  heardAt: number;
  /** Since when it has not been live. */
  lostAt: number | undefined;
  /** Failed tries in a row. */
  attempts: number;
};

export type LiveSignal =
  | { kind: 'heard'; at: number; id?: number | undefined }
  | { kind: 'lost'; at: number }
  | { kind: 'network_gone'; at: number }
  | { kind: 'network_back'; at: number };

/** The server beats every 15 s; after three silent beats the connection is dead even if nothing closed it. */
export const SILENCE_MS = 45_000;
const LONGEST_WAIT_MS = 30_000;

export function startLive(at: number, lastEventId?: number): LiveState {
  return { status: 'reconnecting', lastEventId, heardAt: at, lostAt: at, attempts: 0 };
}

export function reduceLive(state: LiveState, signal: LiveSignal): LiveState {
  switch (signal.kind) {
    case 'heard':
      return {
        status: 'live',
        lastEventId: signal.id ?? state.lastEventId,
        heardAt: signal.at,
        lostAt: undefined,
        attempts: 0,
      };
    case 'lost':
      return {
        ...state,
        status: state.status === 'offline' ? 'offline' : 'reconnecting',
        lostAt: state.lostAt ?? signal.at,
        attempts: state.attempts + 1,
      };
    case 'network_gone':
      return { ...state, status: 'offline', lostAt: state.lostAt ?? signal.at };
    case 'network_back':
      return { ...state, status: 'reconnecting', attempts: 0 };
  }
}

export function isSilent(state: LiveState, now: number): boolean {
  return state.status === 'live' && now - state.heardAt > SILENCE_MS;
}

/** How long to wait before the next try: 0.5 s, doubling to 30 s, spread by `spread` in [0, 1) so that screens do not
 * all come back at once. */
export function nextTryIn(attempts: number, spread: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.max(0, attempts - 1));
  return Math.round(wait * (0.75 + spread * 0.5));
}
