import { addDevice } from '@beffroi/contracts';
import { call } from '../../shared/api.ts';
import { bytesOfBase64Url, deviceLabel } from './push.rules.ts';

/** What this browser can do about web push: nothing, it was refused, or it may be asked. */
export function pushAbility(): 'impossible' | 'refused' | 'possible' {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis))
    return 'impossible';
  return Notification.permission === 'denied' ? 'refused' : 'possible';
}

/** Asks the person, then the browser, and tells the server. Resolves to whether this browser is subscribed. */
export async function subscribeThisBrowser(territoryId: string, vapidPublicKey: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false;
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOfBase64Url(vapidPublicKey),
  });
  const { keys } = subscription.toJSON();
  await call(addDevice, {
    params: { territoryId },
    body: {
      label: deviceLabel(navigator.userAgent),
      endpoint: subscription.endpoint,
      keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
    },
  });
  return true;
}
