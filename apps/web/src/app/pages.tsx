import { EmptyState, LoadingState, Logo, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiProblem } from '../shared/api.ts';
import { usePage } from '../shared/page.ts';
import { ProblemState } from '../shared/query-panel.tsx';
import { useWords } from '../shared/words.ts';
import classes from './pages.module.css';

/* What stands in the place of a page: `…Page` fills the window, `…Panel` the content of the shell. */

function Alone({ children }: { children: ReactNode }) {
  return (
    <main className={classes.alone} id="contenu" tabIndex={-1}>
      {children}
    </main>
  );
}

export function NotFoundPage() {
  const t = useWords();
  usePage(t('app.notfound'));
  return (
    <Alone>
      <PageHead title={t('app.notfound')} />
      <Panel label={t('app.notfound')}>
        <EmptyState
          action={
            <Button component="a" href="/">
              {t('app.notfound.home')}
            </Button>
          }
        >
          {t('app.notfound.words')}
        </EmptyState>
      </Panel>
    </Alone>
  );
}

/** A territory where my role opens no page yet. */
export function NothingPanel() {
  const t = useWords();
  return (
    <>
      <PageHead title="Beffroi" />
      <Panel label="Beffroi">
        <EmptyState>{t('app.nothing')}</EmptyState>
      </Panel>
    </>
  );
}

/** What a page that stopped leaves: what happened, and a way on. The return of the network is a way on by itself. */
export function CrashPanel({ error }: { error: unknown }) {
  const t = useWords();
  const router = useRouter();
  useEffect(() => {
    const again = () => void router.invalidate();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [router]);
  useEffect(() => reloadOnce(error), [error]);
  return (
    <Panel label={t('app.crash')}>
      {error instanceof ApiProblem ? (
        <ProblemState error={error} retry={() => void router.invalidate()} />
      ) : (
        <EmptyState action={<Button onClick={() => location.reload()}>{t('app.crash.reload')}</Button>}>
          {t('app.crash')}
        </EmptyState>
      )}
    </Panel>
  );
}

export function CrashPage({ error }: { error: unknown }) {
  return (
    <Alone>
      <PageHead title="Beffroi" />
      <CrashPanel error={error} />
    </Alone>
  );
}

/** A file of the former version is gone after an update: the page is read again, with its new names, but not for ever. */
function reloadOnce(error: unknown): void {
  if (!(error instanceof TypeError) || !/dynamically imported module/.test(error.message)) return;
  const last = Number(sessionStorage.getItem('beffroi.reloaded') ?? 0);
  if (!navigator.onLine || Date.now() - last < 60_000) return;
  sessionStorage.setItem('beffroi.reloaded', String(Date.now()));
  location.reload();
}

/** While the first answer is awaited, after a moment: the mark, so that the window is not blank. */
export function PendingPage() {
  const t = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={classes.pending} aria-busy="true">
      <h1 className="vh">Beffroi</h1>
      <p className="vh" role="status">
        {t('common.loading')}
      </p>
      {shown && <Logo size={48} />}
    </main>
  );
}

export function PendingPanel() {
  const t = useWords();
  return <LoadingState label={t('common.loading')} rows={5} />;
}
