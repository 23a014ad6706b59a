import { useWords } from '../../../shared/words.ts';
import classes from './wall-alert.module.css';
import { stopwatch } from './wall-alert.rules.ts';

/** A duration for 3 m: hours and minutes large, seconds small, to show that it runs. */
export function Stopwatch({ ms, runs }: { ms: number; runs: boolean }) {
  const t = useWords();
  const { hours, minutes, seconds } = stopwatch(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return (
    <p className={classes.stopwatch} {...(runs ? { role: 'timer' } : {})}>
      {hours > 0 ? t('wallalert.hours', { hours, minutes: two(minutes) }) : t('wallalert.minutes', { minutes })}
      {runs && hours < 10 && <small>{t('wallalert.seconds', { seconds: two(seconds) })}</small>}
    </p>
  );
}
