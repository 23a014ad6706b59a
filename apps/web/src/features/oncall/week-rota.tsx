import type { Shift } from '@beffroi/contracts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { useDayWords } from '../calendar/use-day-words.ts';
import classes from './rota.module.css';
import type { Bar, DayOfRota } from './schedule.rules.ts';
import { useSpanWords } from './use-span-words.ts';

/** Shares of a day below which a bar is too thin for a thumb: it is shown, and opens from the month. */
const PRESSED = 0.075;

/** A line a day, midnight to midnight; nobody's hours are hatched. */
export function WeekRota({
  days,
  today,
  onShift,
}: {
  days: readonly DayOfRota[];
  today: string;
  onShift: (shift: Shift) => void;
}) {
  const words = useDayWords();
  return (
    <div className={classes.week}>
      <div className={classes.ticks} aria-hidden="true">
        {[0, 6, 12, 18].map((hour) => (
          <span key={hour}>{words.hour(hour)}</span>
        ))}
      </div>
      <ol>
        {days.map(({ day, holiday, lanes }) => (
          <li key={day} className={classes.line} data-today={day === today || undefined}>
            <p className={classes.day} aria-current={day === today ? 'date' : undefined}>
              <b>{words.weekday(day)}</b> {words.number(day)}
              {holiday && <small>{holiday}</small>}
            </p>
            <div className={classes.lanes}>
              {lanes.length === 0 && <div className={classes.lane} />}
              {lanes.map((lane, index) => (
                <ul key={index} className={classes.lane}>
                  {lane.map((bar) => (
                    <BarOfShift key={`${bar.key}${bar.shift?.personId ?? ''}`} bar={bar} onShift={onShift} />
                  ))}
                </ul>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function BarOfShift({ bar, onShift }: { bar: Bar; onShift: (shift: Shift) => void }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const span = useSpanWords();
  const place = { left: `${bar.start * 100}%`, width: `${bar.width * 100}%` };
  const { shift } = bar;
  if (!shift) {
    return (
      <li className={classes.gap} style={place}>
        <span className={bar.width > 0.12 ? classes.clip : 'vh'}>{t('oncall.nobody')}</span>
      </li>
    );
  }
  if (bar.width < PRESSED) {
    return (
      <li style={place} className={classes.place}>
        <span
          className={classes.sliver}
          data-mine={shift.mine || undefined}
          title={`${shift.personName}, ${span(shift)}`}
        >
          <span className="vh">{`${shift.personName}, ${shift.slotName}, ${span(shift)}`}</span>
        </span>
      </li>
    );
  }
  return (
    <li style={place} className={classes.place}>
      <button
        type="button"
        className={classes.bar}
        data-mine={shift.mine || undefined}
        data-swapped={shift.insteadOf ? '' : undefined}
        title={`${shift.personName}, ${span(shift)}`}
        onClick={() => onShift(shift)}
      >
        <span className={classes.clip}>
          <b>{shift.personName}</b>{' '}
          {bar.width > 0.3 && t('oncall.hours.span', { from: format.hour(shift.from), to: format.hour(shift.to) })}
        </span>
        <span className="vh">{`, ${shift.slotName}, ${span(shift)}`}</span>
      </button>
    </li>
  );
}
