import { cssVariablesResolver, theme } from '@beffroi/ui';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { notificationsStore } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ApiProblem } from '../shared/api.ts';
import { sessionQuery } from '../shared/session.ts';
import { ShortcutsProvider } from '../shared/shortcuts.tsx';
import { LocaleProvider } from './locale-provider.tsx';
import { createAppRouter } from './router.tsx';
import { useServiceWorker } from './service-worker.tsx';

const Toasts = lazy(() => import('./toasts.tsx').then((module) => ({ default: module.Toasts })));
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// What some libraries read to sign the style elements that they add, whatever the bundler.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
const colorSchemeManager = localStorageColorSchemeManager({ key: 'beffroi.theme' });

/** A session that ended shows at the next call: who I am is read again, and the routes lead to the door. */
function onProblem(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) void queryClient.invalidateQueries(sessionQuery);
}

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onProblem }),
  mutationCache: new MutationCache({ onError: onProblem }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A device without network is told so at once, rather than left waiting for it.
      networkMode: 'always',
      // A refusal will not change by asking again; a server that is away may be back.
      retry: (failures, error) =>
        failures < 3 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500),
    },
    mutations: { networkMode: 'always' },
  },
});
const router = createAppRouter(queryClient);

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <LocaleProvider>
          <ShortcutsProvider>
            <RouterProvider router={router} />
            <Updates />
          </ShortcutsProvider>
          <ToastsOnceNeeded />
        </LocaleProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function ToastsOnceNeeded() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => notificationsStore.subscribe(() => setNeeded(true)), []);
  return (
    needed && (
      <Suspense fallback={null}>
        <Toasts />
      </Suspense>
    )
  );
}

function Updates() {
  useServiceWorker();
  return null;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
