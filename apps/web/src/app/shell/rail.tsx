import { Logo } from '@beffroi/ui';
import { IconPencilPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import type { NavigationEntry } from '../navigation.ts';
import { AccountMenu } from './account-menu.tsx';
import classes from './rail.module.css';
import { TerritorySwitcher } from './territory-switcher.tsx';

/** What waits for somebody, by entry. */
export type Counts = Partial<Record<NavigationEntry['id'], number>>;

/** The rail of the desktop; icons alone, with their names on hover and focus, on a tablet. */
export function Rail({ entries, counts }: { entries: readonly NavigationEntry[]; counts: Counts }) {
  const t = useWords();
  const territory = useTerritory();
  const groups = [...new Set(entries.map((entry) => entry.group))];
  return (
    <aside className={classes.rail}>
      <div className={classes.brand}>
        <Link to={`/t/${territory.id}` as string} className={classes.home} aria-label={`Beffroi, ${territory.name}`}>
          <Logo size={36} roof="var(--bf-rail-ink)" />
        </Link>
        <div className={classes.name}>
          <b>Beffroi</b>
          <TerritorySwitcher />
        </div>
      </div>
      {useCan('publishing.write') && (
        <Link
          to={`/t/${territory.id}/publications/nouvelle` as string}
          className={classes.compose}
          aria-keyshortcuts="c"
        >
          <IconPencilPlus size={18} stroke={1.75} aria-hidden="true" />
          <span className={classes.label}>{t('app.nav.compose')}</span>
          <kbd className={classes.key} aria-hidden="true">
            C
          </kbd>
        </Link>
      )}
      <nav aria-label={t('app.nav')} className={classes.nav}>
        {groups.map((group) => (
          <div key={group ?? 'first'}>
            {group && <p className={classes.group}>{t(group)}</p>}
            <ul>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <li key={entry.id}>
                    <RailLink entry={entry} count={countOf(entry, counts)} />
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </nav>
      <AccountMenu />
    </aside>
  );
}

/** What a count counts, for whoever does not see where it stands. */
export function countWords({ id }: NavigationEntry) {
  return id === 'alerts' ? 'app.nav.alarms' : id === 'crises' ? 'app.nav.rooms' : 'app.nav.count';
}

export function countOf(entry: NavigationEntry, counts: Counts): number {
  return counts[entry.id] ?? 0;
}

function RailLink({ entry, count }: { entry: NavigationEntry; count: number }) {
  const t = useWords();
  const territory = useTerritory();
  const Icon = entry.icon;
  return (
    <Link
      to={`/t/${territory.id}/${entry.path}` as string}
      className={classes.link}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ includeSearch: false }}
    >
      <Icon size={18} stroke={1.75} aria-hidden="true" className={classes.icon} />
      <span className={classes.label}>{t(entry.label)}</span>
      {count > 0 && (
        <span className={entry.id === 'alerts' ? classes.hot : classes.count}>
          <span aria-hidden="true">{count}</span>
          <span className="vh">{t(countWords(entry), { count })}</span>
        </span>
      )}
    </Link>
  );
}
