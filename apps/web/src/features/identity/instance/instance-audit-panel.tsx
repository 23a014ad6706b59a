import { listInstanceAudit } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';
import { ProblemState } from '../../../shared/query-panel.tsx';
import { useWords } from '../../../shared/words.ts';
import { AuditTable } from '../../audit/audit-table.tsx';
import settings from '../../settings/settings.module.css';

/** What was done to the installation itself. */
export function InstanceAuditPanel() {
  const t = useWords();
  const entries = useInfiniteQuery({
    queryKey: ['instance-audit'],
    queryFn: ({ pageParam, signal }) =>
      call(listInstanceAudit, { query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('instance.audit')} flush>
      {entries.error && <ProblemState error={entries.error} retry={() => void entries.refetch()} />}
      {entries.data &&
        (items.length === 0 ? <EmptyState>{t('audit.none')}</EmptyState> : <AuditTable entries={items} />)}
      {entries.hasNextPage && (
        <div className={settings.inset}>
          <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
