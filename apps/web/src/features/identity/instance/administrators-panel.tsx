import { listInstancePeople, type Output, setInstanceAdministrator } from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { useNotify } from '../../../shared/notify.tsx';
import { ProblemState } from '../../../shared/query-panel.tsx';
import { sessionQuery } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import settings from '../../settings/settings.module.css';

type Listed = Output<typeof listInstancePeople>['items'][number];

/** Every account, and who of them administers the installation. */
export function AdministratorsPanel() {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 300);
  const people = useInfiniteQuery({
    queryKey: ['instance-people', q],
    queryFn: ({ pageParam, signal }) =>
      call(
        listInstancePeople,
        { query: { ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = people.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('instance.people')} flush>
      <div className={settings.inset}>
        <TextInput
          type="search"
          maw="24rem"
          aria-label={t('instance.people.search')}
          placeholder={t('instance.people.search')}
          leftSection={<IconSearch size={17} stroke={1.75} aria-hidden="true" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {people.error && <ProblemState error={people.error} retry={() => void people.refetch()} />}
      {people.data && items.length === 0 && <EmptyState>{t('instance.people.none')}</EmptyState>}
      <ul>
        {items.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ul>
      {people.hasNextPage && (
        <div className={settings.inset}>
          <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Row({ person }: { person: Listed }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const change = useMutation({
    mutationFn: () =>
      call(setInstanceAdministrator, {
        params: { personId: person.id },
        body: { administrator: !person.instanceAdministrator },
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['instance-people'] }),
        client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]),
    onError: notify.failed,
  });
  return (
    <li className={settings.row}>
      <div className={settings.main}>
        <b>{person.name}</b>
        <small>
          {person.email}, {t('instance.territories.count', { count: person.territories })}
        </small>
      </div>
      {person.instanceAdministrator && <Tag kind="brand">{t('instance.people.admin')}</Tag>}
      <Button
        size="xs"
        variant="subtle"
        loading={change.isPending}
        aria-label={`${t(person.instanceAdministrator ? 'instance.people.dismiss' : 'instance.people.name')} : ${person.name}`}
        onClick={() => change.mutate()}
      >
        {t(person.instanceAdministrator ? 'instance.people.dismiss' : 'instance.people.name')}
      </Button>
    </li>
  );
}
