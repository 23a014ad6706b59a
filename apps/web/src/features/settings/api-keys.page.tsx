import {
  type ApiKey,
  type ApiKeyPermission,
  apiKeyPermissions,
  createApiKey,
  listApiKeys,
  revokeApiKey,
} from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { SecretOnce } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { permissionWords } from '../people/permission-words.ts';
import classes from './settings.module.css';

function apiKeysQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['api-keys', territoryId],
    queryFn: ({ signal }) => call(listApiKeys, { params: { territoryId } }, { signal }),
  });
}

const toDocumentation = (chunks: ReactNode[]) => (
  <a key="doc" href="/api">
    {chunks}
  </a>
);

/** Keys by which programs call the API. */
export function ApiKeysPage() {
  const t = useWords();
  const { id } = useTerritory();
  const keys = useQuery(apiKeysQuery(id));
  const [adding, setAdding] = useState(false);
  usePage(t('settings.keys'));
  return (
    <Panel
      title={t('settings.keys')}
      flush
      end={
        <Button
          variant="filled"
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {t('settings.keys.add')}
        </Button>
      }
    >
      <div className={classes.inset}>
        <p className={classes.small}>
          {t.rich('settings.keys.lead', {
            doc: toDocumentation,
          })}
        </p>
      </div>
      <QueryPanel query={keys}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('settings.keys.none')}</EmptyState>
          ) : (
            <ul>
              {items.map((key) => (
                <Row key={key.id} apiKey={key} />
              ))}
            </ul>
          )
        }
      </QueryPanel>
      {adding && <AddDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function Row({ apiKey }: { apiKey: ApiKey }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [revoking, setRevoking] = useState(false);
  const expired = apiKey.expiresAt !== undefined && Date.parse(apiKey.expiresAt) < now;
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <b>{apiKey.name}</b> <code>{apiKey.start}…</code>
        <small>
          {apiKey.lastUsedAt
            ? t('settings.keys.used', { at: format.moment(apiKey.lastUsedAt, now) })
            : t('settings.keys.unused')}
          {apiKey.createdBy && `, ${t('people.invited_by', { name: apiKey.createdBy })}`}
        </small>
        <small>{apiKey.permissions.map((permission) => t(permissionWords[permission])).join(' · ')}</small>
      </div>
      {apiKey.expiresAt && (
        <Tag kind={expired ? 'watch' : 'line'}>
          {expired ? t('people.expired') : t('people.until', { day: format.date(apiKey.expiresAt, now) })}
        </Tag>
      )}
      <Button size="xs" variant="subtle" onClick={() => setRevoking(true)}>
        {t('settings.keys.revoke')}
      </Button>
      {revoking && (
        <ConfirmDialog
          title={t('settings.keys.revoke')}
          verb={t('settings.keys.revoke.do', { name: apiKey.name })}
          onClose={() => setRevoking(false)}
          act={async () => {
            await call(revokeApiKey, { params: { territoryId, apiKeyId: apiKey.id } });
            await client.invalidateQueries({ queryKey: apiKeysQuery(territoryId).queryKey });
          }}
        >
          <p>{t('settings.keys.revoke.words')}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const [made, setMade] = useState<string>();
  const { form, submit, pending, rest } = useApiForm({
    initial: { name: '', permissions: ['mentions.read'] as ApiKeyPermission[], expiresAt: '' },
    send: ({ expiresAt, ...body }) =>
      call(createApiKey, {
        params: { territoryId },
        body: { ...body, ...(expiresAt ? { expiresAt: new Date(`${expiresAt}T23:59:59`).toISOString() } : {}) },
      }),
    async onDone({ key }) {
      setMade(key);
      await client.invalidateQueries({ queryKey: apiKeysQuery(territoryId).queryKey });
    },
  });
  return (
    <Dialog title={t('settings.keys.add')} size="lg" onClose={onClose}>
      {made ? (
        <div className={classes.gap}>
          <SecretOnce label={t('settings.keys.key')} secret={made} />
          <Button variant="filled" onClick={onClose}>
            {t('sources.webhook.done')}
          </Button>
        </div>
      ) : (
        <Form onSubmit={submit} rest={rest} pending={pending} submit={t('settings.keys.create')}>
          <TextInput
            data-autofocus
            required
            withAsterisk={false}
            maxLength={80}
            label={t('watches.name')}
            description={t('settings.keys.name.hint')}
            {...form.getInputProps('name')}
          />
          <Checkbox.Group label={t('settings.keys.permissions')} {...form.getInputProps('permissions')}>
            <div className={classes.grid}>
              {apiKeyPermissions.map((permission) => (
                <Checkbox key={permission} value={permission} label={t(permissionWords[permission])} />
              ))}
            </div>
          </Checkbox.Group>
          <TextInput
            type="date"
            maw="14rem"
            label={`${t('settings.keys.expiry')} (${t('admin.optional')})`}
            {...form.getInputProps('expiresAt')}
          />
        </Form>
      )}
    </Dialog>
  );
}
