import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLive, useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { PulseScreen } from './pulse-screen.tsx';
import { StreamScreen } from './stream-screen.tsx';
import { WallTools } from './wall-tools.tsx';
import classes from './wall.module.css';
import { currentAlarmsQuery, wallQuery } from './wall.queries.ts';
import { newestFirst, wallMentions } from './wall.rules.ts';

/** Two large screens: stream and watches on one, stories and tone on the other. Always dark, no pointer needed. */
export function WallPage() {
  const t = useWords();
  const territory = useTerritory();
  const client = useQueryClient();
  const { ecran } = useSearch({ strict: false });
  const wall = useQuery(wallQuery(territory.id));
  const alarms = useQuery(currentAlarmsQuery(territory.id));
  const [mentions, setMentions] = useState(() => newestFirst(wall.data?.mentions ?? []));
  usePage(ecran ? t('wall.title.screen', { screen: ecran }) : t('app.nav.wall'));

  // What was read from the server joins what came live; neither forgets the other.
  const [joined, setJoined] = useState(wall.data);
  if (wall.data && wall.data !== joined) {
    setJoined(wall.data);
    setMentions(newestFirst([...wall.data.mentions, ...mentions]));
  }
  useLive((message) => setMentions((shown) => wallMentions(shown, message)));
  useLiveRefresh(
    ['counts', 'alarm', 'watches_changed', 'mention_changed'],
    () => {
      void client.invalidateQueries({ queryKey: ['wall', territory.id] });
      void client.invalidateQueries({ queryKey: ['today', territory.id] });
    },
    10_000,
  );
  useWakeLock();

  return (
    <div className={`${classes.wall} ${ecran ? classes.single : classes.both}`} data-mantine-color-scheme="dark">
      <WallTools />
      <main id="contenu" tabIndex={-1} className={classes.screens}>
        <h1 className="vh">{t('wall.heading', { territory: territory.name })}</h1>
        {wall.error && !wall.data && <ProblemState error={wall.error} retry={() => void wall.refetch()} />}
        {ecran !== 2 && <StreamScreen wall={wall.data} mentions={mentions} alarms={alarms.data?.items ?? []} />}
        {ecran !== 1 && <PulseScreen wall={wall.data} alarms={alarms.data?.items ?? []} />}
      </main>
    </div>
  );
}

/** Keeps the display on while the wall is shown, where the browser lets it. */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    const hold = () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      navigator.wakeLock.request('screen').then(
        (sentinel) => {
          lock = sentinel;
        },
        // Refused on battery or without a secure address: the display then follows its own settings.
        () => undefined,
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
}
