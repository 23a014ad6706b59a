import { type Alarm, joinAlarm, openCrisis } from '@beffroi/contracts';
import { Button, Menu } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { call } from '../api.ts';
import { newKey } from '../new-id.ts';
import { useNotify } from '../notify.tsx';
import { useCan, useTerritory } from '../session.ts';
import { useWords } from '../words.ts';
import { openCrisesQuery } from './crisis.queries.ts';

/** From an alarm to its crisis room, in one gesture; into the room that is open already, where one is. */
export function CrisisButton({ alarm }: { alarm: Pick<Alarm, 'id' | 'state'> }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const canLead = useCan('crisis.lead');
  const open = useQuery({ ...openCrisesQuery(territoryId), enabled: useCan('crisis.read') }).data?.items;
  const key = useRef(newKey());
  const go = useMutation({
    mutationFn: async (crisisId?: string) => {
      if (crisisId) {
        return call(joinAlarm, { params: { territoryId, crisisId }, body: { alarmId: alarm.id } });
      }
      const body = { alarmId: alarm.id, clientKey: key.current };
      return (await call(openCrisis, { params: { territoryId }, body })).crisis;
    },
    async onSuccess({ id }) {
      await Promise.all(
        ['crises', 'alarms', 'today'].map((name) => client.invalidateQueries({ queryKey: [name, territoryId] })),
      );
      void navigate({ to: `/t/${territoryId}/crises/${id}` as string });
    },
    onError: notify.failed,
  });
  if (!open) return null;
  const icon = <IconUsersGroup size={18} stroke={1.75} aria-hidden="true" />;
  const inside = open.find(({ alarmIds }) => alarmIds.includes(alarm.id));
  if (inside) {
    return (
      <Button component={Link} to={`/t/${territoryId}/crises/${inside.id}` as string} leftSection={icon}>
        {t('alerts.crisis.go')}
      </Button>
    );
  }
  if (!canLead || alarm.state === 'ended' || alarm.state === 'false_alarm') return null;
  if (open.length === 0) {
    return (
      <Button loading={go.isPending} onClick={() => go.mutate(undefined)} leftSection={icon}>
        {t('alerts.crisis.open')}
      </Button>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <Button loading={go.isPending} leftSection={icon}>
          {t('alerts.crisis.which')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {open.map((crisis) => (
          <Menu.Item key={crisis.id} onClick={() => go.mutate(crisis.id)}>
            {t('alerts.crisis.join', { title: crisis.title })}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => go.mutate(undefined)}>{t('alerts.crisis.another')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
