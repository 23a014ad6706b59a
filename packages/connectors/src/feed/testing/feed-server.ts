import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For tests only: a site on 127.0.0.1 whose answers the test decides. */
export async function startFeedServer(): Promise<{
  url: string;
  /** Every request so far, oldest first. */
  requests: IncomingMessage[];
  answer: (handle: (request: IncomingMessage, response: ServerResponse) => void) => void;
  close: () => Promise<void>;
}> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end();
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer: (next) => (handle = next),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
