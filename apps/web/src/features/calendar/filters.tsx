import { type Channel, type PublicationCard, publicationStates } from '@beffroi/contracts';
import { Button, Collapse, NativeSelect, TextInput } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import {
  IconAdjustmentsHorizontal,
  IconAlertCircle,
  IconCalendarCheck,
  IconCircleCheck,
  IconHourglass,
  IconPencil,
  IconPlayerPause,
  IconSearch,
} from '@tabler/icons-react';
import { networkName } from '../../shared/network-words.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { publicationLooks } from '../../shared/publishing/publication-state.tsx';
import { useWords } from '../../shared/words.ts';
import { type CalendarSearch, defined } from './calendar.search.ts';
import { accountsOf, toggleAccount } from './card.rules.ts';
import classes from './filters.module.css';

/** Accounts, state, campaign and words, and what the cards' looks mean. */
export function Filters({
  search,
  cards,
  channels,
  change,
}: {
  search: CalendarSearch;
  cards: readonly PublicationCard[];
  channels: readonly Channel[];
  change: (search: CalendarSearch) => void;
}) {
  const t = useWords();
  const set = (part: { [K in keyof CalendarSearch]?: CalendarSearch[K] | undefined }) =>
    change(defined({ ...search, ...part }) as CalendarSearch);
  const accounts = accountsOf(search);
  const campaigns = [
    ...new Set(cards.flatMap(({ campaign }) => campaign ?? []).concat(search.campagne ?? [])),
  ].toSorted();
  const twice = (network: string) => channels.filter((channel) => channel.network === network).length > 1;
  const wide = useMediaQuery('(min-width: 761px)', true, { getInitialValueInEffect: false });
  const [opened, { toggle }] = useDisclosure(false);
  const count = [search.comptes, search.etat, search.campagne, search.q].filter(Boolean).length;
  return (
    <search className={classes.bar} aria-label={t('calendar.filters')}>
      {!wide && (
        <Button
          onClick={toggle}
          aria-expanded={opened}
          leftSection={<IconAdjustmentsHorizontal size={18} stroke={1.75} aria-hidden="true" />}
        >
          {t('calendar.filters.open', { count })}
        </Button>
      )}
      <Collapse expanded={wide || opened} transitionDuration={0}>
        <div className={classes.all}>
          {channels.length > 0 && (
            <div className={classes.accounts} role="group" aria-label={t('calendar.accounts')}>
              <span aria-hidden="true">{t('calendar.accounts')}</span>
              {channels.map((channel) => (
                <button
                  key={channel.id}
                  type="button"
                  className={classes.account}
                  aria-pressed={accounts.includes(channel.id)}
                  onClick={() => set({ comptes: toggleAccount(search, channel.id) })}
                  title={channel.name}
                >
                  <NetworkIcon network={channel.network} size={16} silent />
                  {twice(channel.network) || channel.network === 'simulation' || channel.network === 'assisted'
                    ? channel.name
                    : networkName(t, channel.network)}
                </button>
              ))}
            </div>
          )}
          <div className={classes.fields}>
            <TextInput
              type="search"
              size="xs"
              className={classes.words}
              aria-label={t('calendar.filter.words')}
              placeholder={t('calendar.filter.words')}
              leftSection={<IconSearch size={15} stroke={1.75} aria-hidden="true" />}
              value={search.q ?? ''}
              onChange={(event) => set({ q: event.currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              aria-label={t('calendar.filter.state')}
              value={search.etat ?? ''}
              onChange={(event) =>
                set({ etat: publicationStates.find((state) => state === event.currentTarget.value) })
              }
              data={[
                { value: '', label: t('calendar.filter.state.all') },
                ...publicationStates.map((state) => ({ value: state, label: t(publicationLooks[state].words) })),
              ]}
            />
            {campaigns.length > 0 && (
              <NativeSelect
                size="xs"
                aria-label={t('calendar.filter.campaign')}
                value={search.campagne ?? ''}
                onChange={(event) => set({ campagne: event.currentTarget.value })}
                data={[
                  { value: '', label: t('calendar.filter.campaign.all') },
                  ...campaigns.map((campaign) => ({ value: campaign, label: campaign })),
                ]}
              />
            )}
            <Legend />
          </div>
        </div>
      </Collapse>
    </search>
  );
}

const legend = [
  { icon: IconCircleCheck, words: 'calendar.legend.out' },
  { icon: IconCalendarCheck, words: 'calendar.legend.planned' },
  { icon: IconHourglass, words: 'calendar.legend.waiting', watch: true },
  { icon: IconPencil, words: 'calendar.legend.draft' },
  { icon: IconPlayerPause, words: 'calendar.legend.held' },
  { icon: IconAlertCircle, words: 'calendar.legend.trouble' },
] as const;

function Legend() {
  const t = useWords();
  return (
    <ul className={classes.legend} aria-label={t('calendar.legend')}>
      {legend.map(({ icon: Icon, words, ...look }) => (
        <li key={words} data-watch={'watch' in look || undefined}>
          <Icon size={15} stroke={1.75} aria-hidden="true" />
          {t(words)}
        </li>
      ))}
    </ul>
  );
}
