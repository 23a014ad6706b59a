import { joinAlarm, type Room } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconBellRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { alarmName } from '../../shared/alarm-words.ts';
import { call } from '../../shared/api.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { todayQuery } from '../../shared/today.ts';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';
import { useRoomAct } from './use-room-act.ts';

/** Alarms that ring beside the crisis: perhaps the same event, which those who lead say. */
export function OtherAlarms({ crisis }: { crisis: Room['crisis'] }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canRead = useCan('mentions.read');
  const canLead = useCan('crisis.lead') && crisis.state === 'open';
  const today = useQuery({ ...todayQuery(territoryId), enabled: canLead && canRead });
  const join = useRoomAct(
    crisis.id,
    (alarmId: string) => call(joinAlarm, { params: { territoryId, crisisId: crisis.id }, body: { alarmId } }),
    () => today.refetch(),
  );
  const others = (today.data?.alarms ?? []).filter(({ id, kind }) => kind === 'burst' && !crisis.alarmIds.includes(id));
  if (!canLead || others.length === 0) return null;
  return (
    <ul className={classes.others} aria-label={t('crisis.others')}>
      {others.map((alarm) => (
        <li key={alarm.id}>
          <IconBellRinging size={18} stroke={1.75} aria-hidden="true" />
          <p>
            {t('crisis.others.words')}{' '}
            <Link to={`/t/${territoryId}/alertes/${alarm.id}` as string}>{alarmName(alarm)}</Link>
          </p>
          <Button size="xs" disabled={join.isPending} onClick={() => join.mutate(alarm.id)}>
            {t('crisis.others.join')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
