import type { PublicationCard } from '@beffroi/contracts';
import { PageHead } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { Stale } from '../../shared/stale.tsx';
import { useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { CalendarMenu } from './calendar-menu.tsx';
import classes from './calendar.module.css';
import { CalendarView } from './calendar-view.tsx';
import { periodQuery } from './calendar.queries.ts';
import { type CalendarSearch, defined, type View } from './calendar.search.ts';
import { keepCards } from './card.rules.ts';
import { Filters } from './filters.tsx';
import { HoldButton } from './hold-button.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PeriodButtons, ViewSwitch } from './period-buttons.tsx';
import { boundsOf, daysOf, placeOf, stepDay } from './period.rules.ts';
import { Undated } from './undated.tsx';
import { useMove } from './use-move.ts';
import { usePeriodTitle } from './use-period-title.ts';

/** What goes out when, on which account, and in what state. */
export function CalendarPage() {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id, timeZone } = useTerritory();
  const canWrite = useCan('publishing.write');
  const search = useSearch({ strict: false }) as CalendarSearch;
  const now = placeOf(useNow(), timeZone);
  const [asked, setAsked] = useState<PublicationCard>();
  const view: View = search.vue ?? 'semaine';
  const day = search.jour ?? now.day;
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const bounds = useMemo(() => boundsOf(days, timeZone), [days, timeZone]);
  const period = useQuery(periodQuery(id, bounds));
  const channels = useQuery({ ...channelsQuery(id), enabled: useCan('channels.read') }).data?.items ?? [];
  const { move, moving } = useMove();
  const { over, title } = usePeriodTitle(view, day, days);
  usePage(t('app.nav.calendar'));
  useLiveRefresh(
    ['publication_changed', 'hold_changed'],
    () => void client.invalidateQueries({ queryKey: ['publications', id] }),
    1500,
  );

  const change = useCallback(
    (next: CalendarSearch, replace = false) =>
      void navigate({ to: `/t/${id}/calendrier` as string, search: next as never, replace, resetScroll: false }),
    [navigate, id],
  );
  const show = (part: { vue?: View; jour?: string | undefined }) =>
    change(defined({ ...search, ...part }) as CalendarSearch);
  const step = (by: -1 | 1) => show({ jour: stepDay(view, day, by) });
  useShortcuts(t('app.nav.calendar'), [
    { keys: 'ArrowLeft', label: t('calendar.previous'), run: () => step(-1) },
    { keys: 'ArrowRight', label: t('calendar.next'), run: () => step(1) },
    { keys: 'a', label: t('calendar.today'), run: () => show({ jour: undefined }) },
    { keys: 'j', label: t('calendar.view.jour'), run: () => show({ vue: 'jour' }) },
    { keys: 's', label: t('calendar.view.semaine'), run: () => show({ vue: 'semaine' }) },
    { keys: 'm', label: t('calendar.view.mois'), run: () => show({ vue: 'mois' }) },
    { keys: 'l', label: t('calendar.view.liste'), run: () => show({ vue: 'liste' }) },
  ]);
  const cards = useMemo(() => keepCards(period.data ?? [], search), [period.data, search]);
  return (
    <>
      <PageHead
        over={over}
        title={title}
        actions={
          <>
            <ViewSwitch view={view} change={(vue) => show({ vue })} />
            <PeriodButtons step={step} today={() => show({ jour: undefined })} />
            <CalendarMenu bounds={bounds} />
            <HoldButton />
            {canWrite && (
              <Button
                variant="filled"
                className={classes.compose}
                px={14}
                component={Link}
                to={`/t/${id}/publications/nouvelle` as string}
                leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
              >
                {t('calendar.new')}
              </Button>
            )}
          </>
        }
      />
      <Filters search={search} cards={period.data ?? []} channels={channels} change={(next) => change(next, true)} />
      <Stale query={period} />
      <QueryPanel query={period} rows={8}>
        {() => (
          <CalendarView
            view={view}
            day={day}
            days={days}
            now={now}
            cards={cards}
            isFiltered={cards.length < (period.data?.length ?? 0)}
            channels={channels}
            search={search}
            moving={moving}
            move={move}
            onMove={canWrite ? setAsked : undefined}
            show={show}
          />
        )}
      </QueryPanel>
      <Undated onMove={canWrite ? setAsked : undefined} />
      {asked && <MoveDialog card={asked} move={move} onClose={() => setAsked(undefined)} />}
    </>
  );
}
