import { listDeliveries, type Output, retryDelivery } from '@beffroi/contracts';
import { EmptyState, Panel, Tag, type TagKind } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { GatewayPanel } from './reach/gateway-panel.tsx';
import { WebhooksPanel } from './webhooks-panel.tsx';
import classes from './settings.module.css';

type Delivery = Output<typeof listDeliveries>['items'][number];
const kinds: Record<Delivery['state'], TagKind> = {
  pending: 'line',
  sent: 'calm',
  retrying: 'watch',
  failed: 'watch',
  kept: 'line',
};

/** Where alarms are sent besides people, and what left with what outcome. */
export function DeliveriesPage() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  usePage(t('settings.deliveries'));
  const deliveries = useInfiniteQuery({
    queryKey: ['deliveries', territoryId],
    queryFn: ({ pageParam, signal }) =>
      call(listDeliveries, { params: { territoryId }, query: pageParam ? { cursor: pageParam } : {} }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <GatewayPanel />
      <WebhooksPanel />
      <Panel title={t('settings.log')} flush>
        {deliveries.error && <ProblemState error={deliveries.error} retry={() => void deliveries.refetch()} />}
        {deliveries.data && items.length === 0 && <EmptyState>{t('settings.log.none')}</EmptyState>}
        <ul>
          {items.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} />
          ))}
        </ul>
        {deliveries.hasNextPage && (
          <div className={classes.inset}>
            <Button loading={deliveries.isFetchingNextPage} onClick={() => void deliveries.fetchNextPage()}>
              {t('admin.more')}
            </Button>
          </div>
        )}
      </Panel>
    </>
  );
}

function Row({ delivery }: { delivery: Delivery }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const retry = useMutation({
    mutationFn: () => call(retryDelivery, { params: { territoryId, deliveryId: delivery.id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['deliveries', territoryId] }),
    onError: notify.failed,
  });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        {delivery.alarmId ? (
          <Link to={`/t/${territoryId}/alertes/${delivery.alarmId}` as string}>{delivery.subject}</Link>
        ) : (
          <b>{delivery.subject}</b>
        )}
        <small>
          {t(`settings.channel.${delivery.channel}`, { recipient: delivery.recipient })},{' '}
          {format.moment(delivery.sentAt ?? delivery.createdAt, now)}
          {delivery.attempts > 1 && `, ${t('settings.log.attempts', { count: delivery.attempts })}`}
          {delivery.nextAttemptAt &&
            delivery.state === 'retrying' &&
            `, ${t('settings.log.next', { at: format.moment(delivery.nextAttemptAt, now) })}`}
        </small>
        {delivery.lastError && delivery.state !== 'sent' && <small>{delivery.lastError}</small>}
      </div>
      <Tag kind={kinds[delivery.state]}>{t(`settings.delivery.${delivery.state}`)}</Tag>
      {delivery.state === 'failed' && (
        <Button size="xs" loading={retry.isPending} onClick={() => retry.mutate()}>
          {t('settings.log.retry')}
        </Button>
      )}
    </li>
  );
}
