import { listEvidence, verifyEvidence } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { readEvidenceSearch } from './evidence.search.ts';
import { PieceRow } from './piece-row.tsx';

/** The evidence locker: what was said, kept so that it can be shown not to have changed. */
export function EvidencePage() {
  return (
    <LateWords of={['evidence']}>
      <Locker />
    </LateWords>
  );
}

function Locker() {
  const t = useWords();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const canRead = useCan('evidence.read');
  const { echange } = readEvidenceSearch(useSearch({ strict: false }));
  const pieces = useInfiniteQuery({
    queryKey: ['evidence', territoryId, echange ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      call(
        listEvidence,
        {
          params: { territoryId },
          query: {
            limit: 30,
            ...(echange ? { conversationId: echange } : {}),
            ...(pageParam ? { cursor: pageParam } : {}),
          },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    // Each reading is on record: it is not read again for nothing.
    refetchOnWindowFocus: false,
    staleTime: 300_000,
  });
  usePage(t('app.nav.evidence'));
  return (
    <>
      <PageHead over={t('evidence.over')} title={t('app.nav.evidence')} />
      <div className={classes.stack}>
        <div className={classes.plain}>
          <p>{t('evidence.plain')}</p>
        </div>
        {canRead && <Verification />}
        {echange && (
          <p className={classes.bar}>
            {t('evidence.of_conversation')}
            <Button size="xs" onClick={() => void navigate({ to: '.', search: {} as never })}>
              {t('evidence.all')}
            </Button>
          </p>
        )}
        <QueryPanel query={pieces} rows={6}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            return (
              <Panel label={t('evidence.pieces')} flush>
                {items.length === 0 ? (
                  <EmptyState>{t('evidence.none')}</EmptyState>
                ) : (
                  <ul>
                    {items.map((piece) => (
                      <PieceRow key={piece.id} piece={piece} />
                    ))}
                  </ul>
                )}
                {pieces.hasNextPage && (
                  <p className={classes.more}>
                    <Button loading={pieces.isFetchingNextPage} onClick={() => void pieces.fetchNextPage()}>
                      {t('admin.more')}
                    </Button>
                  </p>
                )}
              </Panel>
            );
          }}
        </QueryPanel>
      </div>
    </>
  );
}

function Verification() {
  const t = useWords();
  const { number, locale } = useFormat();
  const { id: territoryId } = useTerritory();
  const verify = useMutation({ mutationFn: () => call(verifyEvidence, { params: { territoryId } }) });
  return (
    <div className={classes.tight}>
      <div className={classes.bar}>
        <Button
          size="xs"
          loading={verify.isPending}
          onClick={() => verify.mutate()}
          leftSection={<IconShieldCheck size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('evidence.verify')}
        </Button>
        <span role="status">
          {verify.data?.broken.length === 0 &&
            t('evidence.holds', { count: verify.data.pieces, number: number(verify.data.pieces) })}
        </span>
      </div>
      {verify.data && verify.data.broken.length > 0 && (
        <div role="alert" className={classes.warn}>
          <p>{t('evidence.broken', { count: verify.data.broken.length })}</p>
          <ul>
            {verify.data.broken.map((piece) => (
              <li key={piece.number}>
                {t('evidence.number', { number: piece.number })} : {piece.why[locale]}
              </li>
            ))}
          </ul>
        </div>
      )}
      {verify.error && <FormProblem error={verify.error} />}
    </div>
  );
}
