import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type Keys, type KeyState, nextKey, takesTyping } from './keys.ts';
import { remember, remembered } from './locale.ts';

export type Shortcut = { keys: Keys; label: string; run: (event: KeyboardEvent) => void };
type Group = {
  title: string;
  shortcuts: readonly Shortcut[];
  /** Of the shell: a page that wants one of its keys has it. */
  everywhere?: boolean;
};

type Registry = {
  register: (id: symbol, group: Group) => () => void;
  groups: () => Group[];
  enabled: boolean;
  enable: (on: boolean) => void;
};

const SWITCH = 'beffroi.shortcuts';
const ShortcutsContext = createContext<Registry | undefined>(undefined);

/** Hears the keyboard for the whole page. Single keys can be switched off (WCAG 2.1.4). */
export function ShortcutsProvider({ children }: { children: ReactNode }) {
  const groups = useRef(new Map<symbol, Group>());
  const state = useRef<KeyState>({});
  const [enabled, setEnabled] = useState(() => remembered(SWITCH) !== 'off');

  useEffect(() => {
    if (!enabled) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      // A dialog keeps its keys for itself.
      if (document.querySelector('[aria-modal="true"]')) return;
      const shortcuts = heard(groups.current).flatMap((group) => [...group.shortcuts]);
      const { state: next, hit } = nextKey(
        state.current,
        {
          key: event.key,
          ctrl: event.ctrlKey,
          meta: event.metaKey,
          alt: event.altKey,
          typing: takesTyping(document.activeElement as HTMLInputElement | null),
        },
        shortcuts.map((shortcut) => shortcut.keys),
        Date.now(),
      );
      state.current = next;
      const found = shortcuts.findLast((shortcut) => shortcut.keys === hit);
      if (!found) return;
      // Enter on a link or a button is theirs.
      if (found.keys === 'Enter' && document.activeElement?.matches('a, button, summary, [role="button"]')) return;
      event.preventDefault();
      found.run(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [enabled]);

  const registry = useMemo<Registry>(
    () => ({
      register(id, group) {
        groups.current.set(id, group);
        return () => groups.current.delete(id);
      },
      groups: () => heard(groups.current),
      enabled,
      enable(on) {
        remember(SWITCH, on ? 'on' : 'off');
        setEnabled(on);
      },
    }),
    [enabled],
  );
  return <ShortcutsContext value={registry}>{children}</ShortcutsContext>;
}

/** What each group has of the keyboard: the shell gives way to the page. */
function heard(groups: ReadonlyMap<symbol, Group>): Group[] {
  const all = [...groups.values()];
  const taken = new Set(
    all.filter(({ everywhere }) => !everywhere).flatMap(({ shortcuts }) => shortcuts.map(({ keys }) => keys)),
  );
  return all.map((group) =>
    group.everywhere ? { ...group, shortcuts: group.shortcuts.filter(({ keys }) => !taken.has(keys)) } : group,
  );
}

export function useShortcutRegistry(): Registry {
  const registry = useContext(ShortcutsContext);
  if (!registry) throw new Error('No keyboard here');
  return registry;
}

/** Adds shortcuts under a title, while the component is on screen; `?` lists them. `everywhere`: those of the shell. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[], everywhere = false): void {
  const { register } = useShortcutRegistry();
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  const signature = shortcuts.map((shortcut) => `${shortcut.keys}\u0000${shortcut.label}`).join('\u0001');
  const bind = useCallback(
    () =>
      signature
        .split('\u0001')
        .filter(Boolean)
        .map((line, index) => {
          const [keys = '', label = ''] = line.split('\u0000');
          return { keys, label, run: (event: KeyboardEvent) => latest.current[index]?.run(event) };
        }),
    [signature],
  );
  useEffect(
    () => register(Symbol(title), { title, shortcuts: bind(), everywhere }),
    [register, title, bind, everywhere],
  );
}
