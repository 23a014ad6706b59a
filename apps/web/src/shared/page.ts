import { useEffect } from 'react';

let visited = 0;

/**
 * Names the page for the browser, and moves the focus to its content when one came from another page, so that a screen
 * reader starts there and not in the menu. Called once by each page, when it is ready.
 */
export function usePage(title: string): void {
  useEffect(() => {
    document.title = `${title}, Beffroi`;
  }, [title]);
  useEffect(() => {
    visited += 1;
    if (visited > 1) document.querySelector<HTMLElement>('#contenu')?.focus({ preventScroll: true });
  }, []);
}
