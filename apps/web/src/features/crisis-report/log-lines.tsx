import type { LogLine } from '@beffroi/contracts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { byDay } from '../crisis/log.rules.ts';
import classes from './report.module.css';

/** Lines of the log, oldest first, by day where there are several. */
export function LogLines({ lines }: { lines: readonly LogLine[] }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const days = byDay(lines, format.dayKey);
  return days.map(({ day, lines: ofDay }) => (
    <section key={day}>
      {days.length > 1 && <h3 className={classes.day}>{format.day(ofDay[0]?.at ?? day)}</h3>}
      <ol className={classes.lines}>
        {ofDay.map(({ id, at, by, text, correctedBy }) => (
          <li key={id} data-auto={by === undefined ? '' : undefined}>
            <time dateTime={at}>{format.hour(at)}</time>
            <p>
              {correctedBy ? <s>{text[format.locale]}</s> : text[format.locale]}{' '}
              <span className={classes.small}>{by ?? 'Beffroi'}</span>
              {correctedBy && <span className={classes.small}>, {t('crisisReport.corrected')}</span>}
            </p>
          </li>
        ))}
      </ol>
    </section>
  ));
}
