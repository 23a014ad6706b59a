import type { PublicationCard } from '@beffroi/contracts';
import { ActionIcon } from '@mantine/core';
import { IconClockExclamation, IconDots, IconRepeat } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { publicationLooks } from '../../shared/publishing/publication-state.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { isMovable, lookOf, titleOf } from './card.rules.ts';
import classes from './calendar-card.module.css';

export type CardProps = {
  card: PublicationCard;
  /** Of the accounts, in the order of the territory; each network once. */
  networks: readonly string[];
  onMove?: ((card: PublicationCard) => void) | undefined;
};

/** What a card says: hour, state, title, networks, and what is amiss. Its shape is left to the grid that holds it. */
export const CalendarCard = memo(function CalendarCard({
  card,
  networks,
  onMove,
  size = 'full',
}: CardProps & { size?: 'full' | 'tall' | 'medium' | 'line' }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { id } = useTerritory();
  const state = publicationLooks[card.state];
  const title = titleOf(card);
  const movable = onMove !== undefined && isMovable(card.state);
  const icon = { size: 14, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <div
      className={classes.card}
      data-look={lookOf(card)}
      data-size={size}
      {...(movable ? { 'data-card': card.id } : {})}
    >
      <Link
        to={`/t/${id}/publications/${card.id}` as string}
        className={classes.main}
        draggable={false}
        title={card.trouble?.[format.locale] ?? title}
        onKeyDown={(event) => {
          if (event.key !== 'm' || !movable || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          onMove(card);
        }}
      >
        <span className={classes.top}>
          {card.dueAt && <time dateTime={card.dueAt}>{format.hour(card.dueAt)}</time>}
          {size === 'line' && <span className={classes.title}>{title}</span>}
          <span className={classes.marks}>
            {card.recurring && size !== 'line' && (
              <>
                <IconRepeat {...icon} />
                <span className="vh">{t('calendar.recurring')}</span>
              </>
            )}
            {card.conflicts > 0 && (
              <>
                <IconClockExclamation {...icon} className={classes.conflict} />
                <span className="vh">{t('calendar.conflicts', { count: card.conflicts })}</span>
              </>
            )}
            <state.icon {...icon} />
            <span className="vh">{t(state.words)}</span>
          </span>
        </span>
        {size !== 'line' && <span className={classes.title}>{title}</span>}
        {size === 'full' && (
          <span className={classes.nets}>
            {networks.map((network) => (
              <NetworkIcon key={network} network={network} size={13} />
            ))}
          </span>
        )}
      </Link>
      {movable && (
        <ActionIcon
          size={24}
          className={classes.more}
          onClick={() => onMove(card)}
          aria-label={t('calendar.move.of', { title })}
          title={t('calendar.move')}
        >
          <IconDots size={15} stroke={1.75} />
        </ActionIcon>
      )}
    </div>
  );
});
