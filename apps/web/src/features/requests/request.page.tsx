import type { DeskRequest } from '@beffroi/contracts';
import { PageHead } from '@beffroi/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { LateWords } from '../../shared/late-words.tsx';
import { useLive } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { AcknowledgementPanel } from './acknowledgement-panel.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { AskedPanel } from './asked-panel.tsx';
import { ClocksPanel } from './clocks-panel.tsx';
import { ConversationsPanel } from './conversations-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { HandoversPanel } from './handovers-panel.tsx';
import { IdentityPanel } from './identity-panel.tsx';
import { PersonalDataPanel } from './personal-data-panel.tsx';
import { RequestActions } from './request-actions.tsx';
import { requestKey, requestQuery } from './requests.queries.ts';
import { isOver } from './requests.rules.ts';
import { TimelinePanel } from './timeline-panel.tsx';

/** A request whole: what is asked, who has it, until when and why, and what was done. */
export function RequestPage() {
  return (
    <LateWords of={['requests']}>
      <Whole />
    </LateWords>
  );
}

function Whole() {
  const t = useWords();
  const client = useQueryClient();
  const { requestId = '' } = useParams({ strict: false });
  const { id } = useTerritory();
  const request = useQuery(requestQuery(id, requestId));
  usePage(request.data ? `${request.data.ref}, ${request.data.title}` : t('requests.one'));
  useLive((message) => {
    const ours = message.name === 'request_changed' && message.data.requestId === requestId;
    if (ours || message.name === 'reload') void client.invalidateQueries({ queryKey: requestKey(id, requestId) });
  });
  return (
    <>
      <PageHead
        over={
          <>
            <Link to={`/t/${id}/demandes` as string}>{t('app.nav.requests')}</Link> · {request.data?.ref ?? '…'}
          </>
        }
        title={request.data?.title ?? t('requests.one')}
        actions={request.data && <RequestActions key={request.data.id} request={request.data} />}
      />
      <QueryPanel query={request} rows={8}>
        {(data) => <Panels request={data} />}
      </QueryPanel>
    </>
  );
}

function Panels({ request }: { request: DeskRequest }) {
  const canTreat = useCan('requests.treat');
  const canErase = useCan('requests.erase');
  return (
    <div className={classes.cols}>
      <div className={classes.stack}>
        <AskedPanel request={request} />
        <HandoversPanel request={request} />
        {canTreat && !isOver(request) && <AnswerPanel request={request} />}
        <ClocksPanel request={request} />
        {request.conversationsOf.length > 0 && <ConversationsPanel request={request} />}
        <TimelinePanel request={request} />
      </div>
      <div className={classes.stack}>
        <FactsPanel request={request} />
        <IdentityPanel request={request} />
        <AcknowledgementPanel request={request} />
        {canErase && <PersonalDataPanel request={request} />}
      </div>
    </div>
  );
}
