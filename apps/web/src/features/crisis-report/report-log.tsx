import type { LogLine } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useWords } from '../../shared/words.ts';
import { LogLines } from './log-lines.tsx';
import classes from './report.module.css';

/** The whole log, in the order in which it was lived. */
export function ReportLog({ log }: { log: readonly LogLine[] }) {
  const t = useWords();
  return (
    <Panel title={t('crisisReport.log')}>
      <div className={classes.log}>
        <LogLines lines={log} />
      </div>
    </Panel>
  );
}
