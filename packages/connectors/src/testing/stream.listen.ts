import type { Bilingual } from '@beffroi/contracts';
import type { HttpClient, PollOutcome, ReceivedEvent, SourceKind } from '../port.ts';

// eslint-disable-next-line typescript/no-explicit-any -- any kind, with whatever it is set up by
type StreamKind = SourceKind<any, any> & { mode: 'stream' };

/**
 * Listens until so many events were delivered and the connection stands, then hangs up; answers as a poll would.
 * `during` runs once the connection stands. Ends with the trouble when the stream does.
 */
export async function listenUntil(
  kind: StreamKind,
  config: unknown,
  state: unknown,
  { http, now = () => new Date() }: { http: HttpClient; now?: (() => Date) | undefined },
  wanted: number,
  during: () => Promise<void> = async () => {},
): Promise<PollOutcome<unknown>> {
  const hangUp = new AbortController();
  const events: ReceivedEvent[] = [];
  const notes: Bilingual[] = [];
  let reached = state;
  let isConnected = false;
  const hangUpWhenHeard = () => {
    if (isConnected && events.length >= wanted) hangUp.abort();
  };
  const outcome = await kind.stream(config, state, {
    http,
    now,
    signal: hangUp.signal,
    deliver: async (batch) => {
      events.push(...batch.events);
      notes.push(...(batch.notes ?? []));
      reached = batch.state;
      hangUpWhenHeard();
    },
    connected: () => {
      void during().then(() => {
        isConnected = true;
        hangUpWhenHeard();
      });
    },
  });
  return outcome.ok ? { ok: true, events, notes, state: reached } : outcome;
}
