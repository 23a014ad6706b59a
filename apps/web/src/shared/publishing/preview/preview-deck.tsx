import { Children, type ReactNode } from 'react';
import { useWords } from '../../words.ts';
import classes from './preview.module.css';

/** Previews in two columns; on a phone, a row that one swipes, and that the keyboard can scroll. */
export function PreviewDeck({ children }: { children: ReactNode }) {
  const t = useWords();
  return (
    <div
      role="group"
      aria-label={t('preview.deck')}
      className={classes.deck}
      data-few={Children.count(children) < 2}
      // It scrolls sideways on a phone: whoever has keys alone has to reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  );
}
