import { getDeliveryCounts, type PublicationDelivery } from '@beffroi/contracts';
import { Sparkline } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords, type MessageId } from '../../shared/words.ts';
import { countsInOrder } from './publication.rules.ts';
import classes from './publication.module.css';

const words: Record<string, MessageId> = {
  impressions: 'publication.count.impressions',
  reactions: 'publication.count.reactions',
  comments: 'publication.count.comments',
  shares: 'publication.count.shares',
  clicks: 'publication.count.clicks',
};

/** How it does: the last counts, and how they grew. */
export function DeliveryCounts({ delivery }: { delivery: PublicationDelivery }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const counts = countsInOrder(delivery.counts ?? {}).filter(([name]) => words[name]);
  const series = useQuery({
    queryKey: ['delivery-counts', territoryId, delivery.id, delivery.countsAt],
    queryFn: ({ signal }) => call(getDeliveryCounts, { params: { territoryId, deliveryId: delivery.id } }, { signal }),
  }).data?.series;
  const [main] = counts;
  const values = (series ?? []).map((each) => each.counts[main?.[0] ?? ''] ?? 0);
  if (counts.length === 0) return null;
  return (
    <div className={classes.counts}>
      <dl>
        {counts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(words[name] ?? 'publication.count.impressions')}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      {values.length > 1 && (
        <div className={classes.spark}>
          <Sparkline values={values} />
        </div>
      )}
      {delivery.countsAt && (
        <p className={classes.small}>{t('publication.counted', { at: format.moment(delivery.countsAt, now) })}</p>
      )}
    </div>
  );
}
