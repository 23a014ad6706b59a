import { exportAudit, listAudit, listAuditActions, verifyAudit } from '@beffroi/contracts';
import { EmptyState, LoadingState, Panel } from '@beffroi/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { addressOf, call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { usePage } from '../../shared/page.ts';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { actionName } from './action-words.ts';
import { AuditTable } from './audit-table.tsx';
import { type AuditSearch, readAuditSearch, toAuditFilter } from './audit.rules.ts';
import classes from './audit.module.css';

/** Who did what, newest first; filtered, verified, taken away. */
export function AuditPage() {
  const t = useWords();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const search = readAuditSearch(useSearch({ strict: false }));
  const filter = toAuditFilter(search);
  const change = (part: Partial<AuditSearch>) =>
    void navigate({ to: '.', search: readAuditSearch({ ...search, ...part }) as never, resetScroll: false });
  const entries = useInfiniteQuery({
    queryKey: ['audit', territoryId, search],
    queryFn: ({ pageParam, signal }) =>
      call(
        listAudit,
        { params: { territoryId }, query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  usePage(t('settings.audit'));
  const items = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t('settings.audit')}
      flush
      end={
        <Button
          size="xs"
          component="a"
          download
          href={addressOf(exportAudit, { territoryId }, filter)}
          leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
        >
          {t('audit.export')}
        </Button>
      }
    >
      <div className={classes.head}>
        <p className={classes.small}>{t('audit.lead')}</p>
        <Verification />
        <Filters search={search} onChange={change} />
      </div>
      {entries.error && <ProblemState error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isPending && <LoadingState label={t('common.loading')} rows={8} />}
      {entries.data &&
        (items.length === 0 ? <EmptyState>{t('audit.none')}</EmptyState> : <AuditTable entries={items} />)}
      {entries.hasNextPage && (
        <div className={classes.more}>
          <Button loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function Verification() {
  const t = useWords();
  const format = useFormat();
  const { id: territoryId } = useTerritory();
  const verify = useMutation({ mutationFn: () => call(verifyAudit, { params: { territoryId } }) });
  const broken = verify.data?.broken;
  return (
    <div className={classes.verify}>
      <Button
        size="xs"
        loading={verify.isPending}
        onClick={() => verify.mutate()}
        leftSection={<IconShieldCheck size={16} stroke={1.75} aria-hidden="true" />}
      >
        {t('audit.verify')}
      </Button>
      <span role="status">
        {verify.data &&
          !broken &&
          t('audit.holds', { count: verify.data.entries, number: format.number(verify.data.entries) })}
        {broken && (
          <strong className={classes.broken}>
            {t(`audit.broken.${broken.reason}`, { seq: format.number(broken.seq) })}
          </strong>
        )}
      </span>
      {verify.error && <FormProblem error={verify.error} />}
    </div>
  );
}

function Filters({ search, onChange }: { search: AuditSearch; onChange: (part: Partial<AuditSearch>) => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const known = useQuery({
    queryKey: ['audit-actions', territoryId],
    queryFn: ({ signal }) => call(listAuditActions, { params: { territoryId } }, { signal }),
  });
  const all = { value: '', label: t('stream.filter.all') };
  return (
    <search className={classes.filters}>
      <NativeSelect
        size="xs"
        label={t('audit.filter.action')}
        value={search.action ?? ''}
        data={[all, ...(known.data?.actions ?? []).map((action) => ({ value: action, label: actionName(t, action) }))]}
        onChange={(event) => onChange({ action: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        label={t('audit.filter.person')}
        value={search.personne ?? ''}
        data={[all, ...(known.data?.people ?? []).map((person) => ({ value: person.id, label: person.name }))]}
        onChange={(event) => onChange({ personne: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('audit.filter.from')}
        value={search.du ?? ''}
        onChange={(event) => onChange({ du: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        type="date"
        label={t('audit.filter.to')}
        value={search.au ?? ''}
        onChange={(event) => onChange({ au: event.currentTarget.value })}
      />
    </search>
  );
}
