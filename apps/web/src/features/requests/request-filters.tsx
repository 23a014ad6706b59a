import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { departmentsQuery } from './requests.queries.ts';
import { listOrigins, listStates, type RequestsSearch } from './requests.search.ts';

/** Where requests stand, then who has them, by what they came, when, and words. */
export function RequestFilters({
  search,
  onChange,
}: {
  search: RequestsSearch;
  onChange: (part: Partial<RequestsSearch>) => void;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const departments = useQuery(departmentsQuery(id));
  const type = useDebouncedCallback((words: string) => onChange({ q: words.trim() }), 300);
  const all = { value: '', label: t('stream.filter.all') };
  const phone = useMediaQuery('(max-width: 760px)');
  const narrowed = Boolean(search.service ?? search.categorie ?? search.origine ?? search.du ?? search.au);
  const others = (
    <>
      <NativeSelect
        size="xs"
        label={t('requests.filter.department')}
        value={search.service ?? ''}
        data={[all, ...(departments.data?.items ?? []).map(({ id: value, name }) => ({ value, label: name }))]}
        onChange={(event) => onChange({ service: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={t('requests.filter.origin')}
        value={search.origine ?? ''}
        data={[all, ...listOrigins.map((value) => ({ value, label: t(`requests.origin.${value}`) }))]}
        onChange={(event) => onChange({ origine: (event.currentTarget.value || undefined) as never })}
      />
      {(['du', 'au'] as const).map((end) => (
        <TextInput
          key={end}
          size="xs"
          type="date"
          label={t(end === 'du' ? 'audit.filter.from' : 'audit.filter.to')}
          value={search[end] ?? ''}
          onChange={(event) => onChange({ [end]: event.currentTarget.value })}
        />
      ))}
      {search.categorie && (
        <Button
          size="xs"
          rightSection={<IconX size={14} stroke={1.75} aria-hidden="true" />}
          onClick={() => onChange({ categorie: '' })}
        >
          {t('requests.filter.category', { name: search.categorie })}
        </Button>
      )}
    </>
  );
  return (
    <search className={classes.gap}>
      <div className={classes.chips} data-line role="group" aria-label={t('requests.filter.state')}>
        {listStates.map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={(search.etat ?? 'open_all') === state}
            onClick={() => onChange({ etat: state })}
          >
            {t(`requests.list.${state}`)}
          </button>
        ))}
      </div>
      <div className={classes.filters}>
        <TextInput
          id="demandes-q"
          data-wide
          type="search"
          size="xs"
          label={t('requests.search')}
          placeholder={t('requests.search.hint')}
          key={search.q === undefined ? 'none' : 'some'}
          defaultValue={search.q ?? ''}
          onChange={(event) => type(event.currentTarget.value)}
        />
        {phone ? (
          <details className={classes.why} open={narrowed}>
            <summary>{t('requests.filters')}</summary>
            <div className={classes.gap}>{others}</div>
          </details>
        ) : (
          others
        )}
      </div>
    </search>
  );
}
