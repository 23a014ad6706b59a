import type { ConversationCard } from '@beffroi/contracts';
import { useCan } from '../../shared/session.ts';
import { type Shortcut, useShortcuts } from '../../shared/shortcuts.tsx';
import { useWords } from '../../shared/words.ts';
import type { Asked } from './desk-dialogs.tsx';
import type { Acts } from './use-acts.ts';

/** The keyboard of the desk: one letter for each thing one does all day. */
export function useDeskKeys(given: {
  cards: readonly ConversationCard[];
  concerned: () => string[];
  go: (step: 1 | -1) => void;
  open: () => void;
  write: (what: 'answer' | 'note') => void;
  pick: () => void;
  act: Acts['act'];
  ask: (asked: Asked) => void;
  undo: (() => void) | undefined;
  search: () => void;
  request: () => void;
  openId: string | undefined;
}): void {
  const t = useWords();
  const canAnswer = useCan('desk.answer');
  const canTreat = useCan('requests.treat');
  const { concerned, act, ask } = given;
  const onThem = (run: (ids: string[]) => void) => () => {
    const ids = concerned();
    if (ids.length > 0) run(ids);
  };
  const reading: Shortcut[] = [
    { keys: 'j', label: t('desk.key.next'), run: () => given.go(1) },
    { keys: 'k', label: t('desk.key.previous'), run: () => given.go(-1) },
    { keys: 'o', label: t('desk.key.open'), run: given.open },
    { keys: '/', label: t('desk.key.search'), run: given.search },
  ];
  const treating: Shortcut[] = [
    { keys: 'r', label: t('desk.key.answer'), run: () => given.write('answer') },
    { keys: 'n', label: t('desk.key.note'), run: () => given.write('note') },
    { keys: 'x', label: t('desk.key.pick'), run: given.pick },
    { keys: 'c', label: t('desk.do.claim'), run: onThem((ids) => void act(ids, { is: 'claim' })) },
    { keys: 'a', label: t('desk.do.assign'), run: onThem((ids) => ask({ what: 'assign', ids })) },
    {
      keys: 'e',
      label: t('desk.do.close'),
      run: onThem((ids) => void act(ids, { is: 'set_state', state: 'closed' })),
    },
    { keys: 's', label: t('desk.do.snooze'), run: onThem((ids) => ask({ what: 'snooze', ids })) },
    { keys: 'z', label: t('desk.key.undo'), run: () => given.undo?.() },
  ];
  const requesting: Shortcut[] = [{ keys: 'm', label: t('desk.key.request'), run: given.request }];
  useShortcuts(t('app.nav.desk'), [
    ...reading,
    ...(canAnswer ? treating : []),
    ...(canTreat && given.openId ? requesting : []),
  ]);
}
