import { exportMentions } from '@beffroi/contracts';
import { PageHead } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { addressOf } from '../../shared/api.ts';
import { usePage } from '../../shared/page.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { readStreamSearch, type StreamSearch, toMentionFilter } from '../../shared/stream-search.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { FilterBar } from './filter-bar.tsx';
import { MentionList } from './mention-list.tsx';
import { SavedViews } from './saved-views.tsx';
import { countQuery } from './stream.queries.ts';

/** What is said, newest first, narrowed by an address that can be kept and shared. */
export function StreamPage() {
  const t = useWords();
  const format = useFormat();
  const territory = useTerritory();
  const navigate = useNavigate();
  const search = readStreamSearch(useSearch({ strict: false }));
  const now = useNow(60_000);
  const count = useQuery(countQuery(territory.id, search));
  const canExport = useCan('mentions.export');
  usePage(t('app.nav.stream'));
  const change = (next: StreamSearch) => void navigate({ to: '.', search: next as never, resetScroll: false });
  return (
    <>
      <PageHead
        over={
          count.data
            ? t(count.data.capped ? 'stream.count.capped' : 'stream.count', {
                count: count.data.count,
                number: format.number(count.data.count),
              })
            : t('stream.count.unknown')
        }
        title={t('app.nav.stream')}
        actions={
          canExport && (
            <Button
              component="a"
              href={addressOf(exportMentions, { territoryId: territory.id }, toMentionFilter(search, now))}
              download
              leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
            >
              {t('stream.export')}
            </Button>
          )
        }
      />
      <SavedViews search={search} onChange={change} />
      <FilterBar key={search.q ?? ''} search={search} onChange={change} />
      <MentionList search={search} onClear={() => change({})} />
    </>
  );
}
