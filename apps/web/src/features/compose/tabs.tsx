import type { Channel, Draft } from '@beffroi/contracts';
import { type KeyboardEvent, useRef } from 'react';
import { networkName } from '../../shared/network-words.ts';
import { useWords } from '../../shared/words.ts';
import { shortName } from './account.rules.ts';
import { differs, type Tab } from './draft.rules.ts';
import classes from './compose.module.css';

export const TAB_PANEL = 'ecrire';

/** The common text, then each account; a dot says that an account has words of its own. */
export function TextTabs({
  tab,
  chosen,
  draft,
  onTab,
}: {
  tab: Tab;
  chosen: readonly Channel[];
  draft: Draft;
  onTab: (tab: Tab) => void;
}) {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const tabs = [
    { id: 'common', label: t('compose.common'), own: false },
    ...chosen.map((channel) => ({
      id: channel.id,
      label: shortName(channel, chosen, networkName(t, channel.network)),
      own: differs(draft, channel.id),
    })),
  ];
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === tab);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: tabs.length - 1 - at }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + tabs.length) % tabs.length;
    onTab(tabs[next]?.id ?? 'common');
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label={t('compose.tabs')} className={classes.tabs}>
      {tabs.map(({ id, label, own }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`onglet-${id}`}
          aria-selected={id === tab}
          aria-controls={TAB_PANEL}
          tabIndex={id === tab ? 0 : -1}
          className={classes.tab}
          onClick={() => onTab(id)}
          onKeyDown={move}
        >
          {label}
          {own && (
            <>
              <i className={classes.dot} aria-hidden="true" />
              <span className="vh">, {t('compose.differs')}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}
