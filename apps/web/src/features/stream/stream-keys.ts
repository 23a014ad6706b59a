import type { Mention, Tone } from '@beffroi/contracts';
import type { Treatment } from '../../shared/mentions/treat-mention.ts';
import { useCan } from '../../shared/session.ts';
import { type Shortcut, useShortcuts } from '../../shared/shortcuts.tsx';
import { useWords } from '../../shared/words.ts';

/** The order of the keys 1 to 4, as written beside each tone. */
export const toneKeys = ['negative', 'ironic', 'neutral', 'positive'] as const satisfies readonly Tone[];

/** J and K to go, Enter or O to open, E to treat, H to hide, 1 to 4 to correct the tone. */
export function useStreamKeys(given: {
  mentions: readonly Mention[];
  currentIndex: number;
  go: (index: number) => void;
  open: (mention: Mention) => void;
  treat: (treatment: Treatment) => void;
}): void {
  const t = useWords();
  const { mentions, currentIndex, go, open, treat } = given;
  const canTreat = useCan('mentions.treat');
  const current = mentions[currentIndex];
  const onCurrent = (act: (mention: Mention) => void) => () => current && act(current);
  const reading: Shortcut[] = [
    { keys: 'j', label: t('stream.key.next'), run: () => go(Math.min(mentions.length - 1, currentIndex + 1)) },
    { keys: 'k', label: t('stream.key.previous'), run: () => go(Math.max(0, currentIndex - 1)) },
    { keys: 'Enter', label: t('stream.key.open'), run: onCurrent(open) },
    { keys: 'o', label: t('stream.key.open'), run: onCurrent(open) },
  ];
  const treating: Shortcut[] = [
    {
      keys: 'e',
      label: t('stream.key.treat'),
      run: onCurrent((mention) => treat({ mention, state: mention.state === 'treated' ? 'new' : 'treated' })),
    },
    {
      keys: 'h',
      label: t('stream.key.hide'),
      run: onCurrent((mention) => treat({ mention, state: mention.state === 'hidden' ? 'new' : 'hidden' })),
    },
    ...toneKeys.map((tone, index) => ({
      keys: String(index + 1),
      label: t('stream.key.tone', { tone: t(`common.tone.${tone}`) }),
      run: onCurrent((mention) => treat({ mention, tone })),
    })),
  ];
  useShortcuts(t('app.nav.stream'), canTreat ? [...reading, ...treating] : reading);
}
