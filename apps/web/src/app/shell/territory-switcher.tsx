import { UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { LazyMenu } from './lazy-menu.tsx';
import classes from './territory-switcher.module.css';

/** The territory on screen, and the way to the others when there are some. */
export function TerritorySwitcher() {
  const t = useWords();
  const territory = useTerritory();
  const { territories } = useSession();
  if (territories.length < 2) return <span className={classes.only}>{territory.name}</span>;
  return (
    <LazyMenu
      position="bottom-start"
      width={260}
      content={{ kind: 'territory' }}
      target={
        <UnstyledButton className={classes.switch} aria-label={`${territory.name}. ${t('app.territory.switch')}`}>
          <span>{territory.name}</span>
          <IconSelector size={14} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      }
    />
  );
}
