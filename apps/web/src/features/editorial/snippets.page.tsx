import { channelNetworks, deleteSnippet, listSnippets, setSnippet, type Snippet } from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import { Button, MultiSelect, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { networkName } from '../../shared/network-words.ts';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './editorial.module.css';

const kinds = ['block', 'signature', 'hashtags'] as const;

/** What writers keep at hand: blocks, signatures, sets of hashtags. */
export function SnippetsPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const canWrite = useCan('publishing.write');
  const [edited, setEdited] = useState<Snippet | 'new'>();
  const [deleted, setDeleted] = useState<Snippet>();
  const key = ['snippets', territoryId];
  const snippets = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listSnippets, { params: { territoryId } }, { signal }),
  });
  const again = () => client.invalidateQueries({ queryKey: key });
  usePage(t('snippets.title'));
  return (
    <>
      <Panel
        title={t('snippets.title')}
        flush
        end={
          canWrite && (
            <Button
              size="xs"
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => setEdited('new')}
            >
              {t('snippets.add')}
            </Button>
          )
        }
      >
        <QueryPanel query={snippets}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState>{t('snippets.none')}</EmptyState>
            ) : (
              <ul>
                {items.map((snippet) => (
                  <li key={snippet.id} className={classes.check}>
                    <div className={classes.words}>
                      <b>{snippet.name}</b>
                      <small className={classes.text}>{snippet.text}</small>
                    </div>
                    <Tag>{t(`snippets.kind.${snippet.kind}`)}</Tag>
                    {snippet.networks.map((network) => (
                      <Tag key={network} kind="line">
                        {networkName(t, network)}
                      </Tag>
                    ))}
                    {canWrite && (
                      <div className={classes.acts}>
                        <Button size="xs" variant="subtle" onClick={() => setEdited(snippet)}>
                          {t('admin.edit')}
                        </Button>
                        <Button size="xs" variant="subtle" onClick={() => setDeleted(snippet)}>
                          {t('admin.delete')}
                        </Button>
                      </div>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </QueryPanel>
      </Panel>
      {edited && (
        <SnippetDialog
          snippet={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
          onDone={again}
        />
      )}
      {deleted && (
        <ConfirmDialog
          title={t('snippets.delete', { name: deleted.name })}
          verb={t('admin.delete')}
          act={async () => {
            await call(deleteSnippet, { params: { territoryId, snippetId: deleted.id } });
            await again();
          }}
          onClose={() => setDeleted(undefined)}
        >
          <p>{t('snippets.delete.words')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function SnippetDialog({
  snippet,
  onClose,
  onDone,
}: {
  snippet: Snippet | undefined;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      kind: snippet?.kind ?? 'block',
      name: snippet?.name ?? '',
      text: snippet?.text ?? '',
      networks: snippet?.networks ?? [],
    },
    send: (values) =>
      call(setSnippet, {
        params: { territoryId },
        body: { ...values, ...(snippet ? { id: snippet.id } : {}) },
      }),
    async onDone() {
      await onDone();
      onClose();
    },
  });
  return (
    <Dialog title={snippet ? snippet.name : t('snippets.add')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('snippets.keep')}>
        <NativeSelect
          label={t('snippets.kind')}
          data={kinds.map((kind) => ({ value: kind, label: t(`snippets.kind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          maxLength={80}
          label={t('snippets.name')}
          {...form.getInputProps('name')}
        />
        <Textarea
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={5000}
          label={t('snippets.text')}
          {...form.getInputProps('text')}
        />
        <MultiSelect
          searchable
          label={t('snippets.networks')}
          description={t('snippets.networks.hint')}
          data={channelNetworks.map((network) => ({ value: network, label: networkName(t, network) }))}
          {...form.getInputProps('networks')}
        />
      </Form>
    </Dialog>
  );
}
