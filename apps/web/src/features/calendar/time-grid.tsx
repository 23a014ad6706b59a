import type { PublicationCard } from '@beffroi/contracts';
import { Link } from '@tanstack/react-router';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import type { Dated } from './card.rules.ts';
import { CalendarCard } from './calendar-card.tsx';
import { COMPACT, layOut } from './layout.rules.ts';
import { hoursOf, isWeekend, localTimeOf } from './period.rules.ts';
import { type Drag, minuteAt } from './use-drag.ts';
import { useDayWords } from './use-day-words.ts';
import classes from './time-grid.module.css';

const HOUR = 54;
/** Minutes within which the present hides the hour of the margin. */
const CLOSE = 22;

export type GridProps = {
  days: readonly string[];
  dated: readonly Dated[];
  now: { day: string; minute: number };
  networksOf: (card: PublicationCard) => readonly string[];
  onMove: ((card: PublicationCard) => void) | undefined;
  onCreate: ((localTime: string) => void) | undefined;
  openDay: (day: string) => void;
  drag: Drag | undefined;
  onPointerDown: (event: React.PointerEvent) => void;
};

/** Days side by side against the hours: the week, or one day. */
export function TimeGrid({
  slot,
  ...props
}: GridProps & { slot: { day: string; minute: number; words: string } | undefined }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { days, dated, now } = props;
  const words = useDayWords();
  const { from, to } = hoursOf(dated.map(({ minute }) => minute));
  const height = (to - from) * HOUR;
  const showsNow = days.includes(now.day) && now.minute >= from * 60 && now.minute <= to * 60;
  const topOf = (minute: number) => ((minute - from * 60) / 60) * HOUR;
  const style = { '--days': days.length, '--hour': `${HOUR}px` } as React.CSSProperties;
  return (
    <div className={classes.grid} style={style}>
      <div className={classes.heads}>
        <span />
        {days.map((day) => (
          <div key={day} className={classes.head} data-today={day === now.day || undefined}>
            {days.length > 1 ? (
              <button
                type="button"
                onClick={() => props.openDay(day)}
                aria-current={day === now.day ? 'date' : undefined}
              >
                <b>{words.weekday(day)}</b> {words.number(day)}
                <span className="vh">
                  {t('calendar.count', { count: dated.filter((each) => each.day === day).length })}
                </span>
              </button>
            ) : (
              <span>
                <b>{words.weekday(day)}</b> {words.number(day)}
              </span>
            )}
          </div>
        ))}
      </div>
      {/* Cards are links and buttons; dragging and the click on an empty hour have their twins in menus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={classes.body} onPointerDown={props.onPointerDown} data-dragging={props.drag ? '' : undefined}>
        <div className={classes.hours} style={{ height }} aria-hidden="true">
          {Array.from({ length: to - from }, (_, index) => (
            <span key={index} style={{ top: index * HOUR }}>
              {showsNow && Math.abs((from + index) * 60 - now.minute) < CLOSE ? '' : words.hour(from + index)}
            </span>
          ))}
          {showsNow && (
            <em style={{ top: Math.max(10, topOf(now.minute)) }}>
              {words.hour(Math.floor(now.minute / 60), now.minute % 60)}
            </em>
          )}
        </div>
        {days.map((day) => (
          <DayColumn
            key={day}
            {...props}
            day={day}
            from={from}
            height={height}
            topOf={topOf}
            nowTop={day === now.day && showsNow ? topOf(now.minute) : undefined}
            slot={slot?.day === day ? { ...slot, top: topOf(slot.minute) } : undefined}
            format={format}
          />
        ))}
      </div>
    </div>
  );
}

function DayColumn({
  day,
  from,
  height,
  topOf,
  nowTop,
  slot,
  ...props
}: GridProps & {
  day: string;
  from: number;
  height: number;
  topOf: (minute: number) => number;
  nowTop: number | undefined;
  slot: { minute: number; words: string; top: number } | undefined;
  format: ReturnType<typeof useTerritoryFormat>;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const words = useDayWords();
  const { dated, drag, onCreate } = props;
  // A third of a day of the week is too narrow for an hour to be read.
  const most = props.days.length > 1 ? 2 : 8;
  const mine = dated.filter((each) => each.day === day);
  const { places, overflows } = layOut(
    mine.map((item) => ({ item, top: topOf(item.minute) })),
    { most, bottom: height },
  );
  const over = drag?.over?.day === day ? drag.over.minute : undefined;
  return (
    // The button « Nouvelle publication » does from the keyboard what a click on an empty hour does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={classes.column}
      style={{ height }}
      data-day={day}
      data-from={from}
      data-hour={HOUR}
      data-weekend={isWeekend(day) || undefined}
      onClick={(event) => {
        if (event.target !== event.currentTarget || !onCreate) return;
        onCreate(localTimeOf(day, minuteAt(event.currentTarget, event.clientY)));
      }}
    >
      {slot && onCreate && (
        <Link
          to={`/t/${id}/publications/nouvelle` as string}
          search={{ date: localTimeOf(day, slot.minute) } as never}
          className={classes.slot}
          style={{ top: slot.top }}
          title={slot.words}
        >
          {t('calendar.slot')}
          <span className="vh">{slot.words}</span>
        </Link>
      )}
      {places.map(({ item, top, height: high, column, columns }) => (
        <div
          key={item.card.id}
          className={classes.place}
          style={{ top, height: high, '--c': column, '--n': columns } as React.CSSProperties}
          data-dragged={drag?.id === item.card.id || undefined}
        >
          <CalendarCard
            card={item.card}
            networks={props.networksOf(item.card)}
            onMove={props.onMove}
            size={sizeOf(high)}
          />
        </div>
      ))}
      {overflows.map(({ items, top, column, columns }) => (
        <button
          key={items[0]?.card.id}
          type="button"
          className={classes.overflow}
          style={{ top, height: COMPACT, '--c': column, '--n': columns } as React.CSSProperties}
          onClick={() => props.openDay(day)}
        >
          <span aria-hidden="true">+{items.length}</span>
          <span className="vh">{t('calendar.more.of', { count: items.length, day: words.full(day) })}</span>
        </button>
      ))}
      {over !== undefined && (
        <div className={classes.target} style={{ top: topOf(over) }}>
          {words.hour(Math.floor(over / 60), over % 60)}
        </div>
      )}
      {nowTop !== undefined && <div className={classes.now} style={{ top: nowTop }} />}
    </div>
  );
}

/** Which of its lines a card has room for. */
function sizeOf(height: number): 'full' | 'tall' | 'medium' | 'line' {
  if (height >= 74) return 'full';
  if (height >= 58) return 'tall';
  return height >= 42 ? 'medium' : 'line';
}
