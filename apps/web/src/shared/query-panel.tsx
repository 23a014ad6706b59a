import type { UseQueryResult } from '@tanstack/react-query';
import { DeniedState, ErrorState, LoadingState } from '@beffroi/ui';
import type { ReactNode } from 'react';
import { ApiProblem } from './api.ts';
import { useWords } from './words.ts';

/** What went wrong in a person's words, with a way to try again. */
export function ProblemState({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const t = useWords();
  if (error instanceof ApiProblem && (error.status === 401 || error.status === 403)) {
    return <DeniedState>{error.problem.detail ?? t('common.denied')}</DeniedState>;
  }
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const words =
    problem?.code === 'client.unreachable'
      ? t('common.unreachable')
      : (problem?.detail ?? problem?.title ?? t('common.failed'));
  const details = problem ? [problem.code, problem.requestId].filter(Boolean).join(' · ') : String(error);
  // What was asked is at fault: asking the same again would give the same.
  const again = problem && problem.status >= 400 && problem.status < 500 ? undefined : retry;
  return (
    <ErrorState
      {...(again ? { retry: again } : {})}
      retryLabel={t('common.retry')}
      detailsLabel={t('common.details')}
      details={details}
    >
      {words}
      {problem?.fields?.map((field) => ` ${field.message}`)}
    </ErrorState>
  );
}

/** The states of what is read from the server: bars while it comes, the refusal, else the content. */
export function QueryPanel<T>({
  query,
  rows,
  children,
}: {
  query: UseQueryResult<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  const t = useWords();
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemState error={query.error} retry={() => void query.refetch()} />;
  return <LoadingState label={t('common.loading')} {...(rows ? { rows } : {})} />;
}
