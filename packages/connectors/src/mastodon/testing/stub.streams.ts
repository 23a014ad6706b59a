import type { ServerResponse } from 'node:http';

/** The streaming side of the stub: who listens to which channel, and what is told to them. */
export function createStubStreams() {
  const open = new Map<ServerResponse, string>();
  return {
    open(response: ServerResponse, channel: string): void {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(':)\n:thump\n');
      open.set(response, channel);
      response.on('close', () => open.delete(response));
    },
    /** One event to those who listen to one of the channels; cut in two, as a network may. */
    tell(channels: readonly string[], event: string, data: unknown): void {
      const text = typeof data === 'string' ? data : JSON.stringify(data);
      for (const [response, channel] of open) {
        if (!channels.includes(channel)) continue;
        response.write(`event: ${event}\ndata: ${text.slice(0, 20)}`);
        response.write(`${text.slice(20)}\n\n`);
      }
    },
    count: () => open.size,
    drop(): void {
      for (const response of open.keys()) response.destroy();
      open.clear();
    },
  };
}
