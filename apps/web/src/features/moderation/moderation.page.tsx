import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { CharterPanel } from './charter-panel.tsx';
import { MeasureRow } from './measure-row.tsx';
import { measuresQuery } from './moderation.queries.ts';
import { measureStates, type MeasureState, readModerationSearch } from './moderation.search.ts';
import { ReviewsPanel } from './reviews-panel.tsx';

/** The charter, and every measure taken on it. */
export function ModerationPage() {
  return (
    <LateWords of={['moderation']}>
      <Moderation />
    </LateWords>
  );
}

function Moderation() {
  const t = useWords();
  const canModerate = useCan('desk.moderate');
  usePage(t('app.nav.moderation'));
  return (
    <>
      <PageHead over={t('moderation.over')} title={t('app.nav.moderation')} />
      <div className={classes.stack}>
        {canModerate && <ReviewsPanel />}
        <Measures />
        <CharterPanel />
      </div>
    </>
  );
}

function Measures() {
  const t = useWords();
  const navigate = useNavigate();
  const { id } = useTerritory();
  const { etat } = readModerationSearch(useSearch({ strict: false }));
  const measures = useInfiniteQuery(measuresQuery(id, etat));
  const show = (state: MeasureState | undefined) =>
    void navigate({ to: '.', search: (state ? { etat: state } : {}) as never, replace: true, resetScroll: false });
  return (
    <Panel title={t('moderation.measures')} flush>
      <div className={classes.inset}>
        <p className={classes.small}>{t('moderation.measures.lead')}</p>
        <div className={classes.chips} role="group" aria-label={t('moderation.filter')}>
          {[undefined, ...measureStates].map((state) => (
            <button key={state ?? 'all'} type="button" aria-pressed={etat === state} onClick={() => show(state)}>
              {state ? t(`moderation.state.${state}`) : t('moderation.all')}
            </button>
          ))}
        </div>
      </div>
      <QueryPanel query={measures} rows={5}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState>{t(etat ? 'moderation.none.state' : 'moderation.none')}</EmptyState>
          ) : (
            <ul>
              {items.map((measure) => (
                <MeasureRow key={measure.id} measure={measure} />
              ))}
            </ul>
          );
        }}
      </QueryPanel>
      {measures.hasNextPage && (
        <p className={classes.more}>
          <Button loading={measures.isFetchingNextPage} onClick={() => void measures.fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </p>
      )}
    </Panel>
  );
}
