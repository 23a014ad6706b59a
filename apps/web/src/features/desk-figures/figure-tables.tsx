import { EmptyState, Panel } from '@beffroi/ui';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../shared/data-table.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { whereName } from '../requests/where-words.ts';
import { FigureLink } from './figure-link.tsx';
import type { Figures } from './key-figures.tsx';

const HOUR = 3_600_000;
const NONE = '–';

/** How soon somebody had a first answer, by where they wrote: on the clock. */
export function ChannelsPanel({ rows: channels }: { rows: Figures['byChannel'] }) {
  const t = useWords();
  const { number, duration } = useFormat();
  const time = (hours: number | undefined) => (hours === undefined ? NONE : duration(hours * HOUR));
  return (
    <Panel title={t('deskfig.channels')} flush>
      <p className={rows.flushLead}>{t('deskfig.channels.lead')}</p>
      {channels.length === 0 ? (
        <EmptyState>{t('deskfig.none')}</EmptyState>
      ) : (
        <DataTable
          label={t('deskfig.channels')}
          columns={[
            { name: t('deskfig.channel') },
            { name: t('deskfig.load.received'), kind: 'end' },
            { name: t('deskfig.load.answered'), kind: 'wide-end' },
            { name: t('deskfig.median'), kind: 'end' },
            { name: t('deskfig.p90'), kind: 'wide-end' },
          ]}
        >
          {channels.map((channel) => (
            <tr key={channel.channelId}>
              <th scope="row">
                {channel.name || whereName(t, channel.network)}
                {channel.name && <small>{whereName(t, channel.network)}</small>}
              </th>
              <td data-kind="end">
                <FigureLink
                  of="channel"
                  source={channel.channelId}
                  name={channel.name || whereName(t, channel.network)}
                  count={channel.received}
                >
                  {number(channel.received)}
                </FigureLink>
              </td>
              <td data-kind="wide-end">{number(channel.answered)}</td>
              <td data-kind="end">{time(channel.firstAnswer.median)}</td>
              <td data-kind="wide-end">{time(channel.firstAnswer.p90)}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </Panel>
  );
}

/** How long each department takes, from hand-over to answer: on the clock. */
export function DepartmentsPanel({ rows: departments }: { rows: Figures['byDepartment'] }) {
  const t = useWords();
  const { number, duration } = useFormat();
  const { id } = useTerritory();
  const canRead = useCan('requests.read');
  const time = (hours: number | undefined) => (hours === undefined ? NONE : duration(hours * HOUR));
  const link = (etat: string, service: string, count: number) =>
    canRead && count > 0 ? (
      <Link className="num" to={`/t/${id}/demandes` as string} search={{ etat, service } as never}>
        {number(count)}
      </Link>
    ) : (
      number(count)
    );
  return (
    <Panel title={t('deskfig.departments')} flush>
      <p className={rows.flushLead}>{t('deskfig.departments.lead')}</p>
      {departments.length === 0 ? (
        <EmptyState>{t('deskfig.departments.none')}</EmptyState>
      ) : (
        <DataTable
          label={t('deskfig.departments')}
          columns={[
            { name: t('deskfig.department') },
            { name: t('deskfig.load.received'), kind: 'end' },
            { name: t('deskfig.open_now'), kind: 'end' },
            { name: t('deskfig.overdue'), kind: 'end' },
            { name: t('deskfig.not_for_us'), kind: 'wide-end' },
            { name: t('deskfig.median'), kind: 'wide-end' },
            { name: t('deskfig.p90'), kind: 'wide-end' },
          ]}
        >
          {departments.map((one) => (
            <tr key={one.departmentId}>
              <th scope="row">{one.name}</th>
              <td data-kind="end">
                <FigureLink of="department" source={one.departmentId} name={one.name} count={one.received}>
                  {number(one.received)}
                </FigureLink>
              </td>
              <td data-kind="end">{link('open_all', one.departmentId, one.open)}</td>
              <td data-kind="end">
                <span className={one.overdue > 0 ? rows.alarm : undefined}>
                  {link('overdue', one.departmentId, one.overdue)}
                </span>
              </td>
              <td data-kind="wide-end">{number(one.notForUs)}</td>
              <td data-kind="wide-end">{time(one.settling.median)}</td>
              <td data-kind="wide-end">{time(one.settling.p90)}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </Panel>
  );
}

/** What people ask about. */
export function CategoriesPanel({
  rows: categories,
  period,
}: {
  rows: Figures['byCategory'];
  period: { first: string; last: string };
}) {
  const t = useWords();
  const { number } = useFormat();
  const { id } = useTerritory();
  const canRead = useCan('requests.read');
  if (categories.length === 0) return null;
  return (
    <Panel title={t('deskfig.categories')} flush>
      <DataTable
        label={t('deskfig.categories')}
        columns={[
          { name: t('deskfig.category') },
          { name: t('deskfig.load.received'), kind: 'end' },
          { name: t('deskfig.settled.short'), kind: 'end' },
        ]}
      >
        {categories.map((one) => (
          <tr key={one.category}>
            <th scope="row">
              {canRead ? (
                <Link
                  to={`/t/${id}/demandes` as string}
                  search={{ categorie: one.category, du: period.first, au: period.last } as never}
                >
                  {one.label}
                </Link>
              ) : (
                one.label
              )}
            </th>
            <td data-kind="end">
              <FigureLink of="category" source={one.category} name={one.label} count={one.received}>
                {number(one.received)}
              </FigureLink>
            </td>
            <td data-kind="end">{number(one.settled)}</td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}
