import type { Alarm } from '@beffroi/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { LateWords } from '../../shared/late-words.tsx';
import { useLive, useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useWallAlert } from './alert/use-wall-alert.ts';
import { PulseScreen } from './pulse-screen.tsx';
import { StreamScreen } from './stream-screen.tsx';
import { WallTools } from './wall-tools.tsx';
import classes from './wall.module.css';
import { currentAlarmsQuery, wallQuery } from './wall.queries.ts';
import { newestFirst, wallMentions } from './wall.rules.ts';

const NONE: readonly Alarm[] = [];

/**
 * Two large screens: stream and watches on one, stories and tone on the other; in alert, what is to be decided and the
 * curve. Always dark, no pointer needed.
 */
export function WallPage() {
  const { ecran } = useSearch({ strict: false });
  return (
    <div className={`${classes.wall} ${ecran ? classes.single : classes.both}`} data-mantine-color-scheme="dark">
      {/* Before anything rings: the network may be gone when they are needed. */}
      <LateWords of={['wallAlert']}>
        <Wall screen={ecran} />
      </LateWords>
    </div>
  );
}

function Wall({ screen: ecran }: { screen: 1 | 2 | undefined }) {
  const t = useWords();
  const territory = useTerritory();
  const client = useQueryClient();
  const wall = useQuery(wallQuery(territory.id));
  const ringing = useQuery(currentAlarmsQuery(territory.id)).data?.items ?? NONE;
  const alert = useWallAlert(ringing);
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
    <>
      <WallTools />
      <main id="contenu" tabIndex={-1} className={classes.screens}>
        <h1 className="vh">{t('wall.heading', { territory: territory.name })}</h1>
        {wall.error && !wall.data && <ProblemState error={wall.error} retry={() => void wall.refetch()} />}
        {ecran !== 2 && <StreamScreen wall={wall.data} mentions={mentions} alarms={ringing} alert={alert} />}
        {ecran !== 1 && <PulseScreen wall={wall.data} alarms={ringing} alert={alert} />}
      </main>
    </>
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
