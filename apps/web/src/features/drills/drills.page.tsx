import type { listDrills, Output } from '@beffroi/contracts';
import { PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { drillsQuery } from '../../shared/drills.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { DrillsTable } from './drills-table.tsx';
import { useDrillsLive } from './drills.queries.ts';
import { NEW_SCENARIO } from './drills.rules.ts';
import { NotHerePanel } from './not-here-panel.tsx';
import { RunningDrill } from './running-drill.tsx';
import { ScenarioList } from './scenario-list.tsx';

type Drills = Output<typeof listDrills>;

/** Fire drills: one that runs, scenarios to start, and how earlier ones went. */
export function DrillsPage() {
  return (
    <LateWords of={['drills', 'crisisRoom']}>
      <DrillsBody />
    </LateWords>
  );
}

function DrillsBody() {
  const t = useWords();
  const { id } = useTerritory();
  const drills = useQuery(drillsQuery(id));
  const canRun = useCan('drills.run');
  useDrillsLive();
  usePage(t('app.nav.drills'));
  return (
    <>
      <PageHead
        over={t('drills.over')}
        title={t('app.nav.drills')}
        actions={
          canRun && (
            <Button
              component={Link}
              to={`/t/${id}/exercices/scenarios/${NEW_SCENARIO}` as string}
              leftSection={<IconFilePlus size={18} stroke={1.75} aria-hidden="true" />}
            >
              {t('drills.scenario.new')}
            </Button>
          )
        }
      />
      <QueryPanel query={drills} rows={6}>
        {(data) => <Content drills={data} />}
      </QueryPanel>
    </>
  );
}

function Content({ drills }: { drills: Drills }) {
  const t = useWords();
  const past = drills.items.filter((drill) => drill.state !== 'running');
  return (
    <div className={rows.stack}>
      {drills.current && <RunningDrill drill={drills.current} />}
      {!drills.possible && <NotHerePanel drills={drills} />}
      <ScenarioList may={drills.possible && !drills.current} />
      {past.length > 0 && (
        <Panel title={t('drills.earlier')} flush>
          <DrillsTable drills={past} label={t('drills.earlier')} />
        </Panel>
      )}
    </div>
  );
}
