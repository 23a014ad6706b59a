import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LateWords } from '../../shared/late-words.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { rotaQuery } from '../../shared/oncall.ts';
import { usePage } from '../../shared/page.ts';
import { ProblemState, QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { ChainWords } from './chain-words.tsx';
import { EscalationRow } from './escalation-row.tsx';
import { chainQuery, escalationPagesQuery } from './oncall.queries.ts';

/** The chain that climbs until somebody answers, and each time it was gone through. */
export function CallsPage() {
  return (
    <LateWords of={['oncall']}>
      <Calls />
    </LateWords>
  );
}

function Calls() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canManage = useCan('oncall.manage');
  const chain = useQuery(chainQuery(id));
  const people = usePeople(id);
  const escalations = useInfiniteQuery(escalationPagesQuery(id));
  const items = escalations.data?.pages.flatMap((page) => page.items) ?? [];
  const first = items.find(({ state }) => state === 'ringing');
  usePage(t('oncall.calls'));
  useLiveRefresh(['escalation_changed'], () => void client.invalidateQueries({ queryKey: ['escalations', id] }), 300);
  return (
    <>
      <PageHead
        over={<Link to={`/t/${id}/astreinte` as string}>{t('oncall.title')}</Link>}
        title={t('oncall.calls')}
        actions={
          canManage && (
            <Button component={Link} to={`/t/${id}/astreinte/reglages` as string}>
              {t('oncall.settings')}
            </Button>
          )
        }
      />
      <div className={rows.stack}>
        <Panel title={t('oncall.chain')}>
          <QueryPanel query={chain} rows={3}>
            {(data) => <ChainWords chain={data} people={people} />}
          </QueryPanel>
        </Panel>
        <Panel title={t('oncall.calls.list')} flush>
          {escalations.error && !escalations.data && (
            <ProblemState error={escalations.error} retry={() => void escalations.refetch()} />
          )}
          {escalations.data && items.length === 0 && <EmptyState>{t('oncall.calls.none')}</EmptyState>}
          <ul>
            {items.map((escalation) => (
              <EscalationRow key={escalation.id} escalation={escalation} brick={escalation === first} />
            ))}
          </ul>
          {escalations.hasNextPage && (
            <div className={rows.more}>
              <Button
                size="xs"
                loading={escalations.isFetchingNextPage}
                onClick={() => void escalations.fetchNextPage()}
              >
                {t('admin.more')}
              </Button>
            </div>
          )}
        </Panel>
      </div>
    </>
  );
}

/** All those who may be rung, by the rota of this hour. */
export function usePeople(territoryId: string) {
  const [{ from, to }] = useState(() => {
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
    return { from: new Date(hour).toISOString(), to: new Date(hour + 3_600_000).toISOString() };
  });
  return useQuery(rotaQuery(territoryId, from, to)).data?.people ?? [];
}
