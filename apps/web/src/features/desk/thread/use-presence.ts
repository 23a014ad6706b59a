import { tellPresence, type Conversation } from '@beffroi/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call } from '../../../shared/api.ts';
import { useLive } from '../../../shared/live.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { conversationKey } from '../desk.queries.ts';

const EVERY_MS = 20_000;

type Where = { territoryId: string; conversationId: string };

/** Says that one looks at a conversation, and whether one writes; hears who else does. */
export function usePresence(conversationId: string, writing: boolean): void {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  useEffect(() => {
    const where = { territoryId, conversationId };
    const is = writing ? 'writing' : 'looking';
    tell(client, where, is);
    const timer = setInterval(() => document.visibilityState === 'visible' && tell(client, where, is), EVERY_MS);
    return () => clearInterval(timer);
  }, [client, territoryId, conversationId, writing]);
  useEffect(() => () => tell(client, { territoryId, conversationId }, 'gone'), [client, territoryId, conversationId]);
  useLive((message) => {
    if (message.name !== 'presence' || message.data.conversationId !== conversationId) return;
    show(client, { territoryId, conversationId }, message.data.present);
  });
}

function tell(client: QueryClient, where: Where, is: 'looking' | 'writing' | 'gone'): void {
  call(tellPresence, { params: where, body: { is } }).then(
    ({ present }) => is !== 'gone' && show(client, where, present),
    // Nobody is told when it fails: the next one, twenty seconds later, says the same.
    () => undefined,
  );
}

function show(client: QueryClient, where: Where, present: Conversation['present']): void {
  client.setQueryData<Conversation>(conversationKey(where.territoryId, where.conversationId), (data) =>
    data ? { ...data, present } : data,
  );
}
