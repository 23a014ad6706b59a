import type { Drill } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { drillsQuery } from '../../shared/drills.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './drills.module.css';
import { DrillsTable } from './drills-table.tsx';
import { useDrillsLive } from './drills.queries.ts';
import { KeptPanel } from './kept-panel.tsx';
import { RunningDrill } from './running-drill.tsx';
import { ScoreParts } from './score-parts.tsx';

/** One drill: how it goes, or its score, what it kept from leaving, and how it compares to earlier ones. */
export function DrillPage() {
  return (
    <LateWords of={['drills', 'crisisRoom']}>
      <DrillBody />
    </LateWords>
  );
}

function DrillBody() {
  const t = useWords();
  const { id } = useTerritory();
  const { drillId } = useParams({ strict: false });
  const drills = useQuery(drillsQuery(id));
  useDrillsLive();
  const all = drills.data ? [...(drills.data.current ? [drills.data.current] : []), ...drills.data.items] : [];
  const drill = all.find((each) => each.id === drillId);
  usePage(drill ? t('drills.score.page', { title: drill.title }) : t('app.nav.drills'));
  if (!drill) {
    return (
      <>
        <PageHead over={<BackLink />} title={t('app.nav.drills')} />
        <QueryPanel query={drills} rows={4}>
          {() => (
            <Panel label={t('app.nav.drills')}>
              <EmptyState action={<BackLink />}>{t('drills.unknown')}</EmptyState>
            </Panel>
          )}
        </QueryPanel>
      </>
    );
  }
  const same = all.filter(
    (each, index) =>
      each.scenarioId === drill.scenarioId &&
      each.state !== 'running' &&
      all.findIndex(({ id: other }) => other === each.id) === index,
  );
  if (drill.state === 'running') {
    return (
      <>
        <PageHead over={<BackLink />} title={t('drills.running')} />
        <RunningDrill drill={drill} />
      </>
    );
  }
  return <Score drill={drill} same={same} />;
}

function BackLink() {
  const t = useWords();
  const { id } = useTerritory();
  return <Link to={`/t/${id}/exercices` as string}>{t('app.nav.drills')}</Link>;
}

function Score({ drill, same }: { drill: Drill; same: readonly Drill[] }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id } = useTerritory();
  return (
    <>
      <PageHead
        over={<BackLink />}
        title={t('drills.score.page', { title: drill.title })}
        actions={
          drill.crisisId && (
            <Button
              component={Link}
              to={`/t/${id}/crises/${drill.crisisId}/bilan` as string}
              rightSection={<IconArrowRight size={18} stroke={1.75} aria-hidden="true" />}
            >
              {t('drills.report')}
            </Button>
          )
        }
      />
      <div className={rows.stack}>
        <Panel title={t('drills.score')}>
          <div className={classes.scoreHead}>
            <p className={classes.points}>
              <b>{drill.score.points}</b> <span>{t('drills.points.out_of', { of: drill.score.of })}</span>
            </p>
            <p className={rows.meta}>
              <span>
                {t('drills.column.when', {
                  at: format.moment(drill.startedAt, now),
                  speed: format.number(drill.speed),
                  by: drill.startedBy,
                })}
              </span>
              {drill.state === 'stopped' && <span>{t('drills.stopped')}</span>}
              <span>{t('drills.told', { told: drill.posts.told, all: drill.posts.all })}</span>
              <span>{t('drills.value.hint')}</span>
            </p>
          </div>
          <ScoreParts score={drill.score} />
        </Panel>
        {same.length > 1 && (
          <Panel title={t('drills.same')} flush>
            <DrillsTable drills={same} label={t('drills.same')} current={drill.id} />
          </Panel>
        )}
        <Panel label={t('drills.kept')}>
          <KeptPanel drill={drill} />
        </Panel>
      </div>
    </>
  );
}
