import { type DeskRequest, joinConversation, listRequests } from '@beffroi/contracts';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { RequestStateTag } from '../request-words.tsx';
import { useRequestChanged } from '../requests.queries.ts';
import classes from './panel.module.css';

/** Many messages, one request: adds this conversation to one that is there. */
export function JoinDialog({
  conversationId,
  onJoined,
  onClose,
}: {
  conversationId: string;
  onJoined: (request: DeskRequest) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const changed = useRequestChanged();
  const [words, setWords] = useState('');
  const [text] = useDebouncedValue(words.trim(), 250);
  const found = useQuery({
    queryKey: ['requests', territoryId, 'join', text],
    queryFn: ({ signal }) =>
      call(listRequests, { params: { territoryId }, query: { limit: 12, ...(text ? { text } : {}) } }, { signal }),
    placeholderData: (before) => before,
  });
  const join = useMutation({
    mutationFn: (requestId: string) =>
      call(joinConversation, { params: { territoryId, requestId }, body: { conversationIds: [conversationId] } }),
    async onSuccess(request) {
      await changed(request);
      onJoined(request);
    },
  });
  return (
    <Dialog title={t('requests.panel.join')} onClose={onClose}>
      <div className={classes.stack}>
        <TextInput
          data-autofocus
          type="search"
          label={t('requests.search')}
          description={t('requests.search.hint')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <QueryPanel query={found}>
          {({ items }) =>
            items.length === 0 ? (
              <p>{t('requests.none.filtered')}</p>
            ) : (
              <ul className={classes.found}>
                {items.map((request) => (
                  <li key={request.id}>
                    <button type="button" disabled={join.isPending} onClick={() => join.mutate(request.id)}>
                      <span>
                        <b>{request.title}</b>
                        <span className={classes.small}>{request.ref}</span>
                      </span>
                      <RequestStateTag state={request.state} />
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </QueryPanel>
        {join.error && <FormProblem error={join.error} />}
      </div>
    </Dialog>
  );
}
