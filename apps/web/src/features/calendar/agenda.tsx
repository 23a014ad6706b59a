import { EmptyState } from '@beffroi/ui';
import { ActionIcon } from '@mantine/core';
import { IconClockExclamation, IconClockEdit } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { PublicationStateTag } from '../../shared/publishing/publication-state.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { isMovable, titleOf } from './card.rules.ts';
import type { CardProps } from './calendar-card.tsx';
import type { GridProps } from './time-grid.tsx';
import { useDayWords } from './use-day-words.ts';
import classes from './agenda.module.css';

/** Day after day, one line for each publication: the phone's calendar, and the list of a period. */
export function Agenda({
  days,
  dated,
  now,
  networksOf,
  onMove,
  empty,
}: Pick<GridProps, 'days' | 'dated' | 'now' | 'networksOf' | 'onMove'> & { empty: React.ReactNode }) {
  const t = useWords();
  const words = useDayWords();
  const byDay = Map.groupBy(dated, ({ day }) => day);
  const shown = days.filter((day) => byDay.has(day));
  if (shown.length === 0)
    return (
      <div className={classes.panel}>
        <EmptyState>{empty}</EmptyState>
      </div>
    );
  return (
    <div className={classes.panel}>
      {shown.map((day) => (
        <section key={day} aria-label={words.full(day)}>
          <h2 className={classes.day} data-today={day === now.day || undefined}>
            {words.title(day)}
            <span>{t('calendar.count', { count: byDay.get(day)?.length ?? 0 })}</span>
          </h2>
          <ul>
            {(byDay.get(day) ?? []).map(({ card }) => (
              <AgendaRow key={card.id} card={card} networks={networksOf(card)} onMove={onMove} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const AgendaRow = memo(function AgendaRow({ card, networks, onMove }: CardProps) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { id } = useTerritory();
  const title = titleOf(card);
  return (
    <li className={classes.row}>
      <time dateTime={card.dueAt}>{card.dueAt && format.hour(card.dueAt)}</time>
      <div className={classes.words}>
        <p className={classes.title}>
          <Link to={`/t/${id}/publications/${card.id}` as string}>{title}</Link>
        </p>
        <p className={classes.detail}>
          <span className={classes.nets}>
            {networks.map((network) => (
              <NetworkIcon key={network} network={network} size={15} />
            ))}
          </span>
          {card.campaign && <span>{card.campaign}</span>}
          {card.waitsFor.length > 0 && <span>{t('calendar.waits', { who: card.waitsFor.join(', ') })}</span>}
          {card.conflicts > 0 && (
            <span className={classes.conflict}>
              <IconClockExclamation size={15} stroke={1.75} aria-hidden="true" />
              {t('calendar.conflicts', { count: card.conflicts })}
            </span>
          )}
        </p>
        {card.trouble && <p className={classes.trouble}>{card.trouble[format.locale]}</p>}
      </div>
      <PublicationStateTag state={card.state} />
      {onMove && isMovable(card.state) && (
        <ActionIcon
          size={36}
          className={classes.move}
          onClick={() => onMove(card)}
          aria-label={t('calendar.move.of', { title })}
        >
          <IconClockEdit size={18} stroke={1.75} />
        </ActionIcon>
      )}
    </li>
  );
});

/** The seven days under the thumb; those with something have a dot. */
export function DayStrip({
  days,
  day,
  counts,
  today,
  choose,
}: {
  days: readonly string[];
  day: string;
  counts: ReadonlyMap<string, number>;
  today: string;
  choose: (day: string) => void;
}) {
  const t = useWords();
  const words = useDayWords();
  return (
    <div className={classes.strip} role="group" aria-label={t('calendar.days')}>
      {days.map((each) => (
        <button
          key={each}
          type="button"
          onClick={() => choose(each)}
          aria-pressed={each === day}
          aria-current={each === today ? 'date' : undefined}
        >
          <span aria-hidden="true">{words.letter(each)}</span>
          <b aria-hidden="true">{words.number(each)}</b>
          <span className="vh">{`${words.full(each)}, ${t('calendar.count', { count: counts.get(each) ?? 0 })}`}</span>
          <i data-some={(counts.get(each) ?? 0) > 0 || undefined} />
        </button>
      ))}
    </div>
  );
}
