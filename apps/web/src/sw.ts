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

type Pushed = {
  title: string;
  body: string;
  url: string;
  tag?: string;
  lang?: string;
  /** A call: it stays on the screen until somebody acts. */
  stays?: boolean;
  /** It says that something is over, without a sound. */
  silent?: boolean;
  actions?: { action: string; title: string; url: string }[];
};
/** What the browsers that know it take besides what the standard library's types list. */
type Shown = NotificationOptions & { renotify?: boolean; actions?: { action: string; title: string }[] };

worker.addEventListener('push', (event) => {
  const pushed = event.data?.json() as Pushed | undefined;
  if (!pushed) return;
  const { tag, actions = [], stays = false, silent = false } = pushed;
  const shown: Shown = {
    body: pushed.body,
    icon: '/icon-192.png',
    badge: '/badge-96.png',
    lang: pushed.lang ?? 'fr',
    data: { url: pushed.url, actions },
    requireInteraction: stays,
    silent,
    // The same alarm again takes the place of what it said, and is heard all the same.
    ...(tag ? { tag, renotify: !silent } : {}),
    actions: actions.map(({ action, title }) => ({ action, title })),
  };
  event.waitUntil(worker.registration.showNotification(pushed.title, shown));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { url, actions = [] } = event.notification.data as Pick<Pushed, 'url' | 'actions'>;
  const chosen = actions.find(({ action }) => action === event.action)?.url ?? url;
  event.waitUntil(
    worker.clients.matchAll({ type: 'window' }).then(async (windows) => {
      const open = windows.find((client) => 'focus' in client);
      if (!open) return void (await worker.clients.openWindow(chosen));
      await open.focus();
      // A page that this worker does not hold yet cannot be sent elsewhere.
      await open.navigate(chosen).catch(async () => worker.clients.openWindow(chosen));
    }),
  );
});

function hash(text: string): string {
  let value = 5381;
  for (let index = 0; index < text.length; index++) value = (value * 33 + text.charCodeAt(index)) % 4_294_967_296;
  return value.toString(36);
}
