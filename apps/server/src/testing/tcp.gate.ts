import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be closed and opened again: what a program sees of a database that goes away. */
export async function tcpGate(
  target: URL,
): Promise<{ url: string; shut: () => void; open: () => void; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((inner) => {
    if (!isOpen) return void inner.destroy();
    const outer = connect(Number(target.port), target.hostname);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        inner.destroy();
        outer.destroy();
      });
      socket.on('error', () => socket.destroy());
    }
    inner.pipe(outer).pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const shut = () => {
    isOpen = false;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.href,
    shut,
    open: () => {
      isOpen = true;
    },
    close: async () => {
      shut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
