import { changeReport, type ReportKind } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import {
  IconBolt,
  IconBuilding,
  IconCheck,
  IconDroplet,
  IconFlame,
  IconHourglass,
  IconMapPin,
  IconMapPinOff,
  IconRipple,
  IconRoadOff,
  IconUser,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { reportsQuery, useCrisisId } from './crisis-file.queries.ts';
import classes from './reports.module.css';
import { isLocated, mapUrl, type Report } from './reports.rules.ts';

const icons: Record<ReportKind, typeof IconMapPin> = {
  flood: IconRipple,
  fire: IconFlame,
  road: IconRoadOff,
  power: IconBolt,
  water: IconDroplet,
  person: IconUser,
  building: IconBuilding,
  other: IconMapPin,
};

/** One report: what, where, since when; whether it was checked, and whether a map can show it. */
export function ReportRow({ report, open, onEdit }: { report: Report; open: boolean; onEdit: () => void }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  const canLead = useCan('crisis.lead') && open;
  const canReadPosts = useCan('mentions.read');
  const canReadDesk = useCan('desk.read');
  const check = useMutation({
    mutationFn: (checked: boolean) =>
      call(changeReport, { params: { territoryId, crisisId, reportId: report.id }, body: { checked } }),
    onSuccess: () => client.invalidateQueries({ queryKey: reportsQuery(territoryId, crisisId).queryKey }),
    onError: notify.failed,
  });
  const Icon = icons[report.kind];
  return (
    <li className={rows.row}>
      <span className={classes.kind}>
        <Icon size={20} stroke={1.75} aria-hidden="true" />
      </span>
      <div className={rows.words}>
        <h3 className={classes.place}>
          {report.place} <span className={rows.ref}>{t(`reports.kind.${report.kind}`)}</span>
        </h3>
        <p className={rows.text}>{report.text}</p>
        <p className={rows.meta}>
          <span>{t('reports.by', { at: format.moment(report.at, now), by: report.by })}</span>
          {isLocated(report) ? (
            <a href={mapUrl(report)} target="_blank" rel="noreferrer" className={classes.map}>
              <IconMapPin size={14} stroke={1.75} aria-hidden="true" />
              {`${report.lat?.toFixed(4)}, ${report.lon?.toFixed(4)}`}
              <span className="vh">{t('reports.map')}</span>
            </a>
          ) : (
            <span className={classes.missing}>
              <IconMapPinOff size={14} stroke={1.75} aria-hidden="true" />
              {t('reports.unlocated')}
            </span>
          )}
          {report.locatedBy === 'service' && report.locatedAs && (
            <span>{t('reports.located_as', { place: report.locatedAs })}</span>
          )}
          {report.mentionId && canReadPosts && (
            <Link to={`/t/${territoryId}/mentions/${report.mentionId}` as string}>{t('reports.mention')}</Link>
          )}
          {report.conversationId && canReadDesk && (
            <Link to={`/t/${territoryId}/guichet/${report.conversationId}` as string}>{t('reports.conversation')}</Link>
          )}
        </p>
      </div>
      <div className={rows.side}>
        {report.checked ? (
          <Tag kind="calm" icon={<IconCheck size={14} stroke={1.75} aria-hidden="true" />}>
            {t('reports.checked')}
          </Tag>
        ) : (
          <Tag kind="watch" icon={<IconHourglass size={14} stroke={1.75} aria-hidden="true" />}>
            {t('reports.unchecked')}
          </Tag>
        )}
        {canLead && (
          <span className={classes.acts}>
            <Button size="xs" loading={check.isPending} onClick={() => check.mutate(!report.checked)}>
              {t(report.checked ? 'reports.uncheck' : 'reports.check')}
              <span className="vh">{`, ${report.place}`}</span>
            </Button>
            <Button size="xs" variant="subtle" onClick={onEdit}>
              {t('admin.edit')}
              <span className="vh">{`, ${report.place}`}</span>
            </Button>
          </span>
        )}
      </div>
    </li>
  );
}
