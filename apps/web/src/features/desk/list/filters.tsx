import { conversationKinds, conversationStates, messageKinds } from '@beffroi/contracts';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../../../shared/publishing/channels.ts';
import { useCan, useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { useColleagues } from '../colleagues.ts';
import { type DeskSearch, narrowing } from '../desk-search.ts';
import classes from './list.module.css';

type Set = (part: Partial<Record<keyof DeskSearch, string | undefined>>) => void;
const NOBODY = 'nobody';

/** What narrows the list: native lists, quick with a keyboard and a thumb, and what is or is not. */
export function Filters({ search, set, onClear }: { search: DeskSearch; set: Set; onClear: () => void }) {
  const t = useWords();
  const territory = useTerritory();
  const channels = useQuery({ ...channelsQuery(territory.id), enabled: useCan('channels.read') }).data?.items ?? [];
  const colleagues = useColleagues('desk.answer', true);
  const state = search.etat ?? '';
  return (
    <div className={classes.filters}>
      <Choice
        label={t('desk.filter.state')}
        none={t('desk.tab.open')}
        value={state}
        options={(['mine', 'followed', 'snoozed', ...conversationStates] as const).map((each) => [
          each,
          t(`desk.state.${each}`),
        ])}
        onChange={(etat) => set({ etat })}
      />
      <Choice
        label={t('desk.filter.triage')}
        value={search.nature ?? ''}
        options={messageKinds.map((each) => [each, t(`desk.triage.${each}`)])}
        onChange={(nature) => set({ nature })}
      />
      <Choice
        label={t('desk.filter.kind')}
        value={search.forme ?? ''}
        options={conversationKinds.map((each) => [each, t(`desk.kind.${each}`)])}
        onChange={(forme) => set({ forme })}
      />
      <Choice
        label={t('desk.filter.channel')}
        value={search.compte ?? ''}
        options={channels.map((each) => [each.id, each.name])}
        onChange={(compte) => set({ compte })}
      />
      <Choice
        label={t('desk.filter.who')}
        value={search.personne ? NOBODY : (search.qui ?? '')}
        options={[
          [NOBODY, t('desk.filter.nobody')] as const,
          ...colleagues.map((each) => [each.id, each.name] as const),
        ]}
        onChange={(value) =>
          set(value === NOBODY ? { personne: '1', qui: undefined } : { personne: undefined, qui: value })
        }
      />
      <div className={classes.checks}>
        {(['urgence', 'retard', 'agressif', 'demande'] as const).map((flag) => (
          <Checkbox
            key={flag}
            size="xs"
            label={t(`desk.filter.${flag}`)}
            checked={search[flag] !== undefined}
            onChange={(event) => set({ [flag]: event.currentTarget.checked ? '1' : undefined })}
          />
        ))}
      </div>
      {search.auteur_de && <p className={classes.fixed}>{t('desk.filter.same_author')}</p>}
      {narrowing(search) > 0 && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconX size={16} stroke={1.75} aria-hidden="true" />}
          onClick={onClear}
        >
          {t('desk.filters.clear')}
        </Button>
      )}
    </div>
  );
}

function Choice({
  label,
  value,
  options,
  none,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  none?: string;
  onChange: (value: string | undefined) => void;
}) {
  const t = useWords();
  // What the address asks for stays in the list even when it is not known here.
  const known = value === '' || options.some(([option]) => option === value);
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: none ?? t('desk.filter.all') },
        ...options.map(([option, words]) => ({ value: option, label: words })),
        ...(known ? [] : [{ value, label: value }]),
      ]}
    />
  );
}
