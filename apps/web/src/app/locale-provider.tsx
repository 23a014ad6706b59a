import type { Locale } from '@beffroi/contracts';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { chooseLocale, currentLocale } from '../shared/locale.ts';

const catalogues: Record<Locale, () => Promise<Record<string, string>>> = {
  fr: () => import('../messages/fr.ts').then((module) => module.fr),
  en: () => import('../messages/en.ts').then((module) => module.en),
};

const LocaleContext = createContext<{ locale: Locale; choose: (locale: Locale) => void } | undefined>(undefined);

/** Brings the catalogue of the language on screen; the page waits for its words. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(currentLocale);
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: Record<string, string> }>();

  useEffect(() => {
    let current = true;
    void catalogues[locale]().then((messages) => {
      if (!current) return;
      document.documentElement.lang = locale;
      setLoaded({ locale, messages });
    });
    return () => {
      current = false;
    };
  }, [locale]);

  const value = useMemo(
    () => ({
      locale,
      choose(chosen: Locale) {
        chooseLocale(chosen);
        setLocale(chosen);
      },
    }),
    [locale],
  );
  if (!loaded) return null;
  return (
    <LocaleContext value={value}>
      <IntlProvider locale={loaded.locale} messages={loaded.messages}>
        {children}
      </IntlProvider>
    </LocaleContext>
  );
}

export function useLocale() {
  const value = useContext(LocaleContext);
  if (!value) throw new Error('No language here');
  return value;
}
