import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** Sends what was written without network, once it is back; not under the pen of who writes now. */
export function useKeptDrafts(territoryId: string, enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    const send = () => {
      if (!navigator.onLine || location.pathname.includes('/publications/')) return;
      import('../../features/compose/kept-send.ts')
        .then(({ sendKeptDrafts }) => sendKeptDrafts(territoryId))
        .then(() => client.invalidateQueries({ queryKey: ['publications', territoryId] }))
        // Still out of reach: they stay kept.
        .catch(() => undefined);
    };
    const soon = setTimeout(send, 3000);
    globalThis.addEventListener('online', send);
    return () => {
      clearTimeout(soon);
      globalThis.removeEventListener('online', send);
    };
  }, [client, territoryId, enabled]);
}
