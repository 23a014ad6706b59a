import { getExposure, type Output } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { DataTable } from '../../shared/data-table.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { latestWeeks, weekStart } from './desk-settings.rules.ts';

type Exposure = Output<typeof getExposure>;

/** How long each person stood before insults, by week: hours, never a message nor a name of an author. */
export function DistancePanel() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const exposure = useQuery({
    queryKey: ['desk-exposure', territoryId],
    queryFn: ({ signal }) => call(getExposure, { params: { territoryId } }, { signal }),
    staleTime: 300_000,
  });
  return (
    <Panel title={t('deskset.recul')} flush>
      <p className={classes.flushLead}>{t('deskset.recul.lead')}</p>
      <QueryPanel query={exposure}>{(data) => <Weeks exposure={data} />}</QueryPanel>
    </Panel>
  );
}

function Weeks({ exposure }: { exposure: Exposure }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const weeks = latestWeeks(exposure.weeks, 8);
  if (weeks.every(({ people }) => people.length === 0)) return <EmptyState>{t('deskset.recul.none')}</EmptyState>;
  return (
    <>
      {exposure.next && <p className={classes.flushLead}>{t('deskset.recul.next', { name: exposure.next.name })}</p>}
      <DataTable
        label={t('deskset.recul')}
        columns={[
          { name: t('deskset.recul.week') },
          { name: t('deskset.recul.person') },
          { name: t('deskset.recul.hours'), kind: 'end' },
          { name: t('deskset.recul.revealed'), kind: 'end' },
          { name: t('deskset.recul.handed'), kind: 'wide-end' },
          { name: t('deskset.recul.out'), kind: 'wide-end' },
        ]}
      >
        {weeks.flatMap(({ week, people }) =>
          people.map((person, index) => (
            <tr key={`${week}${person.id}`}>
              <th scope="row">
                {index === 0 ? (
                  t('deskset.recul.week_of', { date: format.date(weekStart(week), now) })
                ) : (
                  <span className="vh">{t('deskset.recul.week_of', { date: format.date(weekStart(week), now) })}</span>
                )}
              </th>
              <td>{person.name}</td>
              <td data-kind="end">{format.duration(person.hours * 3_600_000)}</td>
              <td data-kind="end">{format.number(person.revealed)}</td>
              <td data-kind="wide-end">{format.number(person.handedOver)}</td>
              <td data-kind="wide-end">{format.duration(person.outOfHours * 3_600_000)}</td>
            </tr>
          )),
        )}
      </DataTable>
    </>
  );
}
