import { useWords } from '../../shared/words.ts';
import { CalendarCard } from './calendar-card.tsx';
import { isWeekend } from './period.rules.ts';
import type { GridProps } from './time-grid.tsx';
import { useDayWords } from './use-day-words.ts';
import classes from './month-grid.module.css';

/** Cards of a day in a month; the rest is told by its number, which opens the day. */
const SHOWN = 4;

/** The whole weeks of a month. A card moved to another day keeps its hour. */
export function MonthGrid({ month, ...props }: GridProps & { month: string }) {
  const t = useWords();
  const words = useDayWords();
  const byDay = Map.groupBy(props.dated, ({ day }) => day);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={classes.grid} onPointerDown={props.onPointerDown} data-dragging={props.drag ? '' : undefined}>
      <div className={classes.heads} aria-hidden="true">
        {props.days.slice(0, 7).map((day) => (
          <span key={day} data-letter={words.letter(day)}>
            {words.weekday(day)}
          </span>
        ))}
      </div>
      <ol className={classes.days}>
        {props.days.map((day) => {
          const mine = byDay.get(day) ?? [];
          const shown = mine.length > SHOWN ? mine.slice(0, SHOWN - 1) : mine;
          const count = t('calendar.count', { count: mine.length });
          return (
            <li
              key={day}
              className={classes.day}
              data-day={day}
              data-out={day.slice(0, 7) !== month || undefined}
              data-weekend={isWeekend(day) || undefined}
              data-today={day === props.now.day || undefined}
              data-over={props.drag?.over?.day === day || undefined}
            >
              <button
                type="button"
                className={classes.number}
                onClick={() => props.openDay(day)}
                aria-current={day === props.now.day ? 'date' : undefined}
              >
                <span aria-hidden="true">{words.number(day)}</span>
                <span className="vh">{`${words.full(day)}, ${count}`}</span>
                {mine.length > 0 && (
                  <span className={classes.dot} aria-hidden="true">
                    {mine.length}
                  </span>
                )}
              </button>
              <ul className={classes.cards}>
                {shown.map(({ card }) => (
                  <li key={card.id} data-dragged={props.drag?.id === card.id || undefined}>
                    <CalendarCard card={card} networks={props.networksOf(card)} onMove={props.onMove} size="line" />
                  </li>
                ))}
              </ul>
              {mine.length > shown.length && (
                <button type="button" className={classes.more} onClick={() => props.openDay(day)}>
                  <span aria-hidden="true">{t('calendar.more', { count: mine.length - shown.length })}</span>
                  <span className="vh">
                    {t('calendar.more.of', { count: mine.length - shown.length, day: words.full(day) })}
                  </span>
                </button>
              )}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
