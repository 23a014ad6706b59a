import { changeCrisis, reopenCrisis, type Room } from '@beffroi/contracts';
import { Button, Menu } from '@mantine/core';
import { IconBroadcast, IconBroadcastOff, IconDots, IconDoor, IconPencil, IconUserCheck } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';
import { useRefreshRoom, useRoomAct } from './use-room-act.ts';

const EditDialog = lazy(() => import('./edit-dialog.tsx').then((module) => ({ default: module.EditDialog })));
const RelayDialog = lazy(() => import('./relay-dialog.tsx').then((module) => ({ default: module.RelayDialog })));
const CloseDialog = lazy(() => import('./close-dialog.tsx').then((module) => ({ default: module.CloseDialog })));

/** Who leads, and what they may do with the whole room: name it, relay, close it, open it again. */
export function RoomActions({ room }: { room: Room }) {
  const t = useWords();
  const { crisis } = room;
  const { id: territoryId } = useTerritory();
  const me = useSession().person?.id;
  const canLead = useCan('crisis.lead');
  const open = crisis.state === 'open';
  const [asked, setAsked] = useState<'edit' | 'relay' | 'unrelay' | 'close' | 'reopen'>();
  const refresh = useRefreshRoom(crisis.id);
  const params = { territoryId, crisisId: crisis.id };
  const lead = useRoomAct(crisis.id, () => call(changeCrisis, { params, body: { leadId: me } }));
  const away = () => setAsked(undefined);
  useShortcuts(
    t('crisis.room'),
    canLead && open ? [{ keys: 'e', label: t('crisis.edit'), run: () => setAsked('edit') }] : [],
  );
  const changed = (act: () => Promise<unknown>) => async () => {
    await act();
    await refresh();
  };
  return (
    <>
      <span className={classes.leader}>
        {crisis.leadName ? t('crisis.lead', { name: crisis.leadName }) : t('crisis.lead.none')}
      </span>
      {canLead && open && crisis.leadId !== me && (
        <Button
          size="xs"
          loading={lead.isPending}
          onClick={() => lead.mutate()}
          leftSection={<IconUserCheck size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('crisis.lead.take')}
        </Button>
      )}
      {canLead && (
        <Menu>
          <Menu.Target>
            <Button size="xs" leftSection={<IconDots size={16} stroke={1.75} aria-hidden="true" />}>
              {t('crisis.actions')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {open ? (
              <>
                <Menu.Item
                  leftSection={<IconPencil size={16} stroke={1.75} aria-hidden="true" />}
                  onClick={() => setAsked('edit')}
                >
                  {t('crisis.edit')}
                </Menu.Item>
                {crisis.relay ? (
                  <Menu.Item
                    leftSection={<IconBroadcastOff size={16} stroke={1.75} aria-hidden="true" />}
                    onClick={() => setAsked('unrelay')}
                  >
                    {t('crisis.relay.leave')}
                  </Menu.Item>
                ) : (
                  <Menu.Item
                    leftSection={<IconBroadcast size={16} stroke={1.75} aria-hidden="true" />}
                    onClick={() => setAsked('relay')}
                  >
                    {t('crisis.relay.enter')}
                  </Menu.Item>
                )}
                <Menu.Item
                  leftSection={<IconDoor size={16} stroke={1.75} aria-hidden="true" />}
                  onClick={() => setAsked('close')}
                >
                  {t('crisis.close')}
                </Menu.Item>
              </>
            ) : (
              <Menu.Item
                leftSection={<IconDoor size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() => setAsked('reopen')}
              >
                {t('crisis.reopen')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {canLead && open && room.recovery.over && (
        <Button size="xs" onClick={() => setAsked('close')}>
          {t('crisis.close')}
        </Button>
      )}
      <Suspense fallback={null}>
        {asked === 'edit' && <EditDialog crisis={crisis} onClose={away} />}
        {asked === 'relay' && <RelayDialog crisis={crisis} onClose={away} />}
        {asked === 'close' && <CloseDialog room={room} onClose={away} />}
      </Suspense>
      {asked === 'unrelay' && (
        <ConfirmDialog
          title={t('crisis.relay.leave')}
          verb={t('crisis.relay.leave')}
          act={changed(() => call(changeCrisis, { params, body: { relay: null } }))}
          onClose={away}
        >
          {t('crisis.relay.leave.words')}
        </ConfirmDialog>
      )}
      {asked === 'reopen' && (
        <ConfirmDialog
          title={t('crisis.reopen')}
          verb={t('crisis.reopen')}
          act={changed(() => call(reopenCrisis, { params }))}
          onClose={away}
        >
          {t('crisis.reopen.words')}
        </ConfirmDialog>
      )}
    </>
  );
}
