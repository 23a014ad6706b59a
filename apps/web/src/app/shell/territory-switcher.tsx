import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './territory-switcher.module.css';

/** The territory on screen, and the way to the others when there are some. */
export function TerritorySwitcher() {
  const t = useWords();
  const territory = useTerritory();
  const { territories } = useSession();
  if (territories.length < 2) return <span className={classes.only}>{territory.name}</span>;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.switch} aria-label={`${territory.name}. ${t('app.territory.switch')}`}>
          <span>{territory.name}</span>
          <IconSelector size={14} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <TerritoryItems />
      </Menu.Dropdown>
    </Menu>
  );
}

export function TerritoryItems() {
  const t = useWords();
  const current = useTerritory();
  const { territories } = useSession();
  if (territories.length < 2) return null;
  return (
    <>
      <Menu.Label>{t('app.territory.switch')}</Menu.Label>
      {territories.map((territory) => (
        // A whole load: nothing of one territory stays in the memory of the other's pages.
        <Menu.Item
          key={territory.id}
          component="a"
          href={`/t/${territory.id}`}
          aria-current={territory.id === current.id ? 'true' : undefined}
          rightSection={territory.id === current.id ? <IconCheck size={16} aria-hidden="true" /> : null}
        >
          {territory.name}
        </Menu.Item>
      ))}
    </>
  );
}
