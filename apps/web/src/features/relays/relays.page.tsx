import type { Article } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { Stale } from '../../shared/stale.tsx';
import { useWords } from '../../shared/words.ts';
import { ArticleRow } from './article-row.tsx';
import { FeedsPanel } from './feeds-panel.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { articlesQuery, type ArticleState } from './relays.queries.ts';
import { WeekProgress } from './week-progress.tsx';
import classes from './relays.module.css';

const filters = ['all', 'new', 'planned', 'relayed', 'changed', 'gone', 'ignored'] as const;

/** What the institution's site publishes, and what was made of it on the accounts. */
export function RelaysPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canWrite = useCan('publishing.write');
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const [planned, setPlanned] = useState<Article>();
  const state: ArticleState | undefined = filter === 'all' ? undefined : filter;
  const articles = useInfiniteQuery(articlesQuery(id, state));
  usePage(t('app.nav.relays'));
  useLiveRefresh(['publication_changed'], () => void client.invalidateQueries({ queryKey: ['articles', id] }), 2000);
  const week = articles.data?.pages[0]?.week;
  return (
    <>
      <PageHead over={t('relays.over')} title={t('app.nav.relays')} />
      <Stale query={articles} />
      <div className={classes.cols}>
        <div className={classes.stack}>
          {week && <WeekProgress week={week} />}
          <div className={classes.filters} role="group" aria-label={t('relays.filter')}>
            {filters.map((each) => (
              <button key={each} type="button" aria-pressed={filter === each} onClick={() => setFilter(each)}>
                {t(`relays.filter.${each}`)}
              </button>
            ))}
          </div>
          <QueryPanel query={articles} rows={8}>
            {({ pages }) => {
              const items = pages.flatMap((page) => page.items);
              return (
                <Panel label={t('relays.articles')} flush>
                  {items.length === 0 ? (
                    <EmptyState>{t(state ? 'relays.none.filtered' : 'relays.none')}</EmptyState>
                  ) : (
                    <ul>
                      {items.map((article) => (
                        <ArticleRow key={article.id} article={article} onPlan={canWrite ? setPlanned : undefined} />
                      ))}
                    </ul>
                  )}
                  {articles.hasNextPage && (
                    <p className={classes.more}>
                      <Button loading={articles.isFetchingNextPage} onClick={() => void articles.fetchNextPage()}>
                        {t('admin.more')}
                      </Button>
                    </p>
                  )}
                </Panel>
              );
            }}
          </QueryPanel>
        </div>
        <FeedsPanel />
      </div>
      {planned && <PlanDialog article={planned} onClose={() => setPlanned(undefined)} />}
    </>
  );
}
