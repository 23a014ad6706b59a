import { EmptyState, PageHead, Panel, Tag } from '@beffroi/ui';
import { IconTestPipe } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { simulationQuery } from '../../shared/simulation.ts';
import { useWords } from '../../shared/words.ts';
import { BadBuzzPanel } from './bad-buzz-panel.tsx';
import { MailPanel } from './mail-panel.tsx';
import { PostPanel } from './post-panel.tsx';
import classes from './simulation.module.css';

/** The simulated network of the demonstration: speak there as a resident, let a bad buzz loose. */
export function SimulationPage() {
  const t = useWords();
  const { id } = useTerritory();
  const simulation = useQuery({ ...simulationQuery(id), refetchInterval: 15_000 });
  usePage(t('simulation.title'));
  return (
    <>
      <PageHead over={t('simulation.over')} title={t('simulation.title')} />
      <p className={classes.label}>
        <Tag kind="line" icon={<IconTestPipe size={14} stroke={1.75} aria-hidden="true" />}>
          {t('common.simulated')}
        </Tag>
        {t('simulation.lead')}
      </p>
      <QueryPanel query={simulation}>
        {(data) =>
          data.available ? (
            <div className={classes.cols}>
              <PostPanel />
              <BadBuzzPanel badBuzz={data.badBuzz} />
              <MailPanel />
            </div>
          ) : (
            <Panel label={t('simulation.title')}>
              <EmptyState>{t('simulation.unavailable')}</EmptyState>
            </Panel>
          )
        }
      </QueryPanel>
    </>
  );
}
