import { listFigureSources } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { SourceKind } from './desk-figures.search.ts';

/** The conversations or requests behind a number, with what was measured of each. */
export function SourcesDialog({
  of,
  source,
  from,
  to,
  onClose,
}: {
  of: SourceKind;
  source: string;
  from: string;
  to: string;
  onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id: territoryId } = useTerritory();
  const sources = useInfiniteQuery({
    queryKey: ['desk-figure-sources', territoryId, of, source, from, to],
    queryFn: ({ pageParam, signal }) =>
      call(
        listFigureSources,
        {
          params: { territoryId },
          query: { from, to, of, key: source, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  return (
    <Dialog title={t(`deskfig.source.${of}`)} onClose={onClose} size="lg">
      <QueryPanel query={sources} rows={5}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <EmptyState>{t('deskfig.source.none')}</EmptyState>
          ) : (
            <ul>
              {items.map((item) => (
                <li key={item.id} className={classes.row}>
                  <div className={classes.words}>
                    <p className={classes.title}>
                      <Link
                        to={
                          `/t/${territoryId}/${item.kind === 'request' ? 'demandes' : 'guichet'}/${item.id}` as string
                        }
                      >
                        {item.label || t('deskfig.source.veiled')}
                      </Link>
                    </p>
                    <p className={classes.meta}>
                      <time dateTime={item.at}>{format.moment(item.at, now)}</time>
                    </p>
                  </div>
                  {item.hours !== undefined && (
                    <div className={classes.side}>{format.duration(item.hours * 3_600_000)}</div>
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </QueryPanel>
      {sources.hasNextPage && (
        <p className={classes.more}>
          <Button loading={sources.isFetchingNextPage} onClick={() => void sources.fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </p>
      )}
    </Dialog>
  );
}
