import type { Mention } from '@beffroi/contracts';
import { EmptyState, LoadingState } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTreatments } from '../../shared/mentions/use-treatments.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import type { StreamSearch } from '../../shared/stream-search.ts';
import { useWords } from '../../shared/words.ts';
import classes from './mention-list.module.css';
import { MentionRow } from './mention-row.tsx';
import { NewMentions } from './new-mentions.tsx';
import { mentionsQuery } from './stream.queries.ts';
import { useStreamKeys } from './stream-keys.ts';

/** The list: only what is on screen is in the page, however long it is. */
export function MentionList({ search, onClear }: { search: StreamSearch; onClear: () => void }) {
  const t = useWords();
  const { id } = useTerritory();
  const query = useInfiniteQuery(mentionsQuery(id, search));
  const mentions = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (query.error && mentions.length === 0)
    return <ProblemState error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <LoadingState label={t('common.loading')} rows={8} height={96} />;
  const filtered = Object.keys(search).length > 0;
  return (
    <>
      <NewMentions search={search} newest={mentions[0]?.postedAt} />
      {mentions.length === 0 ? (
        <EmptyState action={filtered && <Button onClick={onClear}>{t('stream.empty.clear')}</Button>}>
          {t(filtered ? 'stream.empty.filtered' : 'stream.empty')}
        </EmptyState>
      ) : (
        <Rows
          mentions={mentions}
          more={query.hasNextPage}
          loadMore={() => void (query.hasNextPage && !query.isFetchingNextPage && query.fetchNextPage())}
        />
      )}
      {query.isFetchNextPageError && <ProblemState error={query.error} retry={() => void query.fetchNextPage()} />}
    </>
  );
}

function Rows({ mentions, more, loadMore }: { mentions: readonly Mention[]; more: boolean; loadMore: () => void }) {
  const t = useWords();
  const { id } = useTerritory();
  const navigate = useNavigate();
  const treat = useTreatments();
  const list = useRef<HTMLUListElement>(null);
  const [offset, setOffset] = useState(0);
  const [current, setCurrent] = useState<string>();
  const wanted = useRef<string>(undefined);
  useLayoutEffect(() => setOffset(list.current?.offsetTop ?? 0), []);

  // Its answers change with the scroll and are not memoised here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer({
    count: mentions.length,
    estimateSize: () => 112,
    overscan: 6,
    scrollMargin: offset,
    getItemKey: (index) => mentions[index]?.id ?? index,
    scrollPaddingStart: 80,
    scrollPaddingEnd: 90,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= mentions.length - 12) loadMore();
  }, [last, more, mentions.length, loadMore]);

  const currentIndex = mentions.findIndex((mention) => mention.id === current);
  const go = (index: number) => {
    const mention = mentions[index];
    if (!mention) return;
    wanted.current = mention.id;
    setCurrent(mention.id);
    virtual.scrollToIndex(index, { align: 'auto' });
  };
  // The row may not be in the page yet when a key asks for it: it takes the focus once it is.
  useEffect(() => {
    if (!wanted.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-mention="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  const open = (mention: Mention) => void navigate({ to: `/t/${id}/mentions/${mention.id}` as string });
  useStreamKeys({ mentions, currentIndex, go, open, treat });

  return (
    <ul ref={list} className={classes.list} style={{ height: virtual.getTotalSize() }} aria-label={t('stream.list')}>
      {items.map((item) => {
        const mention = mentions[item.index];
        if (!mention) return null;
        return (
          <li
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            aria-setsize={more ? -1 : mentions.length}
            aria-posinset={item.index + 1}
            className={classes.item}
            style={{ transform: `translateY(${item.start - offset}px)` }}
          >
            <MentionRow
              mention={mention}
              current={mention.id === current || (currentIndex < 0 && item.index === 0)}
              onFocus={() => setCurrent(mention.id)}
              treat={treat}
            />
          </li>
        );
      })}
    </ul>
  );
}
