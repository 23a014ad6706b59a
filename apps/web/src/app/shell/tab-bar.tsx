import { IconMenu2, IconPencilPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import type { NavigationEntry } from '../navigation.ts';
import { LazyMenu } from './lazy-menu.tsx';
import { type Counts, countOf, countWords } from './rail.tsx';
import classes from './tab-bar.module.css';

/** The phone's navigation, under the thumb; what has no tab is under « Plus ». */
export function TabBar({ entries, counts }: { entries: readonly NavigationEntry[]; counts: Counts }) {
  const t = useWords();
  const territory = useTerritory();
  const to = (entry: NavigationEntry) => `/t/${territory.id}/${entry.path}` as string;
  const own = entries.filter((entry) => entry.tab).toSorted((one, other) => (one.tab ?? 0) - (other.tab ?? 0));
  // Whoever has few of them, an elected official, has what else there is under the thumb.
  const others = entries.filter((entry) => !entry.tab);
  const tabs = [...own, ...others.slice(0, Math.max(0, 3 - own.length))];
  const compose = useCan('publishing.write') && (
    <Link key="compose" to={`/t/${territory.id}/publications/nouvelle` as string} className={classes.tab}>
      <IconPencilPlus size={22} stroke={1.75} aria-hidden="true" />
      {t('app.nav.compose')}
    </Link>
  );
  return (
    <nav className={classes.bar} aria-label={t('app.nav')}>
      {tabs
        .flatMap((entry, index) => (index === 2 ? ['compose' as const, entry] : [entry]))
        .map((entry) => {
          // In the middle, under the thumb.
          if (entry === 'compose') return compose;
          const count = countOf(entry, counts);
          return (
            <Link
              key={entry.id}
              to={to(entry)}
              className={classes.tab}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ includeSearch: false }}
            >
              <entry.icon size={22} stroke={1.75} aria-hidden="true" />
              {count > 0 && (
                <span className={entry.id === 'alerts' ? classes.hot : classes.count}>
                  <span aria-hidden="true">{count}</span>
                  <span className="vh">{t(countWords(entry), { count })}</span>
                </span>
              )}
              {t(entry.label)}
            </Link>
          );
        })}
      <LazyMenu
        position="top-end"
        width={260}
        content={{ kind: 'more', entries: entries.filter((entry) => !tabs.includes(entry)) }}
        target={
          <button type="button" className={classes.tab}>
            <IconMenu2 size={22} stroke={1.75} aria-hidden="true" />
            {t('app.nav.more')}
          </button>
        }
      />
    </nav>
  );
}
