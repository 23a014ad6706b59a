import { notifications } from '@mantine/notifications';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useWords } from '../shared/words.ts';

/** Registers the service worker of a built application, and says when a new version waits. */
export function useServiceWorker(): void {
  const t = useWords();
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    const offer = (worker: ServiceWorker) =>
      notifications.show({
        id: 'update',
        autoClose: false,
        color: 'slate',
        closeButtonProps: { 'aria-label': t('common.close') },
        message: (
          <>
            {t('app.update')}{' '}
            <Button size="compact-sm" onClick={() => worker.postMessage('activate', [])}>
              {t('app.update.reload')}
            </Button>
          </>
        ),
      });
    let reloading = false;
    const hadOne = Boolean(navigator.serviceWorker.controller);
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (!hadOne || reloading) return;
      reloading = true;
      location.reload();
    });
    void navigator.serviceWorker.register('/sw.js').then((registration?: ServiceWorkerRegistration) => {
      if (!registration) return;
      if (registration.waiting && hadOne) offer(registration.waiting);
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && hadOne) offer(worker);
        });
      });
    });
  }, [t]);
}
