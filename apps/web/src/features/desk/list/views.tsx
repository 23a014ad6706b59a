import { deleteDeskView, saveDeskView } from '@beffroi/contracts';
import { Button, Menu, Switch, TextInput } from '@mantine/core';
import { IconBookmark, IconBookmarkPlus, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../../shared/api.ts';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useNotify } from '../../../shared/notify.tsx';
import { useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { deskViewsQuery } from '../desk.queries.ts';
import { type DeskSearch, readDeskSearch, sameView, viewOf } from '../desk-search.ts';

/** The ways of looking that one comes back to, mine and shared, and a place to keep this one. */
export function Views({ search, onChange }: { search: DeskSearch; onChange: (next: DeskSearch) => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id } = useTerritory();
  const views = useQuery(deskViewsQuery(id)).data?.items ?? [];
  const [saving, setSaving] = useState(false);
  const remove = useMutation({
    mutationFn: (viewId: string) => call(deleteDeskView, { params: { territoryId: id, viewId } }),
    onSettled: () => client.invalidateQueries(deskViewsQuery(id)),
    onError: notify.failed,
  });
  const shown = views.find((view) => sameView(view.filter, viewOf(search)));
  const ready: [string, DeskSearch][] = [
    [t('desk.view.overdue'), { retard: '1' }],
    [t('desk.view.unassigned'), { personne: '1' }],
    [t('desk.view.questions'), { nature: 'question' }],
    [t('desk.view.snoozed'), { etat: 'snoozed' }],
  ];
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button size="xs" variant="subtle" leftSection={<IconBookmark {...icon} />}>
            {shown?.name ?? t('desk.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {ready.map(([name, view]) => (
            <Menu.Item key={name} onClick={() => onChange(view)}>
              {name}
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Label>{t('desk.views.kept')}</Menu.Label>}
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              leftSection={view.shared ? <IconUsers {...icon} /> : <IconBookmark {...icon} />}
              onClick={() => onChange(readDeskSearch(view.filter))}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {!shown && (
            <Menu.Item leftSection={<IconBookmarkPlus {...icon} />} onClick={() => setSaving(true)}>
              {t('desk.view.save')}
            </Menu.Item>
          )}
          {shown && (
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => remove.mutate(shown.id)}>
              {t('desk.view.remove', { name: shown.name })}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {saving && <SaveView search={search} onClose={() => setSaving(false)} />}
    </>
  );
}

function SaveView({ search, onClose }: { search: DeskSearch; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      call(saveDeskView, { params: { territoryId: id }, body: { name: name.trim(), shared, filter: viewOf(search) } }),
    async onSuccess() {
      await client.invalidateQueries(deskViewsQuery(id));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Dialog title={t('desk.view.save')} onClose={onClose}>
      <Form onSubmit={submit} pending={save.isPending} submit={t('desk.view.save')} rest={save.error ?? undefined}>
        <TextInput
          data-autofocus
          required
          maxLength={60}
          label={t('desk.view.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
          label={t('desk.view.share')}
        />
      </Form>
    </Dialog>
  );
}
