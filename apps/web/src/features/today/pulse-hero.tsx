import type { getToday, Output } from '@beffroi/contracts';
import { BandBars, ChartFigure, LegendKey, Tag } from '@beffroi/ui';
import { IconBell, IconBellRinging, IconEye } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { PostsLink, postsTag, useOpenPosts } from '../../shared/links.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './pulse-hero.module.css';
import { dayAgainstHabit, hourEnd } from './today.rules.ts';

type Today = Output<typeof getToday>;

const icons = { calm: IconBell, watch: IconEye, alarm: IconBellRinging };

/** One sentence, one chart. */
export function PulseHero({ today }: { today: Today }) {
  const t = useWords();
  const Icon = icons[today.state];
  return (
    <section className={`${classes.pulse} ${classes[today.state]}`} aria-labelledby="pulse">
      <div>
        <h2 className={classes.state} id="pulse">
          <span className={classes.bell}>
            <Icon size={22} stroke={1.75} aria-hidden="true" />
          </span>
          {t(today.state === 'alarm' ? 'today.state.alarm' : `common.state.${today.state}`)}
        </h2>
        <Sentence today={today} />
        <ToWatch today={today} />
      </div>
      <HoursChart today={today} />
    </section>
  );
}

function Sentence({ today }: { today: Today }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const [alarm] = today.alarms;
  const weekday = format.day(now).split(' ')[0] ?? '';
  return (
    <p className={classes.text}>
      {alarm ? (
        <>
          {alarm.explanation[format.locale]}{' '}
          <Link to={`/t/${id}/alertes/${alarm.id}` as string}>{t('app.alarm.open')}</Link>
          {'. '}
        </>
      ) : (
        today.state === 'calm' &&
        today.calmSince &&
        `${t('today.calm', { duration: format.duration(now - Date.parse(today.calmSince)) })} `
      )}
      {t.rich(`today.count.${dayAgainstHabit(today)}`, {
        count: today.mentions,
        number: format.number(today.mentions),
        negative: today.negative,
        negativeNumber: format.number(today.negative),
        low: format.number(Math.round(today.usualLow ?? 0)),
        high: format.number(Math.round(today.usualHigh ?? 0)),
        weekday,
        all: postsTag({ de: today.dayStart }),
        neg: postsTag({ de: today.dayStart, ton: 'negative' }),
      })}
    </p>
  );
}

function ToWatch({ today }: { today: Today }) {
  const t = useWords();
  const format = useFormat();
  return today.toWatch.slice(0, 3).map((watch) => (
    <p key={watch.watchId} className={classes.one}>
      <Tag kind="watch" icon={<IconEye size={14} stroke={1.75} aria-hidden="true" />}>
        {t('common.state.watch')}
      </Tag>{' '}
      {t.rich('today.towatch', {
        name: watch.name,
        count: watch.mentions,
        number: format.number(watch.mentions),
        from: format.hour(watch.from),
        ratio: format.ratio(watch.ratio),
        posts: postsTag({ veille: watch.watchId, de: watch.from }),
      })}
    </p>
  ));
}

function HoursChart({ today }: { today: Today }) {
  const t = useWords();
  const format = useFormat();
  const openPosts = useOpenPosts();
  const posts = (at: string) => ({ de: at, a: hourEnd(at) });
  const most = Math.max(0, ...today.hours.map((hour) => hour.mentions));
  const above = today.hours.filter((hour) => hour.high !== undefined && hour.mentions > hour.high).length;
  const bandKnown = today.hours.some((hour) => hour.high !== undefined);
  const words = (hour: Today['hours'][number]) =>
    hour.low === undefined || hour.high === undefined
      ? t('today.hour', { hour: format.hour(hour.at), count: hour.mentions })
      : t('today.hour.usual', {
          hour: format.hour(hour.at),
          count: hour.mentions,
          low: format.number(Math.round(hour.low)),
          high: format.number(Math.round(hour.high)),
        });
  return (
    <ChartFigure
      caption={t('today.chart')}
      legend={bandKnown && <LegendKey kind="band">{t('today.chart.band')}</LegendKey>}
      tableLabel={t('common.table')}
      columns={[t('today.column.hour'), t('today.column.mentions'), t('today.column.usual')]}
      rows={today.hours.map((hour) => ({
        key: hour.at,
        cells: [
          format.hour(hour.at),
          <PostsLink key="posts" posts={posts(hour.at)}>
            {format.number(hour.mentions)}
          </PostsLink>,
          hour.low === undefined || hour.high === undefined
            ? t('today.unknown')
            : t('today.range', { low: Math.round(hour.low), high: Math.round(hour.high) }),
        ],
      }))}
    >
      <BandBars
        height={168}
        sentence={t('today.chart.sentence', { most: format.number(most), above })}
        bars={today.hours.map((hour) => ({
          key: hour.at,
          tick: format.hour(hour.at),
          title: words(hour),
          value: hour.mentions,
          low: hour.low,
          high: hour.high,
        }))}
        formatCount={format.number}
        onBar={(index) => {
          const hour = today.hours[index];
          if (hour) openPosts(posts(hour.at));
        }}
      />
    </ChartFigure>
  );
}
