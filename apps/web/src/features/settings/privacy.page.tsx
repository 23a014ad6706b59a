import { getRetention, listObjections, recordObjection, setRetention, withdrawObjection } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { knownNetworks, networkName } from '../../shared/network-words.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { ProblemState, QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './settings.module.css';

/** How long mentions are kept, and whose are never stored. */
export function PrivacyPage() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('retention.manage');
  const canObject = useCan('objections.manage');
  const retention = useQuery({
    queryKey: ['retention', territoryId],
    queryFn: ({ signal }) => call(getRetention, { params: { territoryId } }, { signal }),
  });
  usePage(t('settings.privacy'));
  return (
    <>
      <Panel title={t('settings.retention')}>
        <QueryPanel query={retention} rows={2}>
          {({ mentionDays }) =>
            canManage ? (
              <RetentionForm days={mentionDays} />
            ) : (
              <p>{t('settings.retention.now', { days: mentionDays })}</p>
            )
          }
        </QueryPanel>
      </Panel>
      {canObject && <Objections />}
    </>
  );
}

function RetentionForm({ days }: { days: number }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { mentionDays: days },
    send: (body) => call(setRetention, { params: { territoryId }, body }),
    async onDone() {
      notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: ['retention', territoryId] });
    },
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('settings.retention.do')}>
      <NumberInput
        maw="18rem"
        min={7}
        max={1100}
        allowDecimal={false}
        required
        withAsterisk={false}
        label={t('settings.retention.days')}
        description={t('settings.retention.hint')}
        {...form.getInputProps('mentionDays')}
      />
    </Form>
  );
}

function Objections() {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [withdrawing, setWithdrawing] = useState<string>();
  const key = ['objections', territoryId];
  const objections = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      call(listObjections, { params: { territoryId }, query: pageParam ? { cursor: pageParam } : {} }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const items = objections.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('settings.objections')} flush>
      <div className={classes.inset}>
        <p className={classes.small}>{t('settings.objections.lead')}</p>
        <ObjectionForm onDone={() => void client.invalidateQueries({ queryKey: key })} />
      </div>
      {objections.error && <ProblemState error={objections.error} retry={() => void objections.refetch()} />}
      {objections.data && items.length === 0 && <EmptyState>{t('settings.objections.none')}</EmptyState>}
      <ul>
        {items.map((objection) => (
          <li key={objection.id} className={classes.row}>
            <div className={classes.main}>
              <b>{networkName(t, objection.network)}</b>
              <small>
                {format.moment(objection.recordedAt, now)}
                {objection.note && `, ${objection.note}`}
              </small>
            </div>
            <Button size="xs" variant="subtle" onClick={() => setWithdrawing(objection.id)}>
              {t('settings.objections.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {objections.hasNextPage && (
        <div className={classes.inset}>
          <Button loading={objections.isFetchingNextPage} onClick={() => void objections.fetchNextPage()}>
            {t('admin.more')}
          </Button>
        </div>
      )}
      {withdrawing && (
        <ConfirmDialog
          title={t('settings.objections.withdraw')}
          verb={t('settings.objections.withdraw')}
          onClose={() => setWithdrawing(undefined)}
          act={async () => {
            await call(withdrawObjection, { params: { territoryId, objectionId: withdrawing } });
            await client.invalidateQueries({ queryKey: key });
          }}
        >
          <p>{t('settings.objections.withdraw.words')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function ObjectionForm({ onDone }: { onDone: () => void }) {
  const t = useWords();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { network: 'mastodon', handle: '', note: '' },
    send: ({ note, ...body }) =>
      call(recordObjection, { params: { territoryId }, body: { ...body, ...(note.trim() ? { note } : {}) } }),
    onDone(result) {
      notify.done(t('settings.objections.done', { count: result.erased }));
      form.reset();
      onDone();
    },
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('settings.objections.do')} quiet>
      <FieldRow>
        <NativeSelect
          label={t('sources.network')}
          data={knownNetworks.map((network) => ({ value: network, label: networkName(t, network) }))}
          {...form.getInputProps('network')}
        />
        <TextInput
          required
          withAsterisk={false}
          maxLength={200}
          autoCapitalize="none"
          spellCheck={false}
          label={t('settings.objections.handle')}
          {...form.getInputProps('handle')}
        />
      </FieldRow>
      <TextInput
        maxLength={300}
        label={`${t('settings.objections.note')} (${t('admin.optional')})`}
        description={t('settings.objections.note.hint')}
        {...form.getInputProps('note')}
      />
    </Form>
  );
}
