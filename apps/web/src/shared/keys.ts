/** A key as a shortcut names it: `j`, `?`, `Enter`, or two in a row: `g a`. */
export type Keys = string;

export type Pressed = { key: string; ctrl: boolean; meta: boolean; alt: boolean; typing: boolean };

const SEQUENCE_MS = 1200;

export type KeyState = { first?: { key: string; at: number } };

/**
 * Which shortcut a press completes, if any, and what to remember for the next. A press with Ctrl, Alt or Meta, or while
 * a person types, is never a shortcut.
 */
export function nextKey(
  state: KeyState,
  pressed: Pressed,
  known: readonly Keys[],
  now: number,
): { state: KeyState; hit?: Keys } {
  if (pressed.typing || pressed.ctrl || pressed.meta || pressed.alt) return { state: {} };
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (state.first && now - state.first.at < SEQUENCE_MS) {
    const pair = `${state.first.key} ${key}`;
    if (known.includes(pair)) return { state: {}, hit: pair };
  }
  if (known.some((keys) => keys.startsWith(`${key} `))) return { state: { first: { key, at: now } } };
  return known.includes(key) ? { state: {}, hit: key } : { state: {} };
}

/** Whether an element takes what is typed for itself. */
export function takesTyping(element: { tagName: string; isContentEditable: boolean; type?: string } | null): boolean {
  if (!element) return false;
  if (element.isContentEditable) return true;
  if (element.tagName === 'INPUT') return !['checkbox', 'radio', 'button', 'submit'].includes(element.type ?? 'text');
  return element.tagName === 'TEXTAREA' || element.tagName === 'SELECT';
}
