import type { Output, replayDetector } from '@beffroi/contracts';
import { BandBars, ChartFigure, LegendKey } from '@beffroi/ui';
import { IconBell } from '@tabler/icons-react';
import { PostsLink, useOpenPosts } from '../../shared/links.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { widen } from './detector.rules.ts';
import classes from './detector.module.css';

const MOST_BARS = 224;

/** The past of a watch, and each time that it would have rung. */
export function Replay({
  replay,
  watchId,
  pending,
}: {
  replay: Output<typeof replayDetector>;
  watchId: string;
  pending: boolean;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const openPosts = useOpenPosts();
  const bars = widen(replay.points, MOST_BARS);
  const rungIn = (bar: { at: string; until: number }) =>
    replay.rings.some((ring) => Date.parse(ring.at) >= Date.parse(bar.at) && Date.parse(ring.at) < bar.until);
  const posts = (bar: { at: string; until: number }) => ({
    veille: watchId,
    de: bar.at,
    a: new Date(bar.until).toISOString(),
  });
  return (
    <div aria-busy={pending} className={pending ? classes.pending : undefined}>
      <p className={classes.verdict} role="status">
        {t('detector.rings', { count: replay.rings.length })}
      </p>
      <ChartFigure
        caption={t('detector.replay.caption')}
        legend={
          <>
            <LegendKey kind="band">{t('today.chart.band')}</LegendKey>
            <LegendKey kind="after">{t('detector.replay.rang')}</LegendKey>
          </>
        }
        tableLabel={t('common.table')}
        columns={[t('today.column.hour'), t('today.column.mentions'), t('detector.column.rang')]}
        rows={bars.map((bar) => ({
          key: bar.at,
          cells: [
            format.moment(bar.at, now),
            <PostsLink key="posts" posts={posts(bar)}>
              {format.number(bar.mentions)}
            </PostsLink>,
            rungIn(bar) ? t('detector.yes') : t('detector.no'),
          ],
        }))}
      >
        <BandBars
          height={200}
          grid
          sentence={t('detector.replay.sentence', { count: replay.rings.length })}
          formatCount={format.number}
          bars={bars.map((bar) => ({
            key: bar.at,
            tick: format.date(bar.at, now),
            title: `${format.moment(bar.at, now)} : ${t('alerts.mentions', { count: bar.mentions, number: format.number(bar.mentions) })}`,
            value: bar.mentions,
            low: bar.low,
            high: bar.high,
            after: rungIn(bar),
          }))}
          onBar={(index) => {
            const bar = bars[index];
            if (bar) openPosts(posts(bar));
          }}
        />
      </ChartFigure>
      {replay.rings.length > 0 && (
        <ol className={classes.rings}>
          {replay.rings
            .toReversed()
            .slice(0, 12)
            .map((ring) => (
              <li key={ring.at}>
                <IconBell size={16} stroke={1.75} aria-hidden="true" />
                <time dateTime={ring.at}>{format.moment(ring.at, now)}</time>
                <span>
                  <PostsLink
                    posts={{ veille: watchId, de: ring.at, a: new Date(Date.parse(ring.at) + 3_600_000).toISOString() }}
                  >
                    {t('detector.ring', { observed: format.number(ring.observed) })}
                  </PostsLink>
                  {', '}
                  {t('wall.times.words', { ratio: format.ratio(ring.ratio) })},{' '}
                  {t('alerts.level', { level: ring.level })}
                </span>
              </li>
            ))}
        </ol>
      )}
    </div>
  );
}
