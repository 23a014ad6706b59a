import type { Publication } from '@beffroi/contracts';
import { LoadingState, PageHead } from '@beffroi/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useLive } from '../../shared/live.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { reopenedStates, writtenStates } from '../compose/actions.rules.ts';
import { publicationKey, publicationQuery } from './publication.queries.ts';
import { NEW_PUBLICATION, readPublicationSearch } from './publication.rules.ts';

const ComposeScreen = lazy(() =>
  import('../compose/compose-screen.tsx').then((module) => ({ default: module.ComposeScreen })),
);
const PublicationView = lazy(() =>
  import('./publication-view.tsx').then((module) => ({ default: module.PublicationView })),
);

/** One address for a publication all its life: it is written here, then followed here. */
export function PublicationPage() {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const { publicationId = '' } = useParams({ strict: false });
  const search = readPublicationSearch(useSearch({ strict: false }) as Record<string, unknown>);
  const canWrite = useCan('publishing.write');
  // What was begun here keeps its screen, and the caret, when it gets its own address.
  const [made, setMade] = useState<string>();
  const isNew = publicationId === NEW_PUBLICATION;
  const query = useQuery({ ...publicationQuery(territoryId, publicationId), enabled: !isNew });
  useLive((message) => {
    const concerned = message.name === 'publication_changed' && message.data.publicationId === publicationId;
    if (concerned) void client.invalidateQueries({ queryKey: publicationKey(territoryId, publicationId) });
  });
  const go = (id: string, resetScroll: boolean) =>
    void navigate({ to: `/t/${territoryId}/publications/${id}` as string, replace: true, resetScroll });
  const publication = query.data;
  const waiting = (
    <>
      <PageHead title={t(isNew ? 'compose.page' : 'publication.page')} />
      <LoadingState label={t('common.loading')} rows={6} />
    </>
  );
  if (!isNew && !publication) {
    return (
      <>
        <PageHead title={t('publication.page')} />
        <QueryPanel query={query} rows={6}>
          {() => null}
        </QueryPanel>
      </>
    );
  }
  const writes = canWrite && (isNew || isWritten(publication, search.modifier === true));
  return (
    <Suspense fallback={waiting}>
      {writes || isNew ? (
        <ComposeScreen
          key={isNew || publicationId === made ? NEW_PUBLICATION : publicationId}
          publication={publication}
          search={search}
          onCreated={({ id }) => {
            setMade(id);
            go(id, false);
          }}
          onDone={() => {
            if (publication) go(publication.id, true);
          }}
        />
      ) : (
        publication && <PublicationView publication={publication} />
      )}
    </Suspense>
  );
}

function isWritten(publication: Publication | undefined, modify: boolean): boolean {
  if (!publication) return false;
  return writtenStates.includes(publication.state) || (modify && reopenedStates.includes(publication.state));
}
