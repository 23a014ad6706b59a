import type { AfterAction } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { DataTable } from '../../shared/data-table.tsx';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import type { MessageId } from '../../shared/words.ts';
import { useWords } from '../../shared/words.ts';

/** What was claimed, what is true, and how many times it was met. */
export function RumoursPanel({ rumours }: { rumours: AfterAction['rumours'] }) {
  const t = useWords();
  const { number } = useTerritoryFormat();
  if (rumours.length === 0) return null;
  return (
    <Panel title={t('crisisReport.rumours')} flush>
      <DataTable
        label={t('crisisReport.rumours')}
        columns={[
          { name: t('crisisReport.claim') },
          { name: t('crisisReport.verdict') },
          { name: t('crisisReport.correction'), kind: 'wide' },
          { name: t('crisisReport.cases'), kind: 'end' },
        ]}
      >
        {rumours.map(({ claim, verdict, correction, cases }) => (
          <tr key={claim}>
            <th scope="row">{claim}</th>
            <td>{t(`crisisReport.verdict.${verdict}` as MessageId)}</td>
            <td data-kind="wide">{correction}</td>
            <td data-kind="end">{number(cases)}</td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
