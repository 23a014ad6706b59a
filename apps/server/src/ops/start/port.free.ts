import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Takes the address to listen on and gives it back, so that one that is taken is said before anything is started.
 * @throws with the code of the system, such as EADDRINUSE
 */
export async function ensurePortFree({ host, port }: { host: string; port: number }): Promise<void> {
  const probe = createServer();
  probe.listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
