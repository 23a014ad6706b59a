import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { ApiProblem } from '../shared/api.ts';
import { ProblemState } from '../shared/query-panel.tsx';
import { useWords } from '../shared/words.ts';
import classes from './pages.module.css';

export function NotFoundPage() {
  const t = useWords();
  return (
    <main className={classes.alone} id="contenu" tabIndex={-1}>
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
    </main>
  );
}

/** What a page that stopped leaves: what happened, and a way on. */
export function CrashPage({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useWords();
  useEffect(() => {
    // A file of the former version is gone after an update: the new page has the new names.
    if (error instanceof TypeError && /dynamically imported module/.test(error.message)) location.reload();
  }, [error]);
  return (
    <div className={classes.alone}>
      <Panel label={t('app.crash')}>
        {error instanceof ApiProblem ? (
          <ProblemState error={error} retry={reset} />
        ) : (
          <EmptyState action={<Button onClick={() => location.reload()}>{t('app.crash.reload')}</Button>}>
            {t('app.crash')}
          </EmptyState>
        )}
      </Panel>
    </div>
  );
}
