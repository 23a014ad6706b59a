import { type AfterAction, downloadAfterAction, exportLog, getAfterAction, type Room } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconFileDownload, IconPrinter, IconTableDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { addressOf, call } from '../../shared/api.ts';
import { RoomFrame } from '../../shared/crisis/room-frame.tsx';
import { CrisisCurve } from '../../shared/crisis-curve.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { ComparePanel } from './compare-panel.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { DelaysLine } from './delays-line.tsx';
import { FiguresStrip } from './figures-strip.tsx';
import { LessonsPanel } from './lessons-panel.tsx';
import { ReportLog } from './report-log.tsx';
import classes from './report.module.css';
import { RumoursPanel } from './rumours-panel.tsx';
import { SaidPanel } from './said-panel.tsx';
import { StoriesPanel } from './stories-panel.tsx';
import { TonePanel } from './tone-panel.tsx';
import { WorkPanel } from './work-panel.tsx';

/** The after-action report: what happened, in how many minutes, what was said and decided, and what was learnt. */
export function ReportPage() {
  return (
    <LateWords of={['crisisReport']}>
      <RoomFrame tab="report" actions={actions}>
        {({ crisis }) => <Report key={crisis.id} crisisId={crisis.id} isOpen={crisis.state === 'open'} />}
      </RoomFrame>
    </LateWords>
  );
}

const actions = ({ crisis }: Room) => <Actions crisisId={crisis.id} />;

function Actions({ crisisId }: { crisisId: string }) {
  const t = useWords();
  const { locale: lang } = useTerritoryFormat();
  const { id: territoryId } = useTerritory();
  const named = { territoryId, crisisId };
  return (
    <>
      <Button
        component="a"
        variant="filled"
        href={addressOf(downloadAfterAction, named, { lang })}
        download
        leftSection={<IconFileDownload size={18} stroke={1.75} aria-hidden="true" />}
      >
        {t('crisisReport.pdf')}
      </Button>
      <Button
        component="a"
        variant="default"
        href={addressOf(exportLog, named)}
        download
        leftSection={<IconTableDown size={18} stroke={1.75} aria-hidden="true" />}
      >
        {t('crisisReport.log.export')}
      </Button>
      <Button
        variant="default"
        onClick={() => window.print()}
        leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden="true" />}
      >
        {t('crisisReport.print')}
      </Button>
    </>
  );
}

function Report({ crisisId, isOpen }: { crisisId: string; isOpen: boolean }) {
  const { id: territoryId } = useTerritory();
  const query = useQuery({
    queryKey: ['crisis', territoryId, crisisId, 'report'],
    queryFn: async ({ signal }) => call(getAfterAction, { params: { territoryId, crisisId } }, { signal }),
    refetchInterval: isOpen ? 60_000 : false,
  });
  return (
    <QueryPanel query={query} rows={10}>
      {(report) => <Content report={report} />}
    </QueryPanel>
  );
}

function Content({ report }: { report: AfterAction }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { crisis } = report;
  const [only, another] = crisis.watchIds;
  return (
    <article className={classes.report}>
      {crisis.state === 'open' && <p className={classes.asOf}>{t('crisisReport.open')}</p>}
      <p className={classes.summary}>{report.summary[format.locale]}</p>
      <DelaysLine report={report} />
      <Panel title={t('crisisReport.curve')}>
        <FiguresStrip report={report} />
        <CrisisCurve curve={report.curve} watchId={another === undefined ? only : undefined} />
      </Panel>
      <div className={classes.two}>
        <div className={classes.stack}>
          <SaidPanel report={report} />
          <DecisionsPanel decisions={report.decisions} />
          <WorkPanel report={report} />
        </div>
        <div className={classes.stack}>
          <TonePanel report={report} />
          <StoriesPanel report={report} />
        </div>
      </div>
      <LessonsPanel crisisId={crisis.id} lessons={report.lessons} />
      <ComparePanel report={report} />
      <RumoursPanel rumours={report.rumours} />
      <ReportLog log={report.log} />
    </article>
  );
}
