import type { Channel } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useWords } from '../../shared/words.ts';
import { CalendarCard } from './calendar-card.tsx';
import { isWeekend } from './period.rules.ts';
import type { GridProps } from './time-grid.tsx';
import { useDayWords } from './use-day-words.ts';
import classes from './accounts-grid.module.css';

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
                  <td
                    key={day}
                    data-day={day}
                    data-weekend={isWeekend(day) || undefined}
                    data-over={props.drag?.over?.day === day || undefined}
                  >
                    <ul className={classes.cards}>
                      {mine
                        .filter((each) => each.day === day)
                        .map(({ card }) => (
                          <li key={card.id} data-dragged={props.drag?.id === card.id || undefined}>
                            <CalendarCard card={card} networks={[]} onMove={props.onMove} size="medium" />
                          </li>
                        ))}
                    </ul>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
