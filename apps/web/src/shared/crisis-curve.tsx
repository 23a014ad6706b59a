import type { Room } from '@beffroi/contracts';
import { BandBars, ChartFigure, LegendKey, type Moment } from '@beffroi/ui';
import classes from './crisis-curve.module.css';
import { curveStepMs, marksIn, marksOn, shortLabel } from './crisis-curve.rules.ts';
import { PostsLink, useOpenPosts } from './links.tsx';
import { useNow } from './use-format.ts';
import { useTerritoryFormat } from './use-territory-format.ts';
import { useWords } from './words.ts';

/**
 * The curve of a crisis: bars by step, the usual band behind, what happened as lines with words. `watchId`: where the
 * crisis is about one watch, its figures open their posts. `compact`: lower, without legend, for a phone or a corner.
 */
export function CrisisCurve({
  curve,
  compact = false,
  watchId,
}: {
  curve: Room['curve'];
  compact?: boolean;
  watchId?: string | undefined;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const openPosts = useOpenPosts();
  const { points, step } = curve;
  const posts = (at: string) => ({
    ...(watchId ? { veille: watchId } : {}),
    de: at,
    a: new Date(Date.parse(at) + curveStepMs[step]).toISOString(),
  });
  const marks = marksOn(curve);
  const detected = marks.find(({ kind }) => kind === 'alarm');
  const moments = marks.map((mark): Moment => ({
    kind: mark === detected ? 'detection' : 'plain',
    at: mark.place,
    label: shortLabel(`${format.hour(mark.at)}, ${mark.label[format.locale]}`),
    short: format.hour(mark.at),
  }));
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return <p className={classes.empty}>{t('crisis.curve.empty')}</p>;
  const most = points.reduce((best, point) => (point.mentions > best.mentions ? point : best), first);
  return (
    <ChartFigure
      caption={t(`alerts.curve.${step}`)}
      legend={
        !compact && (
          <>
            <LegendKey kind="band">{t('today.chart.band')}</LegendKey>
            {detected && <LegendKey kind="after">{t('alerts.curve.after')}</LegendKey>}
          </>
        )
      }
      tableLabel={t('common.table')}
      columns={[
        t('today.column.hour'),
        t('today.column.mentions'),
        t('crisis.curve.unfavourable'),
        t('crisis.curve.favourable'),
        t('today.column.usual'),
      ]}
      rows={points.map((point) => ({
        key: point.at,
        cells: [
          [format.moment(point.at, now), ...marksIn(curve, point.at).map(({ label }) => label[format.locale])].join(
            ', ',
          ),
          watchId ? (
            <PostsLink key="posts" posts={posts(point.at)}>
              {format.number(point.mentions)}
            </PostsLink>
          ) : (
            format.number(point.mentions)
          ),
          format.number(point.negative + point.ironic),
          format.number(point.positive),
          point.low === undefined || point.high === undefined
            ? t('today.unknown')
            : t('today.range', { low: Math.round(point.low), high: Math.round(point.high) }),
        ],
      }))}
    >
      <BandBars
        height={compact ? 168 : 272}
        grid={!compact}
        sentence={[
          t('crisis.curve.sentence', {
            from: format.moment(first.at, now),
            to: format.moment(last.at, now),
            most: format.number(most.mentions),
            at: format.hour(most.at),
          }),
          ...marks.map(({ at, label }) => `${format.hour(at)}, ${label[format.locale]}.`),
        ].join(' ')}
        moments={moments}
        formatCount={format.number}
        bars={points.map((point) => ({
          key: point.at,
          tick: format.hour(point.at),
          title: t('today.hour', { hour: format.hour(point.at), count: point.mentions }),
          value: point.mentions,
          low: point.low,
          high: point.high,
          after: detected !== undefined && Date.parse(point.at) + curveStepMs[step] > Date.parse(detected.at),
        }))}
        {...(watchId
          ? {
              onBar: (index: number) => {
                const point = points[index];
                if (point) openPosts(posts(point.at));
              },
            }
          : {})}
      />
      {!compact && (
        <ol className={classes.marks} aria-hidden="true">
          {marks.map((mark, index) => (
            <li key={index} className={mark === detected ? classes.alarm : undefined}>
              <b>{format.hour(mark.at)}</b> {mark.label[format.locale]}
            </li>
          ))}
        </ol>
      )}
    </ChartFigure>
  );
}
