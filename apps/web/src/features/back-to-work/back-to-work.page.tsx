import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { BackToWorkList } from './back-to-work-list.tsx';
import { backToWorkQuery } from './back-to-work.queries.ts';
import { useDismissBackToWork } from './use-dismiss.ts';

/** All that mattered since one left, where the first page has no room for it. */
export function BackToWorkPage() {
  return (
    <LateWords of={['backToWork']}>
      <BackToWork />
    </LateWords>
  );
}

function BackToWork() {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const since = useQuery(backToWorkQuery(id));
  const dismiss = useDismissBackToWork();
  usePage(t('back.title'));
  return (
    <>
      <PageHead
        {...(since.data ? { over: t('back.since', { at: format.moment(since.data.since, now) }) } : {})}
        title={t('back.title')}
        actions={
          (since.data?.items.length ?? 0) > 0 && (
            <Button variant="filled" loading={dismiss.isPending} onClick={() => dismiss.mutate()}>
              {t('back.dismiss')}
            </Button>
          )
        }
      />
      <Panel label={t('back.title')} flush>
        <QueryPanel query={since} rows={5}>
          {({ items, more }) =>
            items.length === 0 ? (
              <EmptyState>{t('back.none')}</EmptyState>
            ) : (
              <>
                <BackToWorkList items={items} />
                {more > 0 && <p className={`${rows.more} ${rows.small}`}>{t('back.rest', { count: more })}</p>}
              </>
            )
          }
        </QueryPanel>
      </Panel>
    </>
  );
}
