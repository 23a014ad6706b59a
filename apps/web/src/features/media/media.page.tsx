import type { Media } from '@beffroi/contracts';
import { EmptyState, LoadingState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { LibraryFilters } from './library-filters.tsx';
import { MediaCard } from './media-card.tsx';
import { libraryQuery } from './media.queries.ts';
import type { LibrarySearch } from './media.rules.ts';
import classes from './media.module.css';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

/** Images and videos that the territory may show; new ones are chosen, taken, or dropped anywhere on the page. */
export function MediaPage() {
  const t = useWords();
  const { id } = useTerritory();
  const navigate = useNavigate();
  const canAdd = useCan('media.manage');
  const search = useSearch({ strict: false }) as LibrarySearch;
  const library = useInfiniteQuery(libraryQuery(id, search));
  const { uploads, add, clear } = useUploads(id);
  const [over, setOver] = useState(false);
  usePage(t('app.nav.media'));
  const items = library.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = Object.keys(search).length > 0;
  const setSearch = (next: LibrarySearch) =>
    void navigate({ to: `/t/${id}/mediatheque` as string, search: next as never, replace: true });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (canAdd && event.dataTransfer.files.length > 0) add([...event.dataTransfer.files]);
  };
  return (
    // Dropping is a help on top of the button.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={classes.page}
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(canAdd && event.dataTransfer.types.includes('Files'));
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      <PageHead over={t('media.over')} title={t('app.nav.media')} actions={canAdd && <AddButtons onFiles={add} />} />
      <div className={classes.stack}>
        <UploadList uploads={uploads} onClear={clear} />
        <LibraryFilters search={search} onChange={setSearch} />
        {library.data ? (
          items.length === 0 ? (
            <Panel label={t('app.nav.media')}>
              <EmptyState
                action={
                  filtered ? <Button onClick={() => setSearch({})}>{t('media.filters.clear')}</Button> : undefined
                }
              >
                {t(filtered ? 'media.none_found' : canAdd ? 'media.none' : 'media.none_yet')}
              </EmptyState>
            </Panel>
          ) : (
            <Grid items={items} more={library.hasNextPage} onMore={() => void library.fetchNextPage()} />
          )
        ) : library.error ? (
          <ProblemState error={library.error} retry={() => void library.refetch()} />
        ) : (
          <LoadingState label={t('common.loading')} rows={4} height={120} />
        )}
      </div>
      {over && <p className={classes.veil}>{t('media.drop')}</p>}
    </div>
  );
}

function Grid({ items, more, onMore }: { items: readonly Media[]; more: boolean; onMore: () => void }) {
  const t = useWords();
  return (
    <section aria-label={t('app.nav.media')}>
      <ul className={classes.grid}>
        {items.map((medium) => (
          <MediaCard key={medium.id} medium={medium} />
        ))}
      </ul>
      {more && (
        <p className={classes.more}>
          <Button onClick={onMore}>{t('admin.more')}</Button>
        </p>
      )}
    </section>
  );
}

const taken = 'image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic,video/mp4,video/quicktime,video/webm';

/** The brick of the page; on a phone, the camera besides. */
function AddButtons({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useWords();
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  const read = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <>
      <span className={classes.touch}>
        <Button leftSection={<IconCamera {...icon} />} onClick={() => camera.current?.click()}>
          {t('media.camera')}
        </Button>
      </span>
      <Button variant="filled" leftSection={<IconUpload {...icon} />} onClick={() => files.current?.click()}>
        {t('media.add')}
      </Button>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t('media.add')}
        accept={taken}
        onChange={(event) => read(event.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        hidden
        aria-label={t('media.camera')}
        accept="image/*"
        capture="environment"
        onChange={(event) => read(event.currentTarget)}
      />
    </>
  );
}
