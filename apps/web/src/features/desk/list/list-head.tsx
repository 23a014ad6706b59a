import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconPhonePlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type Ref, useState } from 'react';
import { deskCountsQuery } from '../../../shared/desk.ts';
import { useCan, useTerritory } from '../../../shared/session.ts';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import { type DeskSearch, narrowing, sorts } from '../desk-search.ts';
import { Filters } from './filters.tsx';
import classes from './list.module.css';
import { Views } from './views.tsx';

/** The server stops counting there. */
const MOST = 10_000;
const tabs = ['open', 'mine', 'closed'] as const;

/** Title, the three lists that one lives in, words to look for, filters and views. */
export function ListHead({
  search,
  onChange,
  onNote,
  wordsRef,
}: {
  search: DeskSearch;
  onChange: (next: DeskSearch) => void;
  onNote: () => void;
  wordsRef: Ref<HTMLInputElement>;
}) {
  const t = useWords();
  const format = useFormat();
  const territory = useTerritory();
  const counts = useQuery(deskCountsQuery(territory.id)).data;
  const [opened, setOpened] = useState(narrowing(search) > 0);
  const [words, setWords] = useState(search.q ?? '');
  const state = search.etat ?? 'open';
  const set = (part: Partial<Record<keyof DeskSearch, string | undefined>>) =>
    onChange(Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value)) as DeskSearch);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set({ q: words.trim() });
  };
  const byTab: Partial<Record<string, number | undefined>> = {
    open:
      counts &&
      Object.entries(counts.byState).reduce((all, [each, count]) => (each === 'closed' ? all : all + count), 0),
    mine: counts?.mine,
  };
  const active = narrowing(search);
  return (
    <div className={classes.head}>
      <div className={classes.titleRow}>
        <p className={`head ${classes.title}`}>{t('app.nav.desk')}</p>
        {useCan('desk.answer') && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPhonePlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={onNote}
          >
            {t('desk.note_call')}
          </Button>
        )}
      </div>
      <nav aria-label={t('desk.lists')} className={classes.tabs}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            aria-current={state === tab ? 'true' : undefined}
            onClick={() => set({ etat: tab === 'open' ? undefined : tab })}
          >
            {t(`desk.tab.${tab}`)}
            {(byTab[tab] ?? 0) > 0 && (
              <b className="tabnum">
                {format.number(byTab[tab] ?? 0)}
                {(byTab[tab] ?? 0) >= MOST && '+'}
              </b>
            )}
          </button>
        ))}
      </nav>
      <search>
        <form onSubmit={submit} className={classes.searchRow}>
          <TextInput
            ref={wordsRef}
            size="xs"
            type="search"
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
            onBlur={() => words.trim() !== (search.q ?? '') && set({ q: words.trim() })}
            aria-label={t('desk.words')}
            placeholder={t('desk.words')}
            leftSection={<IconSearch size={16} stroke={1.75} aria-hidden="true" />}
            className={classes.wordsField}
          />
          <Button
            size="xs"
            variant={active > 0 ? 'light' : 'default'}
            color="slate"
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
            leftSection={<IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden="true" />}
          >
            {active > 0 ? t('desk.filters.count', { count: active }) : t('desk.filters')}
          </Button>
        </form>
        {opened && <Filters search={search} set={set} onClear={() => onChange(search.q ? { q: search.q } : {})} />}
      </search>
      <div className={classes.orderRow}>
        <Views search={search} onChange={onChange} />
        <NativeSelect
          size="xs"
          aria-label={t('desk.sort')}
          value={search.tri ?? 'need'}
          onChange={(event) =>
            set({ tri: event.currentTarget.value === 'need' ? undefined : event.currentTarget.value })
          }
          data={sorts.map((sort) => ({ value: sort, label: t(`desk.sort.${sort}`) }))}
          className={classes.sort}
        />
      </div>
    </div>
  );
}
