import type { getAlarm, Output } from '@beffroi/contracts';
import { BandBars, ChartFigure, LegendKey, type Moment } from '@beffroi/ui';
import { PostsLink, useOpenPosts } from '../../shared/links.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { placeOn, stepMs } from './alerts.rules.ts';

/** The curve of the alarm: usual band behind, detection as the one red line, what follows it in brick. */
export function AlarmCurve({ data: { alarm, curve, curveStep } }: { data: Output<typeof getAlarm> }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const openPosts = useOpenPosts();
  const step = stepMs[curveStep];
  const posts = (at: string) => ({
    ...(alarm.watchId ? { veille: alarm.watchId } : {}),
    de: at,
    a: new Date(Date.parse(at) + step).toISOString(),
  });
  const moments = (
    [['detection', alarm.detectedAt, t('wall.detected', { hour: format.hour(alarm.detectedAt) })]] as const
  )
    .flatMap(([kind, at, label]): Moment[] => {
      const place = placeOn(curve, step, at);
      return place === undefined ? [] : [{ kind, at: place, label }];
    })
    .concat(
      alarm.acknowledgedAt === undefined
        ? []
        : [placeOn(curve, step, alarm.acknowledgedAt)].flatMap((place): Moment[] =>
            place === undefined ? [] : [{ kind: 'plain', at: place, label: t('alerts.taken') }],
          ),
    );
  const most = curve.reduce(
    (best, point) => (point.mentions > best.mentions ? point : best),
    curve[0] ?? { mentions: 0, at: alarm.startedAt },
  );
  const detectedAt = Date.parse(alarm.detectedAt);
  return (
    <ChartFigure
      caption={t(`alerts.curve.${curveStep}`)}
      legend={
        <>
          <LegendKey kind="band">{t('today.chart.band')}</LegendKey>
          <LegendKey kind="after">{t('alerts.curve.after')}</LegendKey>
        </>
      }
      tableLabel={t('common.table')}
      columns={[t('today.column.hour'), t('today.column.mentions'), t('today.column.usual')]}
      rows={curve.map((point) => ({
        key: point.at,
        cells: [
          format.moment(point.at, now),
          <PostsLink key="posts" posts={posts(point.at)}>
            {format.number(point.mentions)}
          </PostsLink>,
          point.low === undefined || point.high === undefined
            ? t('today.unknown')
            : t('today.range', { low: Math.round(point.low), high: Math.round(point.high) }),
        ],
      }))}
    >
      <BandBars
        height={240}
        grid
        sentence={t('alerts.curve.sentence', {
          most: format.number(most.mentions),
          at: format.hour(most.at),
          high: format.number(Math.round(alarm.usualHigh)),
          detected: format.hour(alarm.detectedAt),
        })}
        moments={moments}
        formatCount={format.number}
        bars={curve.map((point) => ({
          key: point.at,
          tick: format.hour(point.at),
          title: t('today.hour', { hour: format.hour(point.at), count: point.mentions }),
          value: point.mentions,
          low: point.low,
          high: point.high,
          after: Date.parse(point.at) + step > detectedAt,
        }))}
        onBar={(index) => {
          const point = curve[index];
          if (point && alarm.watchId) openPosts(posts(point.at));
        }}
      />
    </ChartFigure>
  );
}
