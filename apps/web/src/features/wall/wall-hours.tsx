import { useQuery } from '@tanstack/react-query';
import { useTerritory } from '../../shared/session.ts';
import { todayQuery } from '../../shared/today.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './wall.module.css';

/** The last day by the hour against the usual band, drawn for 3 m: no axis, four hours written. */
export function WallHours() {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const hours = useQuery(todayQuery(id)).data?.hours ?? [];
  if (hours.length === 0) return null;
  const max = Math.max(1, ...hours.map((hour) => Math.max(hour.mentions, hour.high ?? 0)));
  const y = (value: number) => 100 - (value / max) * 98;
  const x = (index: number) => index * 10;
  const known = hours.every((hour) => hour.low !== undefined && hour.high !== undefined);
  const edge = (pick: 'low' | 'high') => hours.map((hour, index) => `${x(index) + 5} ${y(hour[pick] ?? 0)}`);
  const width = hours.length * 10;
  const most = Math.max(...hours.map((hour) => hour.mentions));
  return (
    <section aria-label={t('today.chart')}>
      <h2>
        {t('today.chart')} <span>{known ? t('wall.hours.band') : t('wall.hours')}</span>
      </h2>
      <svg
        viewBox={`0 0 ${width} 100`}
        preserveAspectRatio="none"
        className={classes.hours}
        role="img"
        aria-label={t('today.chart.sentence', {
          most: format.number(most),
          above: hours.filter((hour) => hour.high !== undefined && hour.mentions > hour.high).length,
        })}
      >
        {known && (
          <polygon
            className={classes.hoursBand}
            points={[
              `0 ${y(hours[0]?.high ?? 0)}`,
              ...edge('high'),
              `${width} ${y(hours.at(-1)?.high ?? 0)}`,
              `${width} ${y(hours.at(-1)?.low ?? 0)}`,
              ...edge('low').toReversed(),
              `0 ${y(hours[0]?.low ?? 0)}`,
            ].join(' ')}
          />
        )}
        {hours.map((hour, index) => (
          <rect
            key={hour.at}
            className={classes.hoursBar}
            x={x(index) + 1.6}
            width={6.8}
            y={y(hour.mentions)}
            height={100 - y(hour.mentions)}
          />
        ))}
      </svg>
      <p className={classes.hoursTicks} aria-hidden="true">
        {hours
          .filter((_, index) => index % 6 === 0)
          .map((hour) => (
            <span key={hour.at}>{format.hour(hour.at)}</span>
          ))}
      </p>
    </section>
  );
}
