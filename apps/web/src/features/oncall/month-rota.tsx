import type { Shift } from '@beffroi/contracts';
import { useWords } from '../../shared/words.ts';
import { isWeekend } from '../calendar/period.rules.ts';
import { useDayWords } from '../calendar/use-day-words.ts';
import classes from './rota.module.css';
import type { DayOfRota } from './schedule.rules.ts';
import { useSpanWords } from './use-span-words.ts';

/** The whole weeks of a month: whose each day is. On the phone, a list of its days. */
export function MonthRota({
  days,
  month,
  today,
  onShift,
}: {
  days: readonly DayOfRota[];
  month: string;
  today: string;
  onShift: (shift: Shift) => void;
}) {
  const t = useWords();
  const words = useDayWords();
  const span = useSpanWords();
  return (
    <div className={classes.month}>
      <div className={classes.heads} aria-hidden="true">
        {days.slice(0, 7).map(({ day }) => (
          <span key={day}>{words.weekday(day)}</span>
        ))}
      </div>
      <ol className={classes.days}>
        {days.map(({ day, holiday, shifts, gaps }) => (
          <li
            key={day}
            className={classes.cell}
            data-out={!day.startsWith(month) || undefined}
            data-weekend={isWeekend(day) || undefined}
            data-today={day === today || undefined}
          >
            <p className={classes.number} aria-current={day === today ? 'date' : undefined}>
              <span aria-hidden="true" className={classes.short}>
                {words.weekday(day).slice(0, 3)}.
              </span>{' '}
              <b aria-hidden="true">{words.number(day)}</b>
              <span className="vh">{words.full(day)}</span>
              {holiday && <small>{holiday}</small>}
            </p>
            <ul>
              {peopleOf(shifts).map((shift) => (
                <li key={shift.personId}>
                  <button
                    type="button"
                    className={classes.chip}
                    data-mine={shift.mine || undefined}
                    data-swapped={shift.insteadOf ? '' : undefined}
                    title={`${shift.personName}, ${span(shift)}`}
                    onClick={() => onShift(shift)}
                  >
                    {shift.personName}
                    <span className="vh">{`, ${shift.slotName}, ${span(shift)}`}</span>
                  </button>
                </li>
              ))}
              {gaps.length > 0 && <li className={classes.hole}>{t('oncall.nobody')}</li>}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Each person of a day once, by the last of their hours that begins: a month has no room for each. */
function peopleOf(shifts: readonly Shift[]): Shift[] {
  return [...new Map(shifts.map((shift) => [shift.personId, shift])).values()];
}
