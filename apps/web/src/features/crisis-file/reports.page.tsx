import { exportReports, type Room } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../shared/api.ts';
import { RoomFrame } from '../../shared/crisis/room-frame.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { reportsQuery, useCrisisId, useFileLive } from './crisis-file.queries.ts';
import { readReportsSearch, reportFilters } from './crisis-file.search.ts';
import { ReportDialog } from './report-dialog.tsx';
import { ReportRow } from './report-row.tsx';
import classes from './reports.module.css';
import { filtered, type Report } from './reports.rules.ts';
import { ReportsShare } from './reports-share.tsx';

/** What people report with its place, for emergency services. */
export function ReportsPage() {
  return (
    <RoomFrame tab="reports">
      {(room) => (
        <LateWords of={['crisisFile']}>
          <ReportsBody room={room} />
        </LateWords>
      )}
    </RoomFrame>
  );
}

function ReportsBody({ room }: { room: Room }) {
  const t = useWords();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  const canLead = useCan('crisis.lead');
  const open = room.crisis.state === 'open';
  const search = readReportsSearch(useSearch({ strict: false }));
  const reports = useQuery(reportsQuery(territoryId, crisisId));
  const [edited, setEdited] = useState<Report | 'new' | undefined>(
    search.mention || search.echange ? 'new' : undefined,
  );
  useFileLive('reports');
  const show = (voir: (typeof reportFilters)[number] | undefined) =>
    void navigate({ to: '.', search: (voir ? { voir } : {}) as never, replace: true, resetScroll: false });
  return (
    <>
      <div className={classes.bar}>
        <div className={rows.chips} role="group" aria-label={t('reports.filter')}>
          {[undefined, ...reportFilters].map((each) => (
            <button key={each ?? 'all'} type="button" aria-pressed={search.voir === each} onClick={() => show(each)}>
              {t(`reports.filter.${each ?? 'all'}`, { count: filtered(reports.data?.items ?? [], each).length })}
            </button>
          ))}
        </div>
        {canLead && open && (
          <Button
            variant="filled"
            onClick={() => setEdited('new')}
            leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
          >
            {t('reports.add')}
          </Button>
        )}
      </div>
      <div className={classes.cols}>
        <QueryPanel query={reports} rows={5}>
          {({ items }) => {
            const shown = filtered(items, search.voir);
            return (
              <Panel
                title={t('crisis.tab.reports')}
                flush
                end={
                  items.length > 0 && (
                    <a href={addressOf(exportReports, { territoryId, crisisId })} download className={classes.csv}>
                      <IconDownload size={16} stroke={1.75} aria-hidden="true" />
                      {t('reports.csv')}
                    </a>
                  )
                }
              >
                {shown.length === 0 ? (
                  <EmptyState>{t(search.voir ? `reports.none.${search.voir}` : 'reports.none')}</EmptyState>
                ) : (
                  <ul>
                    {shown.map((report) => (
                      <ReportRow key={report.id} report={report} open={open} onEdit={() => setEdited(report)} />
                    ))}
                  </ul>
                )}
              </Panel>
            );
          }}
        </QueryPanel>
        {canLead && <ReportsShare open={open} feedUrl={reports.data?.feedUrl} />}
      </div>
      {edited && canLead && (
        <ReportDialog
          report={edited === 'new' ? undefined : edited}
          from={{ mentionId: search.mention, conversationId: search.echange }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  );
}
