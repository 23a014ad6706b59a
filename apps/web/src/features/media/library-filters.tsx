import { Chip, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../shared/words.ts';
import type { LibrarySearch } from './media.rules.ts';
import classes from './media.module.css';

/** Words, kind, rights, and what nobody described yet. */
export function LibraryFilters({
  search,
  onChange,
}: {
  search: LibrarySearch;
  onChange: (search: LibrarySearch) => void;
}) {
  const t = useWords();
  const [text, setText] = useState(search.q ?? '');
  const ask = useDebouncedCallback((q: string) => onChange(without({ ...search, q: q.trim() })), 250);
  return (
    <search className={classes.filters}>
      <TextInput
        type="search"
        className={classes.search}
        aria-label={t('media.search')}
        placeholder={t('media.search.hint')}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          ask(event.currentTarget.value);
        }}
      />
      <NativeSelect
        aria-label={t('media.kind')}
        value={search.genre ?? ''}
        onChange={(event) => onChange(without({ ...search, genre: event.currentTarget.value as 'image' }))}
        data={[
          { value: '', label: t('media.kind.all') },
          { value: 'image', label: t('media.kind.images') },
          { value: 'video', label: t('media.kind.videos') },
        ]}
      />
      <NativeSelect
        aria-label={t('media.rights')}
        value={search.droits ?? ''}
        onChange={(event) => onChange(without({ ...search, droits: event.currentTarget.value as 'ending' }))}
        data={[
          { value: '', label: t('media.rights.all') },
          { value: 'ending', label: t('media.rights.ending') },
          { value: 'ended', label: t('media.rights.over') },
        ]}
      />
      <Chip
        variant="outline"
        checked={search.alt === 'missing'}
        onChange={(checked) => onChange(without({ ...search, alt: checked ? 'missing' : undefined }))}
      >
        {t('media.alt.missing')}
      </Chip>
    </search>
  );
}

/** What is empty is not in the address. */
function without(search: { [K in keyof LibrarySearch]: LibrarySearch[K] | undefined }): LibrarySearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value)) as LibrarySearch;
}
