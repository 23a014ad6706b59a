import type { Drill } from '@beffroi/contracts';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../shared/data-table.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { partOf, type ScorePart } from './drills.rules.ts';

/** Drills side by side: when, which, how long each thing took, how many points. */
export function DrillsTable({
  drills,
  label,
  current,
}: {
  drills: readonly Drill[];
  label: string;
  /** The one on screen: it is not a link to itself. */
  current?: string;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id } = useTerritory();
  const cell = (drill: Drill, key: ScorePart['key']) => {
    const value = partOf(drill, key)?.value;
    if (value === undefined) return t('drills.value.never');
    return key === 'requests' ? format.number(value) : t('drills.value.minutes', { value: format.ratio(value) });
  };
  return (
    <DataTable
      label={label}
      columns={[
        { name: t('drills.column.drill') },
        { name: t('drills.column.see'), kind: 'wide-end' },
        { name: t('drills.column.decide'), kind: 'wide-end' },
        { name: t('drills.column.first_word'), kind: 'end' },
        { name: t('drills.column.requests'), kind: 'wide-end' },
        { name: t('drills.points'), kind: 'end' },
      ]}
    >
      {drills.map((drill) => (
        <tr key={drill.id} {...(drill.id === current ? { 'aria-current': 'true' } : {})}>
          <th scope="row">
            {drill.id === current ? (
              drill.title
            ) : (
              <Link to={`/t/${id}/exercices/${drill.id}` as string}>{drill.title}</Link>
            )}
            <small>
              {t('drills.column.when', {
                at: format.moment(drill.startedAt, now),
                speed: format.number(drill.speed),
                by: drill.startedBy,
              })}
              {drill.state === 'stopped' && `, ${t('drills.stopped')}`}
            </small>
          </th>
          <td data-kind="wide-end">{cell(drill, 'see')}</td>
          <td data-kind="wide-end">{cell(drill, 'decide')}</td>
          <td data-kind="end">{cell(drill, 'first_word')}</td>
          <td data-kind="wide-end">{cell(drill, 'requests')}</td>
          <td data-kind="end">{t('drills.points.of', { points: drill.score.points, of: drill.score.of })}</td>
        </tr>
      ))}
    </DataTable>
  );
}
