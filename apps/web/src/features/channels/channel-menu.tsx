import { checkChannel, deleteChannel, updateChannel, type Channel } from '@beffroi/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconRefresh,
  IconUnlink,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useReconnect } from './use-reconnect.ts';

/** Check now, connect again, pause, disconnect. */
export function ChannelMenu({ channel }: { channel: Channel }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [leaving, setLeaving] = useState(false);
  const reconnect = useReconnect(channel);
  const params = { territoryId, channelId: channel.id };
  const refresh = () => client.invalidateQueries({ queryKey: ['channels', territoryId] });
  const check = useMutation({
    mutationFn: () => call(checkChannel, { params }),
    async onSuccess({ state, name }) {
      await refresh();
      notify.done(t(state === 'ok' ? 'channels.checked.ok' : 'channels.checked', { name }));
    },
    onError: notify.failed,
  });
  const pause = useMutation({
    mutationFn: () => call(updateChannel, { params, body: { paused: !channel.paused } }),
    onSuccess: refresh,
    onError: notify.failed,
  });
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('admin.actions', { name: channel.name })} loading={check.isPending}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => check.mutate()}>
            {t('channels.check')}
          </Menu.Item>
          <Menu.Item leftSection={<IconPlugConnected {...icon} />} onClick={() => reconnect.mutate()}>
            {t('channels.reconnect')}
          </Menu.Item>
          <Menu.Item
            leftSection={channel.paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
            onClick={() => pause.mutate()}
          >
            {t(channel.paused ? 'channels.resume' : 'channels.pause')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconUnlink {...icon} />} onClick={() => setLeaving(true)}>
            {t('channels.disconnect')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {leaving && (
        <ConfirmDialog
          title={t('channels.disconnect')}
          verb={t('channels.disconnect.do', { name: channel.name })}
          onClose={() => setLeaving(false)}
          act={async () => {
            await call(deleteChannel, { params });
            await refresh();
            await navigate({ to: `/t/${territoryId}/reglages/comptes` as string });
          }}
        >
          <p>{t('channels.disconnect.words')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
