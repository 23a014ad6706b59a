import { getExternalSystem, type Output, setExternalSystem } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { PasswordInput, TextInput } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';

type External = Output<typeof getExternalSystem>;

function externalQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['external-system', territoryId],
    queryFn: ({ signal }) => call(getExternalSystem, { params: { territoryId } }, { signal }),
    refetchOnWindowFocus: false,
  });
}

/** Another system of requests (Open311) that ours are handed to. */
export function ExternalPanel() {
  const t = useWords();
  const { id } = useTerritory();
  const external = useQuery(externalQuery(id));
  return (
    <Panel title={t('reqset.external')}>
      <QueryPanel query={external}>{(data) => <ExternalForm external={data} />}</QueryPanel>
    </Panel>
  );
}

function ExternalForm({ external }: { external: External }) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { system, services, trouble } = external;
  const { form, submit, pending, rest } = useApiForm({
    initial: { url: system?.url ?? '', jurisdictionId: system?.jurisdictionId ?? '', apiKey: '' },
    send: ({ apiKey, ...values }) =>
      call(setExternalSystem, {
        params: { territoryId },
        body: { ...values, services: system?.services ?? {}, ...(apiKey ? { apiKey } : {}) },
      }),
    async onDone({ services: found }) {
      notify.done(t('reqset.external.done', { count: found.length }));
      await client.invalidateQueries({ queryKey: externalQuery(territoryId).queryKey });
    },
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('reqset.external.do')} quiet>
      <p className={classes.small}>{t('reqset.external.lead')}</p>
      {trouble && <p className={classes.warn}>{trouble[locale]}</p>}
      {services.length > 0 && (
        <p className={classes.meta}>
          <Tag kind="calm">{t('reqset.external.on', { count: services.length })}</Tag>
          <span>{services.map(({ name }) => name).join(', ')}</span>
        </p>
      )}
      <TextInput
        type="url"
        required
        withAsterisk={false}
        maxLength={500}
        label={t('reqset.external.url')}
        placeholder="https://"
        {...form.getInputProps('url')}
      />
      <FieldRow>
        <TextInput
          maxLength={120}
          label={t('reqset.external.jurisdiction')}
          description={t('admin.optional')}
          {...form.getInputProps('jurisdictionId')}
        />
        <PasswordInput
          maxLength={500}
          autoComplete="off"
          label={t('reqset.external.key')}
          description={t(system?.hasKey ? 'reqset.external.key.kept' : 'admin.optional')}
          {...form.getInputProps('apiKey')}
        />
      </FieldRow>
    </Form>
  );
}
