import type { Alarm } from '@beffroi/contracts';
import { IconBellRinging, IconPlugConnectedX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PostsLink } from '../../shared/links.tsx';
import { useLiveState } from '../../shared/live.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './wall.module.css';

/** The gravest alarm that is not over; those that a person took are no longer red. */
export function firstAlarm(alarms: readonly Alarm[]): Alarm | undefined {
  const rank = (alarm: Alarm) => (alarm.state === 'open' ? 10 : 0) + alarm.severity.level;
  return alarms.toSorted((a, b) => rank(b) - rank(a) || b.detectedAt.localeCompare(a.detectedAt))[0];
}

/** Why the screen is not to be trusted, in words that are read from the door. */
export function NotLive() {
  const t = useWords();
  const format = useFormat();
  const { status, heardAt, lostAt } = useLiveState();
  const now = useNow(5000);
  if (status === 'live' || (status === 'reconnecting' && now - (lostAt ?? now) < 8000)) return <div role="status" />;
  return (
    <div role="status" className={classes.notLive}>
      <IconPlugConnectedX stroke={1.75} aria-hidden="true" />
      {t(status === 'offline' ? 'wall.offline' : 'wall.lost', { hour: format.hour(heardAt) })}
    </div>
  );
}

export function AlarmRibbon({ alarms }: { alarms: readonly Alarm[] }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const alarm = firstAlarm(alarms);
  if (!alarm) return null;
  const taken = alarm.state !== 'open';
  return (
    <section className={taken ? classes.ribbonTaken : classes.ribbon} aria-label={t('app.alarm')} key={alarm.id}>
      <span className="vh" role="alert">{`${t('app.alarm')}, ${alarm.watchName ?? alarm.sourceName ?? ''}`}</span>
      <IconBellRinging stroke={1.75} aria-hidden="true" className={taken ? undefined : classes.swing} />
      <b>{t('app.alarm')}</b>
      <Link to={`/t/${id}/alertes/${alarm.id}` as string} className={classes.ribbonName}>
        {alarm.watchName ?? alarm.sourceName}
      </Link>
      <span className={classes.ribbonEnd}>
        {taken && alarm.acknowledgedBy
          ? t('wall.taken', { name: alarm.acknowledgedBy })
          : alarm.ratio === undefined
            ? t('wall.since', { hour: format.hour(alarm.startedAt) })
            : t('wall.ratio', { ratio: format.ratio(alarm.ratio), hour: format.hour(alarm.startedAt) })}
      </span>
    </section>
  );
}

/** The second screen's half of the ribbon: since when, how grave, how many. */
export function AlarmFacts({ alarms }: { alarms: readonly Alarm[] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(15_000);
  const alarm = firstAlarm(alarms);
  if (!alarm) return null;
  return (
    <div className={`${alarm.state === 'open' ? classes.ribbon : classes.ribbonTaken} ${classes.facts}`}>
      <span>
        {t.rich('wall.first', {
          duration: format.duration(now - Date.parse(alarm.startedAt)),
          b: strong,
        })}
      </span>
      <span>{t.rich('wall.severity', { level: alarm.severity.level, b: strong })}</span>
      <span>
        <PostsLink
          posts={{
            ...(alarm.watchId ? { veille: alarm.watchId } : {}),
            de: alarm.startedAt,
            ...(alarm.endedAt ? { a: alarm.endedAt } : {}),
          }}
        >
          {t.rich('wall.mentions', { count: alarm.mentions, number: format.number(alarm.mentions), b: strong })}
        </PostsLink>
      </span>
    </div>
  );
}

function strong(chunks: ReactNode[]) {
  return <b key="strong">{chunks}</b>;
}
