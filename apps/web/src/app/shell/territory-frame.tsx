import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { LiveProvider, useLive } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { useSession } from '../../shared/session.ts';
import { ring } from '../../shared/sound.ts';
import { useWords } from '../../shared/words.ts';
import classes from '../pages.module.css';
import { usePreferences } from '../use-preferences.ts';

/** Everything about one territory: its live stream, and the bell that rings on every page. */
export function TerritoryFrame() {
  const { territoryId } = useParams({ strict: false });
  const territory = useSession().territories.find((each) => each.id === territoryId);
  usePreferences();
  if (!territory) return <UnknownTerritory />;
  return (
    <LiveProvider
      key={territory.id}
      territoryId={territory.id}
      enabled={territory.permissions.includes('mentions.read')}
    >
      <Bell />
      <Outlet />
    </LiveProvider>
  );
}

/** The same page whether it does not exist or is closed to me. */
function UnknownTerritory() {
  const t = useWords();
  usePage(t('app.notfound'));
  return (
    <main className={classes.alone} id="contenu" tabIndex={-1}>
      <PageHead title={t('app.notfound')} />
      <Panel label={t('app.notfound')}>
        <EmptyState action={<a href="/">{t('app.notfound.home')}</a>}>{t('app.territory.unknown')}</EmptyState>
      </Panel>
    </main>
  );
}

/** Rings when an alarm is raised, and has what shows alarms read again. */
function Bell() {
  const client = useQueryClient();
  useLive((message) => {
    if (message.name === 'alarm') {
      if (message.data.ring) ring(message.data.alarm.severity.level);
      void client.invalidateQueries({ queryKey: ['alarms'] });
      void client.invalidateQueries({ queryKey: ['today'] });
    }
    if (message.name === 'reload') void client.invalidateQueries();
  });
  return null;
}
