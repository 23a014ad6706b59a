import { type Crisis, listCrises } from '@beffroi/contracts';
import { EmptyState, LoadingState, PageHead, Panel, Queue, QueueGroup, QueueRow, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCircleCheck, IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { SeverityMark } from '../../shared/severity.tsx';
import { Stale } from '../../shared/stale.tsx';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { OpenCrisisDialog } from './open-crisis-dialog.tsx';
import classes from './crises.module.css';

/** Crises: those whose room is open, then what was lived, with how long each thing took. */
export function CrisesPage() {
  return (
    <LateWords of={['crisis', 'crisisRoom']}>
      <Page />
    </LateWords>
  );
}

function Page() {
  const t = useWords();
  const { id } = useTerritory();
  const canLead = useCan('crisis.lead');
  const [opening, setOpening] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['crises', id, 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listCrises,
        { params: { territoryId: id }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 60_000,
  });
  usePage(t('app.nav.crises'));
  const crises = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead
        over={t('crisis.list.over')}
        title={t('app.nav.crises')}
        actions={
          canLead && (
            <Button
              onClick={() => setOpening(true)}
              leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
            >
              {t('alerts.crisis.open')}
            </Button>
          )
        }
      />
      <Stale query={query} />
      <Panel label={t('app.nav.crises')} flush>
        {query.data ? (
          <List crises={crises} more={query.hasNextPage} onMore={() => void query.fetchNextPage()} />
        ) : query.error ? (
          <ProblemState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingState label={t('common.loading')} rows={4} />
        )}
      </Panel>
      {opening && <OpenCrisisDialog onClose={() => setOpening(false)} />}
    </>
  );
}

function List({ crises, more, onMore }: { crises: readonly Crisis[]; more: boolean; onMore: () => void }) {
  const t = useWords();
  const open = crises.filter(({ state }) => state === 'open');
  const closed = crises.filter(({ state }) => state === 'closed');
  if (crises.length === 0) return <EmptyState>{t('crisis.list.none')}</EmptyState>;
  return (
    <Queue>
      {open.length > 0 ? (
        <QueueGroup level={2} title={t('crisis.list.open')} count={open.length}>
          {open.map((crisis) => (
            <Row key={crisis.id} crisis={crisis} />
          ))}
        </QueueGroup>
      ) : (
        <EmptyState>{t('crisis.list.calm')}</EmptyState>
      )}
      {closed.length > 0 && (
        <QueueGroup level={2} title={t('crisis.list.closed')}>
          {closed.map((crisis) => (
            <Row key={crisis.id} crisis={crisis} />
          ))}
        </QueueGroup>
      )}
      {more && (
        <EmptyState action={<Button onClick={onMore}>{t('common.more')}</Button>}>{t('crisis.list.more')}</EmptyState>
      )}
    </Queue>
  );
}

function Row({ crisis }: { crisis: Crisis }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id } = useTerritory();
  const open = crisis.state === 'open';
  const Icon = open ? IconUsersGroup : IconCircleCheck;
  return (
    <QueueRow
      lead={<Icon size={18} stroke={1.75} aria-hidden="true" />}
      title={
        <>
          <Link to={`/t/${id}/crises/${crisis.id}` as string} data-queue-main>
            {crisis.title}
          </Link>
          <span className={classes.ref}>
            {crisis.ref}, {format.moment(crisis.openedAt, now)}
          </span>
        </>
      }
      detail={
        <>
          {crisis.summary && <span className={classes.summary}>{crisis.summary}</span>}
          <Delays crisis={crisis} now={now} />
        </>
      }
      tag={
        <span className={classes.tags}>
          <SeverityMark level={crisis.level} />
          {crisis.drill && <Tag kind="watch">{t('crisis.drill')}</Tag>}
          <Tag kind={open ? (crisis.drill ? 'plain' : 'alarm') : 'plain'}>
            {t(open ? 'crisis.list.state.open' : 'crisis.closed')}
          </Tag>
        </span>
      }
    />
  );
}

/** How long it took to be told, to speak, and to be done with. */
function Delays({ crisis, now }: { crisis: Crisis; now: number }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const first = Date.parse(crisis.firstSignalAt);
  const since = (at: string) => format.duration(Date.parse(at) - first);
  const end = crisis.closedAt ? Date.parse(crisis.closedAt) : now;
  return (
    <span className={classes.delays}>
      {crisis.detectedAt && <span>{t('crisis.delay.alarm', { duration: since(crisis.detectedAt) })}</span>}
      <span>
        {crisis.firstWordAt
          ? t('crisis.delay.word', { duration: since(crisis.firstWordAt) })
          : t(crisis.state === 'open' ? 'crisis.word.none' : 'crisis.word.never')}
      </span>
      <span>
        {t(crisis.state === 'open' ? 'crisis.delay.running' : 'crisis.delay.closed', {
          duration: format.duration(end - first),
        })}
      </span>
    </span>
  );
}
