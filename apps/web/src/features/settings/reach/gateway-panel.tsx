import { getGateway, type Output, setGateway } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Checkbox, Radio, TextInput } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../shared/api.ts';
import { FieldSet, Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { LateWords } from '../../../shared/late-words.tsx';
import { useNotify } from '../../../shared/notify.tsx';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { SecretOnce } from '../../../shared/secret-once.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import classes from '../settings.module.css';

type Gateway = Output<typeof getGateway>;
const kinds = ['none', 'webhook', 'mail'] as const;

function gatewayQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['gateway', territoryId],
    queryFn: ({ signal }) => call(getGateway, { params: { territoryId } }, { signal }),
  });
}

/** Through what SMS and voice calls leave: nothing, a signed webhook, or mail to an SMS gateway. */
export function GatewayPanel() {
  return (
    <LateWords of={['reach']}>
      <Content />
    </LateWords>
  );
}

function Content() {
  const t = useWords();
  const { id } = useTerritory();
  const gateway = useQuery(gatewayQuery(id));
  return (
    <Panel title={t('reach.gateway')}>
      <QueryPanel query={gateway} rows={3}>
        {(data) => <GatewayForm gateway={data} />}
      </QueryPanel>
    </Panel>
  );
}

function GatewayForm({ gateway }: { gateway: Gateway }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [secret, setSecret] = useState<string>();
  const webhook = gateway.kind === 'webhook' ? gateway : undefined;
  const mail = gateway.kind === 'mail' ? gateway : undefined;
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      kind: gateway.kind as (typeof kinds)[number],
      url: webhook?.url ?? '',
      sms: webhook?.sms ?? true,
      voice: webhook?.voice ?? false,
      renewSecret: false,
      address: mail?.address ?? '',
      subject: mail?.subject ?? '',
    },
    send: ({ kind, url, sms, voice, renewSecret, address, subject }) =>
      call(setGateway, {
        params: { territoryId },
        body:
          kind === 'webhook'
            ? { kind, url, sms, voice, renewSecret }
            : kind === 'mail'
              ? { kind, address, subject }
              : { kind },
      }),
    async onDone(saved) {
      setSecret(saved.secret);
      form.setFieldValue('renewSecret', false);
      notify.done(t('admin.saved'));
      client.setQueryData(gatewayQuery(territoryId).queryKey, saved.gateway);
      await client.invalidateQueries({ queryKey: ['chain', territoryId] });
    },
  });
  const { kind } = form.values;
  const field = { required: true, withAsterisk: false } as const;
  return (
    <div className={classes.gap}>
      <Form onSubmit={submit} rest={rest} pending={pending} quiet submit={t('reach.gateway.save')}>
        <Radio.Group label={t('reach.gateway.kind')} {...form.getInputProps('kind')}>
          <div className={classes.members}>
            {kinds.map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`reach.gateway.kind.${each}`)}
                description={t(`reach.gateway.hint.${each}`)}
              />
            ))}
          </div>
        </Radio.Group>
        {kind === 'webhook' && (
          <>
            <TextInput
              type="url"
              {...field}
              maxLength={2000}
              placeholder="https://"
              label={t('reach.gateway.url')}
              {...form.getInputProps('url')}
            />
            <FieldSet legend={t('reach.gateway.carries')}>
              <Checkbox label={t('settings.means.sms')} {...form.getInputProps('sms', { type: 'checkbox' })} />
              <Checkbox label={t('settings.means.voice')} {...form.getInputProps('voice', { type: 'checkbox' })} />
            </FieldSet>
            {webhook?.hasSecret && (
              <Checkbox
                label={t('reach.gateway.renew')}
                description={t('reach.gateway.renew.hint')}
                {...form.getInputProps('renewSecret', { type: 'checkbox' })}
              />
            )}
          </>
        )}
        {kind === 'mail' && (
          <>
            <TextInput
              {...field}
              maxLength={200}
              placeholder="{numero}@sms.example.fr"
              label={t('reach.gateway.address')}
              description={t('reach.gateway.address.hint')}
              {...form.getInputProps('address')}
            />
            <TextInput
              maxLength={200}
              label={`${t('reach.gateway.subject')} (${t('admin.optional')})`}
              description={t('reach.gateway.subject.hint')}
              {...form.getInputProps('subject')}
            />
          </>
        )}
      </Form>
      {secret && kind === 'webhook' && <SecretOnce label={t('reach.gateway.secret')} secret={secret} />}
    </div>
  );
}
