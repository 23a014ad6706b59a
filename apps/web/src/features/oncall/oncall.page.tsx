import type { Shift } from '@beffroi/contracts';
import { PageHead } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { LateWords } from '../../shared/late-words.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { rotaQuery } from '../../shared/oncall.ts';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { Stale } from '../../shared/stale.tsx';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { boundsOf, daysOf, stepDay } from '../calendar/period.rules.ts';
import { HandOversPanel } from './hand-overs-panel.tsx';
import { HoursPanel } from './hours-panel.tsx';
import { NowPanel } from './now-panel.tsx';
import { type OncallSearch, readOncallSearch } from './oncall.search.ts';
import { RingingPanel } from './ringing-panel.tsx';
import { SchedulePanel } from './schedule-panel.tsx';
import { ShiftDialog } from './shift-dialog.tsx';
import { SwapDialog } from './swap-dialog.tsx';
import { SwapsPanel } from './swaps-panel.tsx';

/** Who is woken: now, next, this week, and what they pass on to each other. */
export function OncallPage() {
  return (
    <LateWords of={['oncall']}>
      <Oncall />
    </LateWords>
  );
}

function Oncall() {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { id, timeZone } = useTerritory();
  const search = readOncallSearch(useSearch({ strict: false }));
  const view = search.vue ?? 'semaine';
  const today = format.dayKey(now);
  const day = search.jour ?? today;
  const days = daysOf(view, day);
  const { from, to } = boundsOf(days, timeZone);
  const rota = useQuery({ ...rotaQuery(id, from, to), placeholderData: (previous) => previous });
  const [shift, setShift] = useState<Shift>();
  const [swapping, setSwapping] = useState<Shift | true>();
  usePage(t('oncall.title'));
  useLiveRefresh(
    ['escalation_changed'],
    () => {
      void client.invalidateQueries({ queryKey: ['rota', id] });
      void client.invalidateQueries({ queryKey: ['oncall-hours', id] });
    },
    2000,
  );
  const change = (part: OncallSearch) =>
    void navigate({
      to: '.',
      search: readOncallSearch({ ...search, ...part }) as never,
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <PageHead
        over={t('oncall.over')}
        title={t('oncall.title')}
        actions={
          <>
            <Button component={Link} to={`/t/${id}/astreinte/appels` as string}>
              {t('oncall.calls')}
            </Button>
            <Button component={Link} to={`/t/${id}/astreinte/reglages` as string}>
              {t('oncall.settings')}
            </Button>
            {(rota.data?.slots.length ?? 0) > 0 && (
              <Button variant="filled" onClick={() => setSwapping(true)}>
                {t('oncall.swap.ask')}
              </Button>
            )}
          </>
        }
      />
      <Stale query={rota} />
      <div className={rows.stack}>
        <RingingPanel />
        <QueryPanel query={rota} rows={8}>
          {(data) => (
            <>
              <NowPanel rota={data} />
              {data.slots.length + data.shifts.length > 0 && (
                <>
                  <SchedulePanel
                    rota={data}
                    view={view}
                    days={days}
                    month={day.slice(0, 7)}
                    change={(vue) => change({ vue })}
                    step={(by) => change({ jour: by === 0 ? today : stepDay(view, day, by) })}
                    onShift={setShift}
                  />
                  <SwapsPanel swaps={data.swaps} />
                </>
              )}
            </>
          )}
        </QueryPanel>
        <HandOversPanel />
        <HoursPanel month={search.mois ?? today.slice(0, 7)} change={(mois) => change({ mois })} />
      </div>
      {shift && (
        <ShiftDialog
          shift={shift}
          reach={rota.data?.people.find((person) => person.id === shift.personId)}
          onSwap={() => {
            setSwapping(shift);
            setShift(undefined);
          }}
          onClose={() => setShift(undefined)}
        />
      )}
      {swapping && (
        <SwapDialog
          {...(swapping === true ? {} : { shift: swapping })}
          people={rota.data?.people ?? []}
          onClose={() => setSwapping(undefined)}
        />
      )}
    </>
  );
}
