import { createParser } from 'eventsource-parser';

export type ServerEvent = { event: string; data: string };

/** Beyond this, an event is no post: the connection is dropped rather than filling the memory. */
const maxEventChars = 1_000_000;

/** The server-sent events of a body, heartbeats left out (WHATWG HTML, 9.2). */
export async function* readServerEvents(body: AsyncIterable<Uint8Array>): AsyncGenerator<ServerEvent> {
  const decoder = new TextDecoder();
  let read: ServerEvent[] = [];
  const parser = createParser({
    maxBufferSize: maxEventChars,
    onEvent: ({ event, data }) => read.push({ event: event ?? 'message', data }),
  });
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    const complete = read;
    read = [];
    yield* complete;
  }
}
