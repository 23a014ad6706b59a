import { streamLive } from '@beffroi/contracts';
import type { Router } from '../http/router.ts';
import type { LiveHub } from './hub.ts';

const BEAT_MS = 15_000;
/** A stream ends by itself after a while: the browser comes back at once, and its rights are looked at again. */
const LIFE_MS = 15 * 60_000;
/** A screen that reads slower than this is let go; it resumes by its last event. */
const MOST_QUEUED_BYTES = 4 * 1024 * 1024;
const beat = new TextEncoder().encode('event: beat\ndata: {}\n\n');

export function mountLive(router: Router, hub: LiveHub): void {
  router.mount(streamLive, async ({ params, query, request }) => {
    const header = Number.parseInt(request.headers.get('last-event-id') ?? '', 10);
    const lastEventId = Number.isNaN(header) ? query.lastEventId : header;
    let leave: (() => void) | undefined;
    let beating: NodeJS.Timeout | undefined;
    let ending: NodeJS.Timeout | undefined;
    const end = () => {
      clearInterval(beating);
      clearTimeout(ending);
      leave?.();
    };
    const body = new ReadableStream<Uint8Array>(
      {
        async start(controller) {
          const close = () => {
            end();
            try {
              controller.close();
            } catch {
              // Already closed by the other side.
            }
          };
          const send = (bytes: Uint8Array) => {
            if ((controller.desiredSize ?? 0) < -MOST_QUEUED_BYTES) return close();
            try {
              controller.enqueue(bytes);
            } catch {
              end();
            }
          };
          request.signal.addEventListener('abort', close, { once: true });
          leave = await hub.subscribe(params.territoryId, lastEventId, send);
          if (request.signal.aborted) return close();
          beating = setInterval(() => send(beat), BEAT_MS).unref();
          ending = setTimeout(close, LIFE_MS).unref();
        },
        cancel: end,
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 64 * 1024 }),
    );
    return new Response(body, {
      headers: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
        'x-accel-buffering': 'no',
      },
    });
  });
}
