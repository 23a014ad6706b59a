import type { PublicationCard } from '@beffroi/contracts';
import { Section } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PublicationStateTag } from '../../shared/publishing/publication-state.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { undatedQuery } from './calendar.queries.ts';
import { isMovable, titleOf } from './card.rules.ts';
import classes from './undated.module.css';

/** What waits for a date, under the calendar. */
export function Undated({ onMove }: { onMove: ((card: PublicationCard) => void) | undefined }) {
  const t = useWords();
  const { id } = useTerritory();
  const items = useQuery(undatedQuery(id)).data?.items.filter(({ state }) => isMovable(state)) ?? [];
  if (items.length === 0) return null;
  return (
    <div className={classes.under}>
      <Section title={t('calendar.undated')} end={t('calendar.count', { count: items.length })}>
        <ul className={classes.list}>
          {items.map((card) => (
            <li key={card.id}>
              <Link to={`/t/${id}/publications/${card.id}` as string}>{titleOf(card) || t('calendar.untitled')}</Link>
              <PublicationStateTag state={card.state} />
              {onMove && (
                <Button size="xs" onClick={() => onMove(card)}>
                  {t('calendar.date_it')}
                  <span className="vh"> {titleOf(card)}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
