import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconId, IconListSearch, IconPlayerPause, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useCan, useTerritory } from '../../shared/session.ts';
import { watchesQuery } from '../../shared/watches.ts';
import { useWords } from '../../shared/words.ts';
import type { NavigationEntry } from '../navigation.ts';

/** Pages, watches, and any words as a search of the mentions. */
export function SearchDialog({
  onClose,
  entries,
  onHold,
}: {
  onClose: () => void;
  entries: readonly NavigationEntry[];
  /** Opens the question of holding everything. */
  onHold: () => void;
}) {
  const t = useWords();
  const router = useRouter();
  const territory = useTerritory();
  const [query, setQuery] = useState('');
  const [[store, actions]] = useState(createSpotlight);
  useEffect(() => actions.open(), [actions]);
  const canRead = useCan('mentions.read');
  const watches = useQuery({
    ...watchesQuery(territory.id),
    enabled: useCan('watches.read') && canRead,
  });
  const wanted = fold(query);
  const matches = (label: string) => fold(label).includes(wanted);
  const pages = entries.filter((entry) => matches(t(entry.label)));
  const canHold = useCan('publishing.hold') && matches(t('publishing.hold'));
  const canMandates =
    useCan('publishing.read') && matches(`${t('publishing.mandates')} ${t('publishing.mandates.give')}`);
  const found = (watches.data?.items ?? []).filter((watch) => matches(watch.name)).slice(0, 7);
  const open = (path: string) => {
    onClose();
    router.history.push(`/t/${territory.id}/${path}`);
  };
  return (
    <Spotlight.Root
      store={store}
      onSpotlightClose={onClose}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('app.search.open') } }}
      overlayProps={{ blur: 0 }}
      centered={false}
    >
      <Spotlight.Search
        placeholder={t('app.search')}
        aria-label={t('app.search')}
        leftSection={<IconSearch size={18} stroke={1.75} />}
      />
      <Spotlight.ActionsList>
        {(canHold || canMandates) && (
          <Spotlight.ActionsGroup label={t('app.search.acts')}>
            {canHold && (
              <Spotlight.Action
                label={t('publishing.hold')}
                description={t('publishing.hold.hint')}
                leftSection={<IconPlayerPause size={18} stroke={1.75} />}
                onClick={onHold}
              />
            )}
            {canMandates && (
              <Spotlight.Action
                label={t('publishing.mandates')}
                leftSection={<IconId size={18} stroke={1.75} />}
                onClick={() => open('mandats')}
              />
            )}
          </Spotlight.ActionsGroup>
        )}
        {query.trim() && canRead && (
          <Spotlight.Action
            label={t('app.search.mentions', { query: query.trim() })}
            description={t('app.search.hint')}
            leftSection={<IconSearch size={18} stroke={1.75} />}
            onClick={() => open(`veille?q=${encodeURIComponent(query.trim())}`)}
          />
        )}
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('app.search.watches')}>
            {found.map((watch) => (
              <Spotlight.Action
                key={watch.id}
                label={watch.name}
                leftSection={<IconListSearch size={18} stroke={1.75} />}
                onClick={() => open(`veille?veille=${watch.id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label={t('app.search.pages')}>
            {pages.map((entry) => (
              <Spotlight.Action
                key={entry.id}
                label={t(entry.label)}
                leftSection={<entry.icon size={18} stroke={1.75} />}
                onClick={() => open(entry.path)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length + found.length === 0 && !canHold && !canMandates && !query.trim() && (
          <Spotlight.Empty>{t('app.search.none')}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
