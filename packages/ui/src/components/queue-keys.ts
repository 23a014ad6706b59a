export type QueueMove = 'next' | 'previous' | 'first' | 'last';

/** What a key asks of a list in focus: J and K, the arrows, Home and End. Modified keys are left to the browser. */
export function queueMove(key: string, modified: boolean): QueueMove | undefined {
  if (modified) return undefined;
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return 'next';
    case 'k':
    case 'K':
    case 'ArrowUp':
      return 'previous';
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    default:
      return undefined;
  }
}

/** The row to go to. It stops at the ends: going round would lose the reader. */
export function moveIn(length: number, current: number, move: QueueMove): number {
  if (length === 0) return -1;
  switch (move) {
    case 'next':
      return Math.min(length - 1, current + 1);
    case 'previous':
      return Math.max(0, current - 1);
    case 'first':
      return 0;
    case 'last':
      return length - 1;
  }
}
