import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { localeWasChosen, remembered } from '../shared/locale.ts';
import { useSession } from '../shared/session.ts';
import { useLocale } from './locale-provider.tsx';

/** A device where nothing was chosen yet takes the language and the theme that the person keeps with their account. */
export function usePreferences(): void {
  const { person } = useSession();
  const { locale, choose } = useLocale();
  const { setColorScheme } = useMantineColorScheme();
  const kept = person?.locale;
  const theme = person?.theme;
  useEffect(() => {
    if (kept && kept !== locale && !localeWasChosen()) choose(kept);
  }, [kept, locale, choose]);
  useEffect(() => {
    if ((theme === 'light' || theme === 'dark') && remembered('beffroi.theme') === undefined) setColorScheme(theme);
  }, [theme, setColorScheme]);
}
