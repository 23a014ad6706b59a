import type { Channel } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useWords } from '../../shared/words.ts';
import { CalendarCard } from './calendar-card.tsx';
import type { Dated } from './card.rules.ts';
import { isWeekend } from './period.rules.ts';
import type { GridProps } from './time-grid.tsx';
import { useDayWords } from './use-day-words.ts';
import classes from './accounts-grid.module.css';

/** Cards of an account in a day; the rest is told by its number, which opens the day. */
const SHOWN = 6;
/** The row says the network already; one list, so that cards are not drawn again. */
const NO_NETWORKS: readonly string[] = [];

/** The week again, one row for each account: which is silent, which says too much. */
export function AccountsGrid({ channels, ...props }: GridProps & { channels: readonly Channel[] }) {
  const t = useWords();
  const words = useDayWords();
  if (channels.length === 0) return <EmptyState>{t('calendar.accounts.none')}</EmptyState>;
  return (
    // The keyboard scrolls it too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.scroll} role="group" aria-label={t('calendar.view.comptes')} tabIndex={0}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <table className={classes.table} onPointerDown={props.onPointerDown} data-dragging={props.drag ? '' : undefined}>
        <thead>
          <tr>
            <th scope="col">{t('calendar.account')}</th>
            {props.days.map((day) => (
              <th key={day} scope="col" data-today={day === props.now.day || undefined}>
                <b>{words.weekday(day)}</b> {words.number(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => {
            const mine = props.dated.filter(({ card }) => card.channelIds.includes(channel.id));
            return (
              <tr key={channel.id}>
                <th scope="row">
                  <span className={classes.account}>
                    <NetworkIcon network={channel.network} />
                    <span className={classes.name}>{channel.name}</span>
                  </span>
                  <span className={classes.count}>{t('calendar.count', { count: mine.length })}</span>
                </th>
                {props.days.map((day) => (
                  <AccountDay key={day} {...props} day={day} items={mine.filter((each) => each.day === day)} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function AccountDay({ day, items, ...props }: GridProps & { day: string; items: readonly Dated[] }) {
  const t = useWords();
  const words = useDayWords();
  const shown = items.length > SHOWN ? items.slice(0, SHOWN - 1) : items;
  const rest = items.length - shown.length;
  return (
    <td
      data-day={day}
      data-weekend={isWeekend(day) || undefined}
      data-over={props.drag?.over?.day === day || undefined}
    >
      <ul className={classes.cards}>
        {shown.map(({ card }) => (
          <li key={card.id} data-dragged={props.drag?.id === card.id || undefined}>
            <CalendarCard card={card} networks={NO_NETWORKS} onMove={props.onMove} size="medium" />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={classes.more} onClick={() => props.openDay(day)}>
          <span aria-hidden="true">{t('calendar.more', { count: rest })}</span>
          <span className="vh">{t('calendar.more.of', { count: rest, day: words.full(day) })}</span>
        </button>
      )}
    </td>
  );
}
