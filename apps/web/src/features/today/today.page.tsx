import { Kbd, PageHead, Section } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { CrisisButton } from '../../shared/crisis/crisis-button.tsx';
import { dayAgo } from '../../shared/day-ago.ts';
import { useOpenPosts } from '../../shared/links.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { Stale } from '../../shared/stale.tsx';
import { todayQuery } from '../../shared/today.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { PulseHero } from './pulse-hero.tsx';
import { StoriesPanel } from './stories-panel.tsx';
import classes from './today.module.css';
import { WaitingQueue } from './waiting-queue.tsx';

const BackToWorkPanel = lazy(() =>
  import('../back-to-work/back-to-work-panel.tsx').then((module) => ({ default: module.BackToWorkPanel })),
);

/** Calm or alert in one sentence, the last day against the usual band, and what waits for me. */
export function TodayPage() {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const territory = useTerritory();
  const canBeAway = useCan('oncall.read');
  const openPosts = useOpenPosts();
  const today = useQuery(todayQuery(territory.id));
  usePage(t('app.nav.today'));
  const treat = () => today.data && openPosts({ a_traiter: '1', de: today.data.waiting.toTreatFrom });
  useShortcuts(t('app.nav.today'), [{ keys: 't', label: t('today.treat'), run: () => void treat() }]);
  const gravest = today.data?.alarms
    .filter(({ kind }) => kind === 'burst')
    .toSorted((one, other) => other.severity.level - one.severity.level)[0];
  const toTreat = today.data?.waiting.toTreat ?? 0;
  return (
    <>
      <PageHead
        over={t('today.over', { day: format.day(now), week: format.week(now) })}
        title={t('app.nav.today')}
        actions={
          <>
            {gravest && <CrisisButton alarm={gravest} />}
            {toTreat > 0 && (
              <Button variant="filled" onClick={treat} rightSection={<Kbd>T</Kbd>} aria-keyshortcuts="t">
                {t('today.treat')}
              </Button>
            )}
          </>
        }
      />
      <Stale query={today} />
      <QueryPanel query={today} rows={5}>
        {(data) => (
          <>
            <PulseHero today={data} />
            {canBeAway && (
              <Suspense fallback={null}>
                <BackToWorkPanel />
              </Suspense>
            )}
            <div className={classes.cols}>
              <Section
                title={t('today.waiting')}
                end={
                  <span className={classes.hint}>
                    <Kbd>J</Kbd> <Kbd>K</Kbd> {t('today.browse')} <Kbd>{t('today.enter')}</Kbd> {t('today.open')}
                  </span>
                }
              >
                <WaitingQueue today={data} />
              </Section>
              <aside className={classes.side} aria-label={t('today.stories')}>
                <StoriesPanel stories={data.stories} from={dayAgo(data.at)} />
              </aside>
            </div>
          </>
        )}
      </QueryPanel>
    </>
  );
}
