/// <reference lib="webworker" />

/* Keeps the shell for offline, and shows the alarms pushed to this browser. Answers of the API are never kept. */

const worker = globalThis as unknown as ServiceWorkerGlobalScope & {
  __WB_MANIFEST: readonly (string | { url: string; revision: string | null })[];
};
// The build writes the list of files here; it must be read by this very name.
const files = (self as unknown as typeof worker).__WB_MANIFEST.map((entry) =>
  typeof entry === 'string' ? { url: entry, revision: null } : entry,
);
const assets = files.filter((file) => !file.url.endsWith('.html')).map((file) => `/${file.url}`);
const CACHE = `shell-${hash(files.map((file) => file.url + (file.revision ?? '')).join())}`;

worker.addEventListener('install', (event) => {
  // The page is kept as served at `/`, so that its nonce and its content policy go together.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(['/', ...assets])));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('message', (event) => {
  if (event.data === 'activate') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin || url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await caches.match('/')) ?? Response.error()));
    return;
  }
  if (assets.includes(url.pathname)) {
    event.respondWith(caches.match(url.pathname).then((kept) => kept ?? fetch(request)));
  }
});

type Pushed = { title: string; body: string; url: string; tag?: string };

worker.addEventListener('push', (event) => {
  const pushed = event.data?.json() as Pushed | undefined;
  if (!pushed) return;
  event.waitUntil(
    worker.registration.showNotification(pushed.title, {
      body: pushed.body,
      icon: '/icon-192.png',
      badge: '/badge-96.png',
      lang: 'fr',
      data: { url: pushed.url },
      ...(pushed.tag ? { tag: pushed.tag } : {}),
    }),
  );
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url } = event.notification.data as { url: string };
  event.waitUntil(
    worker.clients.matchAll({ type: 'window' }).then(async (windows) => {
      const open = windows.find((client) => 'focus' in client);
      if (!open) return void (await worker.clients.openWindow(url));
      await open.focus();
      await open.navigate(url);
    }),
  );
});

function hash(text: string): string {
  let value = 5381;
  for (let index = 0; index < text.length; index++) value = (value * 33 + text.charCodeAt(index)) % 4_294_967_296;
  return value.toString(36);
}
