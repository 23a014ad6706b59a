import { requestOrigins } from '@beffroi/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { departmentsQuery } from './requests.queries.ts';
import type { ListState, RequestsSearch } from './requests.rules.ts';

const chips: readonly ListState[] = [
  'open_all',
  'overdue',
  'open',
  'with_department',
  'waiting_citizen',
  'reopened',
  'forwarded',
  'answered',
  'closed',
];

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
  return (
    <search className={classes.gap}>
      <div className={classes.chips} role="group" aria-label={t('requests.filter.state')}>
        {chips.map((state) => (
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
          data={[all, ...requestOrigins.map((value) => ({ value, label: t(`requests.origin.${value}`) }))]}
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
      </div>
    </search>
  );
}
