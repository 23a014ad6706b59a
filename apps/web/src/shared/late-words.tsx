import { LoadingState } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { type LateCatalogue, lateCatalogues } from '../messages/late.ts';
import { useWords } from './words.ts';

/** Brings the catalogues that a page speaks and the first screen does not; what is under it has all of them. */
export function LateWords({ of: names, children }: { of: readonly LateCatalogue[]; children: ReactNode }) {
  const t = useWords();
  const intl = useIntl();
  const locale = intl.locale === 'en' ? 'en' : 'fr';
  const { data } = useQuery({
    queryKey: ['words', locale, ...names],
    queryFn: () => Promise.all(names.map((name) => lateCatalogues[name][locale]())),
    staleTime: Infinity,
    gcTime: Infinity,
    throwOnError: true,
  });
  const messages = useMemo(
    () => data && (Object.assign({}, intl.messages, ...data) as Record<string, string>),
    [intl.messages, data],
  );
  if (!messages) return <LoadingState label={t('common.loading')} rows={6} />;
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}
