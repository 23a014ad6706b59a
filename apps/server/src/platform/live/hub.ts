import { Client, type Pool } from 'pg';
import type { Logger } from '../logger.ts';
import { LIVE_CHANNEL } from './publish.ts';

type Encoded = { seq: number; bytes: Uint8Array };
type Subscriber = { cursor: number; send: (bytes: Uint8Array) => void };
type Channel = {
  recent: Encoded[];
  subscribers: Set<Subscriber>;
  /** Who is still catching up: the channel is not to be left meanwhile. */
  joining: number;
  reading: boolean;
  again: boolean;
};

const RECENT = 500;
const CATCH_UP = 2000;
const encoder = new TextEncoder();
const frame = (name: string, data: string, seq?: number) =>
  encoder.encode(`${seq === undefined ? '' : `id: ${seq}\n`}event: ${name}\ndata: ${data}\n\n`);

/**
 * Carries live events from the database to open screens. One LISTEN connection for the process; an event is read and
 * encoded once, then given to every screen of its territory. A subscriber always gets the numbers in their order and
 * without gaps, or a `reload` when what it missed is no longer kept.
 */
export function createLiveHub(given: { pool: Pool; connectionString: string; logger: Logger }) {
  const { pool, logger } = given;
  const channels = new Map<string, Channel>();
  let listener: Client | undefined;
  let closed = false;
  let retry: NodeJS.Timeout | undefined;
  // A notification may be lost with its connection: a slow look makes up for it.
  const sweep = setInterval(() => channels.forEach((_, id) => void advance(id)), 5000).unref();

  async function listen(): Promise<void> {
    if (closed) return;
    const client = new Client({
      connectionString: given.connectionString,
      application_name: 'beffroi live',
      keepAlive: true,
    });
    const lost = () => {
      if (listener === client) listener = undefined;
      client.removeAllListeners();
      client.on('error', () => undefined);
      void client.end().catch(() => undefined);
      if (!closed) retry = setTimeout(() => void listen(), 1000).unref();
    };
    client.once('error', lost);
    client.once('end', lost);
    client.on('notification', (message) => void advance(message.payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${LIVE_CHANNEL}`);
      listener = client;
      channels.forEach((_, id) => void advance(id));
    } catch (error) {
      logger.warn({ err: error }, 'live events: the database does not answer, trying again');
      lost();
    }
  }

  /** Reads what is new in a territory and gives it to its subscribers; one reading at a time. */
  async function advance(territoryId: string): Promise<void> {
    const channel = channels.get(territoryId);
    if (!channel) return;
    if (channel.reading) {
      channel.again = true;
      return;
    }
    channel.reading = true;
    try {
      do {
        channel.again = false;
        const from = channel.recent.at(-1)?.seq ?? Math.min(...[...channel.subscribers].map((each) => each.cursor));
        const events = await readAfter(territoryId, from);
        channel.recent.push(...events);
        if (channel.recent.length > RECENT) channel.recent.splice(0, channel.recent.length - RECENT);
        for (const subscriber of channel.subscribers) deliver(subscriber, events);
      } while (channel.again);
    } catch (error) {
      logger.warn({ err: error }, 'live events could not be read');
    } finally {
      channel.reading = false;
    }
  }

  function deliver(subscriber: Subscriber, events: readonly Encoded[]): void {
    for (const event of events) {
      if (event.seq <= subscriber.cursor) continue;
      subscriber.cursor = event.seq;
      subscriber.send(event.bytes);
    }
  }

  async function readAfter(territoryId: string, seq: number): Promise<Encoded[]> {
    const { rows } = await pool.query<{ seq: number; name: string; data: string }>(
      'select seq, name, data::text as data from live.event where territory_id = $1 and seq > $2 order by seq limit $3',
      [territoryId, seq, CATCH_UP],
    );
    return rows.map((row) => ({ seq: row.seq, bytes: frame(row.name, row.data, row.seq) }));
  }

  return {
    start: listen,
    /** Whether changes arrive at once. */
    isLive: () => listener !== undefined,
    async subscribe(
      territoryId: string,
      lastEventId: number | undefined,
      send: (bytes: Uint8Array) => void,
    ): Promise<() => void> {
      const head = await pool.query<{ seq: number }>('select seq from live.head where territory_id = $1', [
        territoryId,
      ]);
      const current = head.rows[0]?.seq ?? 0;
      let cursor = lastEventId ?? current;
      if (lastEventId !== undefined && lastEventId !== current) {
        const missed = lastEventId < current ? await readAfter(territoryId, lastEventId) : [];
        if (missed[0]?.seq === lastEventId + 1 && missed.length < CATCH_UP) {
          for (const event of missed) send(event.bytes);
          cursor = missed.at(-1)?.seq ?? cursor;
        } else {
          send(frame('reload', '{}', current));
          cursor = current;
        }
      } else send(frame('hello', '{}', current));

      const subscriber: Subscriber = { cursor, send };
      const channel = channels.get(territoryId) ?? {
        recent: [],
        subscribers: new Set(),
        joining: 0,
        reading: false,
        again: false,
      };
      channels.set(territoryId, channel);
      const oldest = channel.recent[0]?.seq;
      // What the channel already passed while this one was catching up is read again rather than skipped.
      if (oldest !== undefined && oldest > cursor + 1) {
        channel.joining += 1;
        await readAfter(territoryId, cursor)
          .then((missed) => deliver(subscriber, missed))
          .finally(() => (channel.joining -= 1));
      }
      channel.subscribers.add(subscriber);
      deliver(subscriber, channel.recent);
      void advance(territoryId);
      return () => {
        channel.subscribers.delete(subscriber);
        if (channel.subscribers.size === 0 && channel.joining === 0) channels.delete(territoryId);
      };
    },
    async close(): Promise<void> {
      closed = true;
      clearInterval(sweep);
      clearTimeout(retry);
      await listener?.end().catch(() => undefined);
    },
  };
}
export type LiveHub = ReturnType<typeof createLiveHub>;
