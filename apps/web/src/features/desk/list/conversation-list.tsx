import type { ConversationCard } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { type DeskSearch, narrowing } from '../desk-search.ts';
import { ConversationLine } from './conversation-line.tsx';
import classes from './list.module.css';

/** The lines. One at a time is in the order of tabs; J and K go to the others and bring them on screen. */
export function ConversationList({
  cards,
  search,
  openId,
  currentId,
  picked,
  onCurrent,
  onPick,
  onClear,
  more,
}: {
  cards: readonly ConversationCard[];
  search: DeskSearch;
  openId: string | undefined;
  currentId: string | undefined;
  picked: ReadonlySet<string>;
  onCurrent: (id: string) => void;
  onPick: (id: string, range: boolean) => void;
  onClear: () => void;
  more: { has: boolean; busy: boolean; load: () => void };
}) {
  const t = useWords();
  const now = useNow(30_000);
  const list = useRef<HTMLUListElement>(null);
  // Asked for a little before the end is reached; the button is for who goes there by the keyboard.
  const end = useRef<HTMLDivElement>(null);
  const load = useRef(more.load);
  useEffect(() => {
    load.current = more.load;
  });
  useEffect(() => {
    if (!end.current || !more.has) return undefined;
    const seen = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && load.current(), {
      rootMargin: '400px',
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [more.has]);

  if (cards.length === 0) {
    const filtered = narrowing(search) > 0 || search.q !== undefined;
    return (
      <EmptyState action={filtered && <Button onClick={onClear}>{t('desk.filters.clear')}</Button>}>
        {t(filtered ? 'desk.empty.filtered' : search.etat ? 'desk.empty.state' : 'desk.empty')}
      </EmptyState>
    );
  }
  const known = cards.some((card) => card.id === currentId);
  return (
    <>
      <ul ref={list} className={classes.lines} aria-label={t('desk.list')}>
        {cards.map((card, index) => (
          <ConversationLine
            key={card.id}
            card={card}
            search={search}
            now={now}
            open={card.id === openId}
            current={known ? card.id === currentId : index === 0}
            picked={picked.has(card.id)}
            picking={picked.size > 0}
            onPick={(range) => onPick(card.id, range)}
            onFocus={() => onCurrent(card.id)}
          />
        ))}
      </ul>
      {more.has && (
        <div ref={end} className={classes.more}>
          <Button size="xs" loading={more.busy} onClick={more.load}>
            {t('desk.more')}
          </Button>
        </div>
      )}
    </>
  );
}
