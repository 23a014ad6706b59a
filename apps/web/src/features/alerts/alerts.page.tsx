import type { Alarm } from '@beffroi/contracts';
import { EmptyState, LoadingState, PageHead, Panel, Queue, QueueGroup } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { Stale } from '../../shared/stale.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AlarmRow } from './alarm-row.tsx';
import { alarmsQuery } from './alerts.queries.ts';
import { isCurrent } from './alerts.rules.ts';
import { SoundButton } from './sound-button.tsx';

/** Alarms, those that wait first. */
export function AlertsPage() {
  const t = useWords();
  const { id } = useTerritory();
  const query = useInfiniteQuery(alarmsQuery(id));
  usePage(t('app.nav.alerts'));
  const alarms = query.data?.pages.flatMap((page) => page.items) ?? [];
  const open = alarms.filter((alarm) => alarm.state === 'open').length;
  return (
    <>
      <PageHead
        over={query.data ? t('alerts.over', { count: open }) : t('alerts.over.unknown')}
        title={t('app.nav.alerts')}
        actions={
          <>
            <SoundButton />
            <Button
              component={Link}
              to={`/t/${id}/detecteur` as string}
              leftSection={<IconAdjustments size={18} stroke={1.75} aria-hidden="true" />}
            >
              {t('alerts.detector')}
            </Button>
          </>
        }
      />
      <Stale query={query} />
      <Panel label={t('app.nav.alerts')} flush>
        {query.data ? (
          <List alarms={alarms} more={query.hasNextPage} onMore={() => void query.fetchNextPage()} />
        ) : query.error ? (
          <ProblemState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingState label={t('common.loading')} rows={5} />
        )}
      </Panel>
    </>
  );
}

function List({ alarms, more, onMore }: { alarms: readonly Alarm[]; more: boolean; onMore: () => void }) {
  const t = useWords();
  const format = useFormat();
  const current = alarms.filter(isCurrent);
  const past = alarms.filter((alarm) => !isCurrent(alarm));
  if (alarms.length === 0) return <EmptyState>{t('alerts.none')}</EmptyState>;
  return (
    <Queue>
      {current.length > 0 ? (
        <QueueGroup level={2} title={t('today.alarms')} count={format.number(current.length)}>
          {current.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} />
          ))}
        </QueueGroup>
      ) : (
        <EmptyState>{t('alerts.calm')}</EmptyState>
      )}
      {past.length > 0 && (
        <QueueGroup level={2} title={t('alerts.past')}>
          {past.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} />
          ))}
        </QueueGroup>
      )}
      {more && (
        <EmptyState action={<Button onClick={onMore}>{t('common.more')}</Button>}>{t('alerts.more')}</EmptyState>
      )}
    </Queue>
  );
}
