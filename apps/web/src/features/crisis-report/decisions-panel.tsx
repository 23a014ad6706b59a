import type { LogLine } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { useWords } from '../../shared/words.ts';
import { LogLines } from './log-lines.tsx';

/** What people decided, minute by minute. */
export function DecisionsPanel({ decisions }: { decisions: readonly LogLine[] }) {
  const t = useWords();
  return (
    <Panel title={t('crisisReport.decisions')} flush={decisions.length === 0}>
      {decisions.length === 0 ? (
        <EmptyState>{t('crisisReport.decisions.none')}</EmptyState>
      ) : (
        <LogLines lines={decisions} />
      )}
    </Panel>
  );
}
