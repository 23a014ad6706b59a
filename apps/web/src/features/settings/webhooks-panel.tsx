import {
  createWebhook,
  deleteWebhook,
  listWebhooks,
  type Output,
  updateWebhook,
  type WebhookKind,
  webhookKinds,
} from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { ActionIcon, Button, Checkbox, Menu, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { SecretOnce } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './settings.module.css';

type Webhook = Output<typeof listWebhooks>['items'][number];

function webhooksQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['webhooks', territoryId],
    queryFn: ({ signal }) => call(listWebhooks, { params: { territoryId } }, { signal }),
  });
}

const kindWords = {
  'alarm.rings': 'settings.webhooks.kind.alarm',
  'request.changed': 'settings.webhooks.kind.request',
  'message.received': 'settings.webhooks.kind.message',
} as const satisfies Record<WebhookKind, string>;

/** Other programs that are told of alarms and of what happens at the desk, signed. */
export function WebhooksPanel() {
  const t = useWords();
  const { id } = useTerritory();
  const webhooks = useQuery(webhooksQuery(id));
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={t('settings.webhooks')}
      flush
      end={
        <Button
          size="xs"
          leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {t('settings.webhooks.add')}
        </Button>
      }
    >
      <QueryPanel query={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('settings.webhooks.none')}</EmptyState>
          ) : (
            <ul>
              {items.map((webhook) => (
                <Row key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          )
        }
      </QueryPanel>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [deleting, setDeleting] = useState(false);
  const [changing, setChanging] = useState(false);
  const params = { territoryId, webhookId: webhook.id };
  const refresh = () => client.invalidateQueries({ queryKey: webhooksQuery(territoryId).queryKey });
  const toggle = useMutation({
    mutationFn: () => call(updateWebhook, { params, body: { active: !webhook.active } }),
    onSuccess: refresh,
    onError: notify.failed,
  });
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <b>{webhook.name}</b>
        <small>{webhook.url}</small>
        <small>{webhook.kinds.map((kind) => t(kindWords[kind])).join(' · ')}</small>
        {webhook.lastError && <small>{webhook.lastError[locale]}</small>}
      </div>
      <Tag kind={webhook.active ? 'calm' : 'line'}>
        {t(webhook.active ? 'settings.webhooks.active' : 'settings.webhooks.stopped')}
      </Tag>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('admin.actions', { name: webhook.name })}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setChanging(true)}>{t('admin.edit')}</Menu.Item>
          <Menu.Item onClick={() => toggle.mutate()}>
            {t(webhook.active ? 'settings.webhooks.stop' : 'settings.webhooks.restart')}
          </Menu.Item>
          <Menu.Item onClick={() => setDeleting(true)}>{t('admin.delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {changing && <ChangeDialog webhook={webhook} onClose={() => setChanging(false)} />}
      {deleting && (
        <ConfirmDialog
          title={t('settings.webhooks.delete')}
          verb={t('sources.delete.do', { name: webhook.name })}
          onClose={() => setDeleting(false)}
          act={async () => {
            await call(deleteWebhook, { params });
            await refresh();
          }}
        >
          <p>{t('settings.webhooks.delete.words')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

type Fields = { name: string; url: string; kinds: WebhookKind[] };

function WebhookFields({ form }: { form: UseFormReturnType<Fields> }) {
  const t = useWords();
  return (
    <>
      <TextInput
        data-autofocus
        required
        withAsterisk={false}
        maxLength={80}
        label={t('watches.name')}
        {...form.getInputProps('name')}
      />
      <TextInput
        type="url"
        required
        withAsterisk={false}
        maxLength={2000}
        placeholder="https://"
        label={t('settings.webhooks.url')}
        {...form.getInputProps('url')}
      />
      <Checkbox.Group label={t('settings.webhooks.kinds')} {...form.getInputProps('kinds')}>
        <div className={classes.gap}>
          {webhookKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={t(kindWords[kind])} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

/** Where it is sent and what, changed; the secret stays. */
function ChangeDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { name: webhook.name, url: webhook.url, kinds: webhook.kinds } as Fields,
    send: (body) => call(updateWebhook, { params: { territoryId, webhookId: webhook.id }, body }),
    async onDone() {
      await client.invalidateQueries({ queryKey: webhooksQuery(territoryId).queryKey });
      notify.done(t('admin.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('settings.webhooks.change.title', { name: webhook.name })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
        <WebhookFields form={form} />
      </Form>
    </Dialog>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [secret, setSecret] = useState<string>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { name: '', url: '', kinds: ['alarm.rings'] } as Fields,
    send: (body) => call(createWebhook, { params: { territoryId }, body }),
    async onDone(made) {
      setSecret(made.secret);
      await client.invalidateQueries({ queryKey: webhooksQuery(territoryId).queryKey });
    },
  });
  return (
    <Dialog title={t('settings.webhooks.add')} onClose={onClose}>
      {secret ? (
        <div className={classes.gap}>
          <SecretOnce label={t('sources.webhook.secret')} secret={secret} />
          <p className={classes.small}>{t('settings.webhooks.standard')}</p>
          <Button variant="filled" onClick={onClose}>
            {t('sources.webhook.done')}
          </Button>
        </div>
      ) : (
        <Form onSubmit={submit} rest={rest} pending={pending} submit={t('settings.webhooks.add.do')}>
          <WebhookFields form={form} />
        </Form>
      )}
    </Dialog>
  );
}
