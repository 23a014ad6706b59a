import { Kbd, LiveDot, Logo, StateChip, type StateName } from '@beffroi/ui';
import { ActionIcon } from '@mantine/core';
import { IconKeyboard, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useLiveState } from '../../shared/live.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { ThemeMenu } from './theme-menu.tsx';
import classes from './top-bar.module.css';

/** Search, state, live clock, help, theme. */
export function TopBar({
  state,
  crisisId,
  onSearch,
  onHelp,
}: {
  state: StateName | undefined;
  /** Of the crisis whose room is open: where an alarm leads, then. */
  crisisId: string | undefined;
  onSearch: () => void;
  onHelp: () => void;
}) {
  const t = useWords();
  const territory = useTerritory();
  return (
    <header className={classes.bar}>
      <Link to={`/t/${territory.id}` as string} className={classes.brand} aria-label={`Beffroi, ${territory.name}`}>
        <Logo size={22} />
        <span className={classes.brandName}>{territory.shortName ?? territory.name}</span>
      </Link>
      <button type="button" className={classes.search} onClick={onSearch} aria-keyshortcuts="Control+K /">
        <IconSearch size={17} stroke={1.75} aria-hidden="true" />
        <span className={classes.searchWords}>{t('app.search')}</span>
        <Kbd>Ctrl K</Kbd>
      </button>
      <div className={classes.end}>
        <ActionIcon className={classes.phoneOnly} size={44} onClick={onSearch} aria-label={t('app.search.open')}>
          <IconSearch size={20} stroke={1.75} />
        </ActionIcon>
        {state && (
          <Link
            to={
              `/t/${territory.id}/${state !== 'alarm' ? 'aujourdhui' : crisisId ? `crises/${crisisId}` : 'alertes'}` as string
            }
            className={classes.state}
            aria-label={t('app.state.open', { state: t(`common.state.${state}`) })}
          >
            <StateChip state={state} label={t(`common.state.${state}`)} />
          </Link>
        )}
        <LiveClock />
        <ActionIcon
          className={classes.wideOnly}
          onClick={onHelp}
          aria-label={t('app.help')}
          title={`${t('app.help')} (?)`}
        >
          <IconKeyboard size={18} stroke={1.75} />
        </ActionIcon>
        <ThemeMenu />
      </div>
    </header>
  );
}

function LiveClock() {
  const t = useWords();
  const format = useFormat();
  const now = useNow(5000);
  const { status } = useLiveState();
  // Those who hear nothing live have pages that are read when they are opened: no light says otherwise.
  if (!useCan('mentions.read')) return null;
  return (
    <span className={classes.live}>
      <LiveDot status={status} />
      {t(`app.live.${status}`, { hour: format.hour(now) })}
    </span>
  );
}
