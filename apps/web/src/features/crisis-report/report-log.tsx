import type { LogLine } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useWords } from '../../shared/words.ts';
import { LogLines } from './log-lines.tsx';

/** The whole log, in the order in which it was lived. */
export function ReportLog({ log }: { log: readonly LogLine[] }) {
  const t = useWords();
  return (
    <Panel title={t('crisisReport.log')}>
      <LogLines lines={log} />
    </Panel>
  );
}
