import type { AfterAction } from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../shared/data-table.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { type Comparison, comparisons, type DelayKey, isSoonest } from './report.rules.ts';
import classes from './report.module.css';

const shown: readonly { key: DelayKey; kind: 'end' | 'wide-end' }[] = [
  { key: 'detected', kind: 'end' },
  { key: 'seen', kind: 'wide-end' },
  { key: 'firstWord', kind: 'end' },
  { key: 'turned', kind: 'wide-end' },
  { key: 'calm', kind: 'wide-end' },
];

/** This crisis beside earlier ones and drills: the same delays, measured alike; what came soonest is marked. */
export function ComparePanel({ report }: { report: AfterAction }) {
  const t = useWords();
  const rows = comparisons(report);
  return (
    <Panel title={t('crisisReport.compare')} flush>
      {report.earlier.length === 0 ? (
        <EmptyState>{t('crisisReport.compare.none')}</EmptyState>
      ) : (
        <DataTable
          label={t('crisisReport.compare')}
          columns={[
            { name: t('crisisReport.event') },
            { name: t('crisisReport.mentions'), kind: 'wide-end' },
            ...shown.map(({ key, kind }) => ({ name: t(`crisisReport.delay.${key}`), kind })),
          ]}
        >
          {rows.map((row) => (
            <Row key={row.id} row={row} rows={rows} mine={row.id === report.crisis.id} />
          ))}
        </DataTable>
      )}
    </Panel>
  );
}

function Row({ row, rows, mine }: { row: Comparison; rows: readonly Comparison[]; mine: boolean }) {
  const t = useWords();
  const { number, duration } = useTerritoryFormat();
  const { id } = useTerritory();
  return (
    <tr className={mine ? classes.mine : undefined}>
      <th scope="row">
        {mine ? row.title : <Link to={`/t/${id}/crises/${row.id}/bilan` as string}>{row.title}</Link>}
        <small>
          {row.ref} {row.drill && <Tag kind="watch">{t('crisis.drill')}</Tag>} {mine && t('crisisReport.compare.mine')}
        </small>
      </th>
      <td data-kind="wide-end">{number(row.mentions)}</td>
      {shown.map(({ key, kind }) => {
        const minutes = row.delays[key];
        const soonest = isSoonest(rows, row, key);
        return (
          <td key={key} data-kind={kind}>
            {minutes === undefined ? '–' : soonest ? <b>{duration(minutes * 60_000)}</b> : duration(minutes * 60_000)}
            {soonest && <small>{t('crisisReport.compare.soonest')}</small>}
          </td>
        );
      })}
    </tr>
  );
}
