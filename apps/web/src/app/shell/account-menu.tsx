import { UnstyledButton } from '@mantine/core';
import { roleWords } from '../../shared/role-words.ts';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './account-menu.module.css';
import { LazyMenu } from './lazy-menu.tsx';

/** Who I am, at the foot of the rail; a click opens language, account and way out. */
export function AccountMenu() {
  const t = useWords();
  const { person } = useSession();
  const territory = useTerritory();
  if (!person) return null;
  const role = territory.roles[0];
  return (
    <LazyMenu
      position="top-start"
      width={240}
      content={{ kind: 'account' }}
      target={
        <UnstyledButton className={classes.who}>
          <span className={classes.avatar} aria-hidden="true">
            {initials(person.name)}
          </span>
          <span className={classes.words}>
            {person.name}
            {role && <span>{t(roleWords[role])}</span>}
          </span>
        </UnstyledButton>
      }
    />
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
