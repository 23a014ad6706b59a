import { exportRequests, type RequestCard } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { addressOf } from '../../shared/api.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { Stale } from '../../shared/stale.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { NewRequestDialog } from './new-request-dialog.tsx';
import { DueTag, NextClock, PriorityTag, RequestStateTag } from './request-words.tsx';
import { RequestFilters } from './request-filters.tsx';
import { requestsQuery } from './requests.queries.ts';
import { readRequestsSearch, type RequestsSearch, toRequestsFilter } from './requests.search.ts';

/** Requests, the most pressing first: what runs, who has it, and the next date. */
export function RequestsPage() {
  return (
    <LateWords of={['requests']}>
      <Requests />
    </LateWords>
  );
}

function Requests() {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id } = useTerritory();
  const canTreat = useCan('requests.treat');
  const canExport = useCan('requests.export');
  const search = readRequestsSearch(useSearch({ strict: false }));
  const [adding, setAdding] = useState(false);
  const requests = useInfiniteQuery(requestsQuery(id, search));
  const { from, to } = toRequestsFilter(search);
  usePage(t('app.nav.requests'));
  useLiveRefresh(['request_changed'], () => void client.invalidateQueries({ queryKey: ['requests', id] }), 5000);
  useShortcuts(t('app.nav.requests'), [
    ...(canTreat ? [{ keys: 'n', label: t('requests.new'), run: () => setAdding(true) }] : []),
    { keys: '/', label: t('requests.search'), run: () => document.querySelector<HTMLElement>('#demandes-q')?.focus() },
  ]);
  const change = (part: Partial<RequestsSearch>) =>
    void navigate({
      to: '.',
      search: readRequestsSearch({ ...search, ...part }) as never,
      resetScroll: false,
      replace: true,
    });
  const narrowed = Object.keys(search).some((key) => key !== 'etat');
  return (
    <>
      <PageHead
        over={t('requests.over')}
        title={t('app.nav.requests')}
        actions={
          <>
            {canExport && (
              <Button
                component="a"
                download
                href={addressOf(exportRequests, { territoryId: id }, { from, to })}
                leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('requests.export')}
              </Button>
            )}
            {canTreat && (
              <Button
                variant="filled"
                leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() => setAdding(true)}
              >
                {t('requests.new')}
              </Button>
            )}
          </>
        }
      />
      <Stale query={requests} />
      <div className={classes.stack}>
        <RequestFilters search={search} onChange={change} />
        <QueryPanel query={requests} rows={8}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            return (
              <Panel label={t('app.nav.requests')} flush>
                {items.length === 0 ? (
                  <EmptyState
                    action={
                      narrowed && (
                        <Button size="xs" onClick={() => void navigate({ to: '.', search: {} as never })}>
                          {t('requests.filters.clear')}
                        </Button>
                      )
                    }
                  >
                    {t(narrowed ? 'requests.none.filtered' : search.etat ? 'requests.none.state' : 'requests.none')}
                  </EmptyState>
                ) : (
                  <ul aria-label={t('app.nav.requests')}>
                    {items.map((request) => (
                      <Row key={request.id} request={request} />
                    ))}
                  </ul>
                )}
                {requests.hasNextPage && (
                  <p className={classes.more}>
                    <Button loading={requests.isFetchingNextPage} onClick={() => void requests.fetchNextPage()}>
                      {t('admin.more')}
                    </Button>
                  </p>
                )}
              </Panel>
            );
          }}
        </QueryPanel>
      </div>
      {adding && <NewRequestDialog onClose={() => setAdding(false)} />}
    </>
  );
}

function Row({ request }: { request: RequestCard }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  return (
    <li className={`${classes.row} ${classes.opens}`}>
      <div className={classes.words}>
        <p className={classes.title}>
          <Link to={`/t/${id}/demandes/${request.id}` as string}>{request.title}</Link>{' '}
          <span className={classes.ref}>{request.ref}</span>
        </p>
        <p className={classes.meta}>
          <span>
            {t('requests.seen', {
              at: format.moment(request.seenAt, now),
              origin: t(`requests.origin.${request.origin}`),
            })}
          </span>
          {request.category && <span>{request.category.label}</span>}
          {request.place && <span>{request.place}</span>}
          {request.conversations > 1 && <span>{t('requests.people', { count: request.conversations })}</span>}
          {!request.identified && <span>{t('requests.unidentified')}</span>}
        </p>
        <p className={classes.meta}>
          <RequestStateTag state={request.state} />
          <span>{request.holder ? t('requests.held_by', { name: request.holder }) : t('requests.nobody')}</span>
        </p>
      </div>
      <div className={classes.side}>
        <PriorityTag priority={request.priority} />
        <DueTag dueAt={request.dueAt} overdue={request.overdue} />
        <NextClock clock={request.nextClock} />
        {request.satisfied !== undefined && (
          <span className={classes.small}>{t(request.satisfied ? 'requests.helped' : 'requests.not_helped')}</span>
        )}
      </div>
    </li>
  );
}
