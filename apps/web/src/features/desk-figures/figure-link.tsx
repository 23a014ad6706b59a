import { NumberLink } from '@beffroi/ui';
import { createLink, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCan } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { readFiguresSearch, type SourceKind } from './desk-figures.search.ts';

const Routed = createLink(NumberLink);

/** A figure that opens what it counts, for those who may; a zero opens nothing. */
export function FigureLink({
  of,
  source = '',
  name,
  count,
  children,
}: {
  of: SourceKind;
  source?: string;
  /** What it is, for who hears the number alone. */
  name: string;
  count: number;
  children: ReactNode;
}) {
  const t = useWords();
  const canOpen = useCan('figures.open');
  const search = readFiguresSearch(useSearch({ strict: false }));
  if (!canOpen || count === 0) return <>{children}</>;
  return (
    <Routed
      to={'.' as string}
      search={{ ...search, de: of, cle: source } as never}
      resetScroll={false}
      aria-label={t('deskfig.open', { count, name })}
    >
      {children}
    </Routed>
  );
}
