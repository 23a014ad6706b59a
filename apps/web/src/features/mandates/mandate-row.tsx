import { endMandate, type Mandate } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconClock, IconList, IconPlayerStop } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { isOpen } from '../../shared/publishing/mandates.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './mandates.module.css';

/** One mandate as a sentence: who, given by whom, for what, where, until when; how long is left. */
export function MandateRow({
  mandate,
  now,
  onRead,
}: {
  mandate: Mandate;
  now: number;
  onRead: (mandate: Mandate) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const me = useSession().person?.id;
  const canConfigure = useCan('publishing.configure');
  const channels = useQuery({ ...channelsQuery(territoryId), enabled: useCan('channels.read') }).data?.items ?? [];
  const [ending, setEnding] = useState(false);
  const open = isOpen(mandate, now);
  const [start, end] = [Date.parse(mandate.startsAt), Date.parse(mandate.endsAt)];
  const over = Date.parse(mandate.endedAt ?? mandate.endsAt);
  const accounts = mandate.channelIds.map((id) => channels.find((channel) => channel.id === id)?.name ?? id);
  const mayEnd = canConfigure || me === mandate.givenById || me === mandate.personId;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.name}>
          <b>{mandate.personName}</b>
          {open && (
            <Tag kind="watch" icon={<IconClock size={14} stroke={1.75} aria-hidden="true" />}>
              {t('mandates.left', { duration: format.duration(end - now) })}
            </Tag>
          )}
        </p>
        <p>{mandate.scope}</p>
        <p className={classes.detail}>
          {accounts.length === 0 ? t('mandates.everywhere') : accounts.join(', ')}.{' '}
          {t(open ? 'mandates.until' : 'mandates.was', {
            by: mandate.givenByName,
            from: format.moment(start, now),
            to:
              open && format.dayKey(end) !== format.dayKey(now)
                ? `${format.day(end)}, ${format.hour(end)}`
                : format.moment(open ? end : over, now),
          })}
        </p>
        {open && (
          <progress
            className={classes.progress}
            max={end - start}
            value={now - start}
            aria-label={t('mandates.passed')}
          />
        )}
      </div>
      <div className={classes.actions}>
        <Button
          size="xs"
          onClick={() => onRead(mandate)}
          leftSection={<IconList size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('mandates.digest', { count: mandate.publications })}
          <span className="vh"> {mandate.personName}</span>
        </Button>
        {open && mayEnd && (
          <Button
            size="xs"
            onClick={() => setEnding(true)}
            leftSection={<IconPlayerStop size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('mandates.end')}
            <span className="vh"> {mandate.personName}</span>
          </Button>
        )}
      </div>
      {ending && (
        <ConfirmDialog
          title={t('mandates.end.title')}
          verb={t('mandates.end')}
          onClose={() => setEnding(false)}
          act={async () => {
            await call(endMandate, { params: { territoryId, mandateId: mandate.id } });
            await client.invalidateQueries({ queryKey: ['mandates', territoryId] });
          }}
        >
          {t('mandates.end.words', { name: mandate.personName })}
        </ConfirmDialog>
      )}
    </li>
  );
}
