import { type getPreferences, type Output, removeDevice } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconDeviceMobile } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { pushAbility, subscribeThisBrowser } from './push.ts';
import classes from './settings.module.css';

type Devices = Output<typeof getPreferences>['devices'];

/** The browsers on which alarms ring even when the page is closed. */
export function DevicesPanel({ devices, vapidPublicKey }: { devices: Devices; vapidPublicKey: string }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const refresh = () => client.invalidateQueries({ queryKey: ['my-notifications', territoryId] });
  const remove = useMutation({
    mutationFn: (deviceId: string) => call(removeDevice, { params: { territoryId, deviceId } }),
    onSuccess: refresh,
    onError: notify.failed,
  });
  return (
    <Panel title={t('settings.devices')} flush end={<SubscribeButton vapidPublicKey={vapidPublicKey} />}>
      {devices.length === 0 ? (
        <EmptyState>{t('settings.devices.none')}</EmptyState>
      ) : (
        <ul>
          {devices.map((device) => (
            <li key={device.id} className={classes.row}>
              <div className={classes.main}>
                <b>{device.label}</b>
                <small>
                  {t('settings.devices.added', { at: format.moment(device.addedAt, now) })}
                  {device.lastSuccessAt &&
                    `, ${t('settings.devices.rang', { at: format.moment(device.lastSuccessAt, now) })}`}
                </small>
              </div>
              <Button size="xs" variant="subtle" onClick={() => remove.mutate(device.id)}>
                {t('settings.devices.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Subscribes this browser, or says why it cannot be. */
export function SubscribeButton({ vapidPublicKey }: { vapidPublicKey: string }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const subscribe = useMutation({
    mutationFn: () => subscribeThisBrowser(territoryId, vapidPublicKey),
    async onSuccess(subscribed) {
      notify.done(t(subscribed ? 'settings.devices.done' : 'settings.devices.refused'));
      await client.invalidateQueries({ queryKey: ['my-notifications', territoryId] });
    },
    onError: notify.failed,
  });
  const ability = pushAbility();
  if (ability !== 'possible') {
    return (
      <p className={classes.small}>
        {t(ability === 'refused' ? 'settings.devices.refused' : 'settings.devices.impossible')}
      </p>
    );
  }
  return (
    <Button
      size="xs"
      loading={subscribe.isPending}
      leftSection={<IconDeviceMobile size={16} stroke={1.75} aria-hidden="true" />}
      onClick={() => subscribe.mutate()}
    >
      {t('settings.devices.add')}
    </Button>
  );
}
