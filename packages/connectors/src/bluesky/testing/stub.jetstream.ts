import type { Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';

type Told = { seq: number; timeUs: number; operation: string; uri: string; cid: string | undefined; record: unknown };

/** Jetstream as it is served: `/subscribe` by time, and the XRPC subscription by sequence, both replaying from a cursor. */
export function createStubJetstream(server: Server, isUp: () => boolean) {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered][0] ?? false });
  const open = new Map<WebSocket, 'v1' | 'v2'>();
  const past: Told[] = [];
  const kept = { from: 0 };

  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const protocol = pathname === '/subscribe' ? 'v1' : 'v2';
    const cursor = searchParams.has('cursor') ? Number(searchParams.get('cursor')) : undefined;
    const tooOld = protocol === 'v2' && cursor !== undefined && cursor < kept.from;
    if (!isUp() || tooOld) {
      socket.end(`HTTP/1.1 ${tooOld ? '400 Bad Request' : '503 Service Unavailable'}\r\nconnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      open.set(webSocket, protocol);
      webSocket.on('close', () => open.delete(webSocket));
      if (cursor === undefined) return;
      for (const one of past)
        if ((protocol === 'v1' ? one.timeUs : one.seq) >= cursor) webSocket.send(say(one, protocol));
    });
  });

  return {
    tell(operation: 'create' | 'update' | 'delete', uri: string, cid?: string, record?: unknown): void {
      const seq = (past.at(-1)?.seq ?? 0) + 1;
      const timeUs = Math.max(Date.now() * 1_000, (past.at(-1)?.timeUs ?? 0) + 1);
      const told = { seq, timeUs, operation, uri, cid, record };
      past.push(told);
      for (const [socket, protocol] of open) socket.send(say(told, protocol));
    },
    /** Whatever came before this sequence is no longer held. */
    forgetBefore: (seq: number) => void (kept.from = seq),
    count: () => open.size,
    drop(): void {
      for (const socket of open.keys()) socket.terminate();
      open.clear();
    },
  };
}

function say({ seq, timeUs, operation, uri, cid, record }: Told, protocol: 'v1' | 'v2'): string {
  const [, , did, collection, rkey] = uri.split('/');
  const commit = { rev: '3l', operation, collection, rkey, cid, record };
  if (protocol === 'v1') return JSON.stringify({ did, time_us: timeUs, kind: 'commit', commit });
  const $type = 'network.bsky.jetstream.subscribeEvents#commit';
  const time = new Date(timeUs / 1_000).toISOString();
  return JSON.stringify({ $type: 'message', payload: { $type, seq, did, time, ...commit } });
}
