import { useEffect, useRef, useState } from 'react';
import { snap } from './period.rules.ts';

/** A finger that rests this long takes the card; less is a scroll or a tap. */
const LONG_PRESS_MS = 350;
const SLACK = 5;

export type DropPlace = {
  day: string;
  /** Where the column shows hours; else the hour stays what it was. */
  minute?: number;
};
export type Drag = { id: string; over: DropPlace | undefined };

/**
 * Drags cards with a mouse, a pen or a finger. A card is an element with `data-card`; a place to drop is one with
 * `data-day`, and `data-from` and `data-hour` (its first hour, pixels per hour) where it shows hours. The keyboard has
 * a menu instead. Put `onPointerDown` on what holds the cards.
 */
export function useDrag(drop: (id: string, place: DropPlace) => void) {
  const [drag, setDrag] = useState<Drag>();
  const latest = useRef(drop);
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = drop;
  });
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (event: React.PointerEvent) => {
    const card = (event.target as Element).closest<HTMLElement>('[data-card]');
    const id = card?.dataset['card'];
    if (!card || !id || event.button !== 0 || (event.target as Element).closest('button')) return;
    const start = { x: event.clientX, y: event.clientY };
    const grip = event.clientY - card.getBoundingClientRect().top;
    const touch = event.pointerType === 'touch';
    let state: Drag | undefined;
    const begin = () => {
      state = { id, over: undefined };
      setDrag(state);
    };
    const timer = touch ? setTimeout(begin, LONG_PRESS_MS) : undefined;
    const end = () => {
      clearTimeout(timer);
      stop.current = undefined;
      document.removeEventListener('pointermove', move);
      document.removeEventListener('pointerup', up);
      document.removeEventListener('pointercancel', end);
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('touchmove', still);
      setDrag(undefined);
    };
    const move = (next: PointerEvent) => {
      const far = Math.hypot(next.clientX - start.x, next.clientY - start.y) > SLACK;
      if (!state && far) {
        if (touch) return end();
        begin();
      }
      if (!state) return;
      state = { id, over: placeUnder(next.clientX, next.clientY, grip) };
      setDrag(state);
    };
    const up = () => {
      const place = state?.over;
      if (state) swallowClick();
      end();
      if (place) latest.current(id, place);
    };
    const key = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Escape' || !state) return;
      pressed.stopPropagation();
      swallowClick();
      end();
    };
    const still = (moved: TouchEvent) => state && moved.preventDefault();
    document.addEventListener('pointermove', move);
    document.addEventListener('pointerup', up);
    document.addEventListener('pointercancel', end);
    document.addEventListener('keydown', key, true);
    document.addEventListener('touchmove', still, { passive: false });
    stop.current = end;
  };
  return { drag, onPointerDown };
}

/** The click that follows the release of a drag opens nothing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), 0);
}

/** The day, and the hour where the place shows hours, under a point; `grip`: from the top of what is dragged. */
function placeUnder(x: number, y: number, grip: number): DropPlace | undefined {
  const place = document
    .elementsFromPoint(x, y)
    .map((element) => element.closest<HTMLElement>('[data-day]'))
    .find((element) => element !== null);
  const day = place?.dataset['day'];
  if (!place || !day) return undefined;
  const hour = Number(place.dataset['hour']);
  if (!hour) return { day };
  return { day, minute: minuteAt(place, y - grip) };
}

/** The quarter of an hour at a height of the screen, in a column that shows hours. */
export function minuteAt(column: HTMLElement, y: number): number {
  const top = column.getBoundingClientRect().top;
  return snap(Number(column.dataset['from']) * 60 + ((y - top) / Number(column.dataset['hour'])) * 60);
}
