import type { Alarm } from '@beffroi/contracts';
import { alarmName, alarmSentence } from '../../shared/alarm-words.ts';
import { IconBellRinging } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './alert-ribbon.module.css';

/** Red while an alarm is open and nobody took it. It is announced once as an alert, then only stays in place. */
export function AlertRibbon({ alarms }: { alarms: readonly Alarm[] }) {
  const t = useWords();
  const format = useFormat();
  const territory = useTerritory();
  const open = alarms.filter((alarm) => alarm.state === 'open');
  const [first] = open.toSorted(
    (a, b) => b.severity.level - a.severity.level || b.detectedAt.localeCompare(a.detectedAt),
  );
  if (!first) return null;
  return (
    <section key={first.id} className={classes.ribbon} aria-label={t('app.nav.alarms', { count: open.length })}>
      {/* Said once, when it comes; the figures beside it then change in silence. */}
      <span className="vh" role="alert">
        {`${t('app.alarm')}, ${alarmName(first)}`}
      </span>
      <IconBellRinging size={22} stroke={1.75} aria-hidden="true" className={classes.bell} />
      <b className={classes.name}>
        {t('app.alarm')} <span>{alarmName(first)}</span>
      </b>
      <span className={classes.words}>
        {alarmSentence(first, format.locale)}
        {open.length > 1 && ` ${t('app.alarm.others', { count: open.length - 1 })}`}
      </span>
      <Link to={`/t/${territory.id}/alertes/${first.id}` as string} className={classes.open}>
        {t('app.alarm.open')}
      </Link>
    </section>
  );
}
