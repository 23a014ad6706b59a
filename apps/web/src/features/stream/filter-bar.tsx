import { tones } from '@beffroi/contracts';
import { Button, Collapse, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { knownNetworks, networkName } from '../../shared/network-words.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { periods, type StreamSearch } from '../../shared/stream-search.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { watchesQuery } from '../../shared/watches.ts';
import { useWords } from '../../shared/words.ts';
import classes from './filter-bar.module.css';

const languages = ['fr', 'en', 'nl', 'de', 'es', 'it', 'pt', 'br', 'eu', 'oc', 'co', 'ca'] as const;
const reaches = [100, 1000, 10_000] as const;

/** The filters, each a native list: quick with a keyboard, and the phone's own wheel under a thumb. */
export function FilterBar({ search, onChange }: { search: StreamSearch; onChange: (next: StreamSearch) => void }) {
  const t = useWords();
  const wide = useMediaQuery('(min-width: 761px)', true, { getInitialValueInEffect: false });
  const [opened, { toggle }] = useDisclosure(false);
  const [words, setWords] = useState(search.q ?? '');
  const set = (part: Partial<Record<keyof StreamSearch, unknown>>) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...search, ...part }).filter(([, value]) => value !== undefined && value !== ''),
      ) as StreamSearch,
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set({ q: words.trim() });
  };
  const active = Object.keys(search).filter((key) => key !== 'q').length;
  const clear = active > 0 && (
    <Button
      variant="subtle"
      leftSection={<IconX size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => onChange(search.q ? { q: search.q } : {})}
    >
      {t('stream.filters.clear')}
    </Button>
  );
  return (
    <search className={classes.bar}>
      <form onSubmit={submit} className={classes.words}>
        <TextInput
          type="search"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onBlur={() => words.trim() !== (search.q ?? '') && set({ q: words.trim() })}
          aria-label={t('stream.filter.words')}
          placeholder={t('stream.filter.words.example')}
          leftSection={<IconSearch size={17} stroke={1.75} aria-hidden="true" />}
          className={classes.input}
        />
        {!wide && (
          <Button
            onClick={toggle}
            aria-expanded={opened}
            leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.75} aria-hidden="true" />}
          >
            {active > 0 ? t('stream.filters.count', { count: active }) : t('stream.filters')}
          </Button>
        )}
        {clear}
      </form>
      <Collapse expanded={wide || opened} transitionDuration={0}>
        <div className={classes.filters}>
          <Choices search={search} set={set} />
        </div>
        <Fixed search={search} set={set} />
      </Collapse>
    </search>
  );
}

type Set = (part: Partial<Record<keyof StreamSearch, unknown>>) => void;

function Choices({ search, set }: { search: StreamSearch; set: Set }) {
  const t = useWords();
  const format = useFormat();
  const territory = useTerritory();
  const watches = useQuery({ ...watchesQuery(territory.id), enabled: useCan('watches.read') });
  const languageNames = new Intl.DisplayNames([format.locale], { type: 'language' });
  const state = search.a_traiter ? 'to_treat' : (search.etat ?? '');
  return (
    <>
      <Choice
        label={t('stream.filter.watch')}
        value={search.veille ?? ''}
        options={(watches.data?.items ?? []).map((watch) => [watch.id, watch.name])}
        onChange={(veille) => set({ veille })}
      />
      <Choice
        label={t('stream.filter.network')}
        value={search.reseau ?? ''}
        options={knownNetworks.map((network) => [network, networkName(t, network)])}
        onChange={(reseau) => set({ reseau })}
      />
      <Choice
        label={t('stream.filter.tone')}
        value={search.ton ?? ''}
        options={tones.map((tone) => [tone, t(`common.tone.${tone}`)])}
        onChange={(ton) => set({ ton })}
      />
      <Choice
        label={t('stream.filter.state')}
        value={state}
        options={[
          ['to_treat', t('stream.state.to_treat')],
          ['new', t('stream.state.new')],
          ['treated', t('stream.state.treated')],
          ['hidden', t('stream.state.hidden')],
        ]}
        onChange={(value) =>
          value === 'to_treat' ? set({ a_traiter: '1', etat: undefined }) : set({ etat: value, a_traiter: undefined })
        }
      />
      <Choice
        label={t('stream.filter.period')}
        value={search.periode ?? ''}
        options={periods.map((period) => [period, t(`stream.period.${period}`)])}
        onChange={(periode) => set({ periode, de: undefined, a: undefined })}
      />
      <Choice
        label={t('stream.filter.language')}
        value={search.langue ?? ''}
        options={languages.map((code) => [code, languageNames.of(code) ?? code])}
        onChange={(langue) => set({ langue })}
      />
      <Choice
        label={t('stream.filter.reach')}
        value={search.portee ? String(search.portee) : ''}
        options={reaches.map((reach) => [String(reach), t('stream.reach', { number: format.number(reach) })])}
        onChange={(portee) => set({ portee: portee ? Number(portee) : undefined })}
      />
      <Choice
        label={t('stream.filter.aggressive')}
        value={search.agressif ?? ''}
        options={(['any', 'insult', 'threat', 'hate'] as const).map((kind) => [kind, t(`stream.aggressive.${kind}`)])}
        onChange={(agressif) => set({ agressif })}
      />
    </>
  );
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
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
      className={value ? classes.chosen : undefined}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('stream.filter.all') },
        ...options.map(([option, words]) => ({ value: option, label: words })),
        ...(known ? [] : [{ value, label: value }]),
      ]}
    />
  );
}

/** What only a link sets (a story, a source, exact dates): shown, and taken off one by one. */
function Fixed({ search, set }: { search: StreamSearch; set: Set }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const chips: [string, () => void][] = [];
  if (search.de && search.a) {
    chips.push([
      t('stream.fixed.between', { from: format.moment(search.de, now), to: format.moment(search.a, now) }),
      () => set({ de: undefined, a: undefined }),
    ]);
  } else if (search.de) {
    chips.push([t('stream.fixed.since', { from: format.moment(search.de, now) }), () => set({ de: undefined })]);
  } else if (search.a) {
    chips.push([t('stream.fixed.until', { to: format.moment(search.a, now) }), () => set({ a: undefined })]);
  }
  if (search.histoire) chips.push([t('stream.fixed.story'), () => set({ histoire: undefined })]);
  if (search.source) chips.push([t('stream.fixed.source'), () => set({ source: undefined })]);
  if (chips.length === 0) return null;
  return (
    <ul className={classes.fixed}>
      {chips.map(([words, remove]) => (
        <li key={words}>
          <Button
            size="xs"
            variant="light"
            color="slate"
            onClick={remove}
            rightSection={<IconX size={14} stroke={1.75} aria-hidden="true" />}
            aria-label={t('stream.fixed.remove', { words })}
          >
            {words}
          </Button>
        </li>
      ))}
    </ul>
  );
}
