import { type Conversation, createRequest } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useLive } from '../../shared/live.tsx';
import { newKey } from '../../shared/new-id.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { JoinDialog } from './panel/join-dialog.tsx';
import { PanelBody } from './panel/panel-body.tsx';
import classes from './panel/panel.module.css';
import { requestKey, requestQuery, useRequestChanged } from './requests.queries.ts';

/**
 * The side of the request beside a conversation: one gesture makes one of it; then who may have it, until when, and what
 * the law wants. `onText` gets words that are to be said to the person, where they wrote.
 */
export function RequestPanel({
  conversation,
  requestId,
  begin,
  quiet,
  onText,
}: {
  conversation: Pick<Conversation, 'id' | 'about'>;
  requestId: string | undefined;
  /** Counts what the keyboard asks: make a request of it. */
  begin: number;
  /** The main action of the screen is elsewhere now. */
  quiet: boolean;
  onText: (text: string) => void;
}) {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  useLive((message) => {
    if (requestId === undefined) return;
    const ours = message.name === 'request_changed' && message.data.requestId === requestId;
    if (ours || message.name === 'reload')
      void client.invalidateQueries({ queryKey: requestKey(territoryId, requestId) });
  });
  if (requestId === undefined) return <NoRequest conversation={conversation} begin={begin} quiet={quiet} />;
  return <WithRequest requestId={requestId} quiet={quiet} onText={onText} />;
}

function WithRequest({
  requestId,
  quiet,
  onText,
}: {
  requestId: string;
  quiet: boolean;
  onText: (text: string) => void;
}) {
  const { id } = useTerritory();
  const request = useQuery(requestQuery(id, requestId));
  return (
    <QueryPanel query={request} rows={6}>
      {(data) => <PanelBody request={data} quiet={quiet} onText={onText} />}
    </QueryPanel>
  );
}

/** Nothing asked yet: what a request is for, and the gesture. */
function NoRequest({
  conversation,
  begin,
  quiet,
}: {
  conversation: Pick<Conversation, 'id' | 'about'>;
  begin: number;
  quiet: boolean;
}) {
  const t = useWords();
  const client = useQueryClient();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const canTreat = useCan('requests.treat');
  const [clientKey] = useState(newKey);
  const [joining, setJoining] = useState(false);
  const readAgain = () => {
    void client.invalidateQueries({ queryKey: ['conversation', territoryId, conversation.id] });
    void client.invalidateQueries({ queryKey: ['conversations', territoryId] });
  };
  const make = useMutation({
    mutationFn: () =>
      call(createRequest, { params: { territoryId }, body: { conversationId: conversation.id, clientKey } }),
    async onSuccess(request) {
      await changed(request);
      readAgain();
    },
  });
  const asked = useRef(begin);
  const { mutate, isPending } = make;
  useEffect(() => {
    if (begin === asked.current) return;
    asked.current = begin;
    if (canTreat) mutate();
  }, [begin, canTreat, mutate]);
  const { subject, place } = conversation.about;
  return (
    <div className={classes.none}>
      <p className={classes.over}>{t('requests.one')}</p>
      <h2>{t('requests.panel.none')}</h2>
      <p className={classes.words}>{t('requests.panel.none.words')}</p>
      {(subject || place) && (
        <dl className={classes.facts}>
          {subject && (
            <div>
              <dt>{t('requests.panel.about')}</dt>
              <dd>{subject}</dd>
            </div>
          )}
          {place && (
            <div>
              <dt>{t('requests.place')}</dt>
              <dd>{place}</dd>
            </div>
          )}
        </dl>
      )}
      {canTreat && (
        <div className={classes.acts}>
          <Button
            fullWidth
            variant={quiet ? 'default' : 'filled'}
            loading={isPending}
            aria-keyshortcuts="m"
            leftSection={<IconTicket size={18} stroke={1.75} aria-hidden="true" />}
            onClick={() => mutate()}
          >
            {t('requests.panel.make')}
          </Button>
          <Button fullWidth variant="subtle" onClick={() => setJoining(true)}>
            {t('requests.panel.join')}
          </Button>
        </div>
      )}
      {make.error && <FormProblem error={make.error} />}
      {joining && (
        <JoinDialog
          conversationId={conversation.id}
          onClose={() => setJoining(false)}
          onJoined={() => {
            readAgain();
            setJoining(false);
          }}
        />
      )}
    </div>
  );
}
