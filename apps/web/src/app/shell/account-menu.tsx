import { authPaths, updateMe, type Locale } from '@beffroi/contracts';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconLogout, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { roleWords } from '../../shared/role-words.ts';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useLocale } from '../locale-provider.tsx';
import classes from './account-menu.module.css';

const languages: readonly { locale: Locale; name: string }[] = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

/** Who I am, at the foot of the rail; a click opens language, account and way out. */
export function AccountMenu() {
  const t = useWords();
  const { person } = useSession();
  const territory = useTerritory();
  if (!person) return null;
  const role = territory.roles[0];
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.who}>
          <span className={classes.avatar} aria-hidden="true">
            {initials(person.name)}
          </span>
          <span className={classes.words}>
            {person.name}
            {role && <span>{t(roleWords[role])}</span>}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <AccountItems />
      </Menu.Dropdown>
    </Menu>
  );
}

export function AccountItems() {
  const t = useWords();
  const { locale, choose } = useLocale();
  const chooseLanguage = (language: Locale) => {
    choose(language);
    void call(updateMe, { body: { locale: language } }).catch(() => undefined);
  };
  const signOut = async () => {
    await fetch(authPaths.signOut, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    location.assign('/connexion');
  };
  return (
    <>
      <Menu.Label>{t('app.language')}</Menu.Label>
      <Menu.RadioGroup value={locale} onChange={(language) => chooseLanguage(language as Locale)}>
        {languages.map(({ locale: language, name }) => (
          <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item
        component={Link}
        to={'/compte' as string}
        leftSection={<IconUser size={16} stroke={1.75} aria-hidden="true" />}
      >
        {t('app.account')}
      </Menu.Item>
      <Menu.Item onClick={() => void signOut()} leftSection={<IconLogout size={16} stroke={1.75} aria-hidden="true" />}>
        {t('app.signout')}
      </Menu.Item>
    </>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}
