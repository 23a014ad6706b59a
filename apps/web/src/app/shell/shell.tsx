import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useHotkeys } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { openCrisesQuery } from '../../shared/crisis/crisis.queries.ts';
import { deskCountsQuery } from '../../shared/desk.ts';
import { useLiveRefresh } from '../../shared/live.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { simulationQuery } from '../../shared/simulation.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { todayQuery } from '../../shared/today.ts';
import { useWords } from '../../shared/words.ts';
import { navigation, type NavigationEntry } from '../navigation.ts';
import { AlertRibbon } from './alert-ribbon.tsx';
import { CrisisRibbon } from './crisis-ribbon.tsx';
import { DrillBand } from './drill-band.tsx';
import { OfflineStrip } from './offline-strip.tsx';
import { PublishingStrips } from './publishing-strips.tsx';
import { Rail } from './rail.tsx';
import classes from './shell.module.css';
import { RingingStrip } from './ringing-strip.tsx';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeptDrafts } from './use-kept-drafts.ts';

const SearchDialog = lazy(() => import('./search-dialog.tsx').then((module) => ({ default: module.SearchDialog })));
const HoldDialog = lazy(() =>
  import('../../shared/publishing/hold-dialog.tsx').then((module) => ({ default: module.HoldDialog })),
);
const HelpDialog = lazy(() => import('./help-dialog.tsx').then((module) => ({ default: module.HelpDialog })));

/** Rail, top bar, page, tab bar. */
export function Shell() {
  const t = useWords();
  const navigate = useNavigate();
  const territory = useTerritory();
  const client = useQueryClient();
  const canRead = useCan('mentions.read');
  const canWrite = useCan('publishing.write');
  useKeptDrafts(territory.id, canWrite);
  const [dialog, setDialog] = useState<'search' | 'help' | 'hold'>();
  const today = useQuery({ ...todayQuery(territory.id), enabled: canRead });
  useLiveRefresh(
    ['counts', 'mention_changed', 'source_changed'],
    () => void client.invalidateQueries({ queryKey: ['today', territory.id] }),
    10_000,
  );

  const crises = useQuery({ ...openCrisesQuery(territory.id), enabled: useCan('crisis.read') }).data?.items ?? [];
  useLiveRefresh(['crisis_changed'], () => void client.invalidateQueries({ queryKey: ['crises', territory.id] }), 2000);
  // Somebody sees to those: their room is shown instead.
  const seenTo = new Set(crises.flatMap(({ alarmIds }) => alarmIds));
  const alarms = today.data?.alarms.filter((alarm) => !seenTo.has(alarm.id)) ?? [];

  const desk = useQuery({ ...deskCountsQuery(territory.id), enabled: useCan('desk.read') });
  useLiveRefresh(['conversation_changed'], () => void client.invalidateQueries(deskCountsQuery(territory.id)), 5000);

  const simulation = useQuery({ ...simulationQuery(territory.id), enabled: useCan('simulation.use') });
  const entries = navigation.filter(
    (entry) =>
      territory.permissions.includes(entry.permission) &&
      (entry.id !== 'simulation' || simulation.data?.available === true),
  );
  const go = (entry: NavigationEntry) => void navigate({ to: `/t/${territory.id}/${entry.path}` as string });
  useShortcuts(
    t('app.help.general'),
    [
      { keys: '?', label: t('app.help.open'), run: () => setDialog('help') },
      { keys: '/', label: t('app.help.search'), run: () => setDialog('search') },
      ...(canWrite
        ? [
            {
              keys: 'c',
              label: t('app.nav.compose'),
              run: () => void navigate({ to: `/t/${territory.id}/publications/nouvelle` as string }),
            },
          ]
        : []),
      ...entries.map((entry) => ({
        keys: entry.keys,
        label: t('app.help.go', { page: t(entry.label) }),
        run: () => go(entry),
      })),
    ],
    true,
  );

  // Works while typing too, unlike single keys.
  useHotkeys([['mod+K', () => setDialog('search')]], []);

  const counts = {
    today: today.data?.waiting.toTreat ?? 0,
    alerts: today.data?.alarms.filter((alarm) => alarm.state === 'open').length ?? 0,
    crises: crises.length,
    desk: desk.data ? (desk.data.byState.new ?? 0) + (desk.data.byState.to_answer ?? 0) : 0,
  };
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#contenu">
        {t('app.skip')}
      </a>
      <Rail entries={entries} counts={counts} />
      <div className={classes.main}>
        <TopBar
          state={today.data?.state}
          crisisId={crises[0]?.id}
          onSearch={() => setDialog('search')}
          onHelp={() => setDialog('help')}
        />
        <OfflineStrip />
        <DrillBand />
        <CrisisRibbon crises={crises} />
        <AlertRibbon alarms={alarms} />
        <RingingStrip isOpen={counts.alerts > 0} />
        <PublishingStrips />
        <main id="contenu" tabIndex={-1} className={classes.content}>
          <Outlet />
        </main>
      </div>
      <TabBar entries={entries} counts={counts} />
      <Suspense fallback={null}>
        {dialog === 'search' && (
          <SearchDialog
            onClose={() => setDialog((now) => (now === 'search' ? undefined : now))}
            entries={entries}
            onHold={() => setDialog('hold')}
          />
        )}
        {dialog === 'hold' && <HoldDialog onClose={() => setDialog(undefined)} />}
        {dialog === 'help' && <HelpDialog onClose={() => setDialog(undefined)} />}
      </Suspense>
    </div>
  );
}
