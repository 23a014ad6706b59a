import { authPaths, type Locale, updateMe } from '@beffroi/contracts';
import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconServerCog,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useLocale } from '../locale-provider.tsx';
import type { NavigationEntry } from '../navigation.ts';

/* What the menus of the shell hold. */

const choices = [
  { scheme: 'auto', icon: IconDeviceDesktop },
  { scheme: 'light', icon: IconSun },
  { scheme: 'dark', icon: IconMoon },
] as const;

/** System, light or dark: on this device at once, and with the person everywhere. */
export function ThemeItems() {
  const t = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const choose = (scheme: MantineColorScheme) => {
    setColorScheme(scheme);
    // Kept with the person when the server answers; the device remembers it in any case.
    void call(updateMe, { body: { theme: scheme === 'auto' ? 'system' : scheme } }).catch(() => undefined);
  };
  return (
    <>
      <Menu.Label>{t('app.theme')}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(scheme) => choose(scheme as MantineColorScheme)}>
        {choices.map(({ scheme, icon: Icon }) => (
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            closeMenuOnClick
            rightSection={<Icon size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t(`app.theme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

const languages: readonly { locale: Locale; name: string }[] = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

/** Language, account and way out. */
export function AccountItems() {
  const t = useWords();
  const { person } = useSession();
  const { locale, choose } = useLocale();
  const chooseLanguage = (language: Locale) => {
    choose(language);
    void call(updateMe, { body: { locale: language } }).catch(() => undefined);
  };
  const signOut = async () => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(authPaths.signOut, { method: 'POST', headers, body: '{}' });
    // A provider of sign-in may want to end its own session too: it says where.
    const { url } = (await answer.json().catch(() => ({}))) as { url?: string };
    location.assign(url ?? '/connexion');
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
      {person?.instanceAdministrator && (
        <Menu.Item
          component={Link}
          to={'/instance' as string}
          leftSection={<IconServerCog size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('app.instance')}
        </Menu.Item>
      )}
      <Menu.Item onClick={() => void signOut()} leftSection={<IconLogout size={16} stroke={1.75} aria-hidden="true" />}>
        {t('app.signout')}
      </Menu.Item>
    </>
  );
}

/** The other territories, when there are some. */
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

/** On the phone: the pages that have no tab, then all the rest. */
export function MoreItems({ entries }: { entries: readonly NavigationEntry[] }) {
  const t = useWords();
  const territory = useTerritory();
  return (
    <>
      {entries.map((entry) => (
        <Menu.Item
          key={entry.id}
          component={Link}
          to={`/t/${territory.id}/${entry.path}` as string}
          leftSection={<entry.icon size={20} stroke={1.75} aria-hidden="true" />}
        >
          {t(entry.label)}
        </Menu.Item>
      ))}
      <TerritoryItems />
      <AccountItems />
    </>
  );
}
