import { deleteSavedView, saveView } from '@beffroi/contracts';
import { ActionIcon, Button, Menu, Switch, TextInput } from '@mantine/core';
import { IconBookmarkPlus, IconDots, IconTrash, IconUsers } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import type { StreamSearch } from '../../shared/stream-search.ts';
import { useWords } from '../../shared/words.ts';
import classes from './saved-views.module.css';
import { savedViewsQuery } from './stream.queries.ts';
import { sameSearch, viewFilter, viewSearch } from './stream.rules.ts';

/** The ways of looking that one comes back to: everything, what is to treat, and those that people saved. */
export function SavedViews({ search, onChange }: { search: StreamSearch; onChange: (next: StreamSearch) => void }) {
  const t = useWords();
  const territory = useTerritory();
  const views = useQuery(savedViewsQuery(territory.id)).data?.items ?? [];
  const [saving, setSaving] = useState(false);
  const ready: { key: string; name: string; search: StreamSearch; shared?: boolean }[] = [
    { key: 'all', name: t('stream.view.all'), search: {} },
    { key: 'to-treat', name: t('stream.view.to_treat'), search: { a_traiter: '1', periode: '7j' } },
    ...views.map((view) => ({ key: view.id, name: view.name, search: viewSearch(view), shared: view.shared })),
  ];
  const known = ready.some((view) => sameSearch(view.search, search));
  return (
    <nav className={classes.views} aria-label={t('stream.views')}>
      <ul className={classes.list}>
        {ready.map((view) => {
          const current = sameSearch(view.search, search);
          return (
            <li key={view.key}>
              <button
                type="button"
                className={classes.view}
                aria-current={current ? 'true' : undefined}
                onClick={() => onChange(view.search)}
              >
                {view.shared && <IconUsers size={15} stroke={1.75} aria-label={t('stream.view.shared')} />}
                {view.name}
              </button>
            </li>
          );
        })}
      </ul>
      {!known && (
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconBookmarkPlus size={16} stroke={1.75} aria-hidden="true" />}
          onClick={() => setSaving(true)}
        >
          {t('stream.view.save')}
        </Button>
      )}
      {views.length > 0 && <Remove views={views} />}
      {saving && <SaveDialog search={search} onClose={() => setSaving(false)} />}
    </nav>
  );
}

function Remove({ views }: { views: readonly { id: string; name: string }[] }) {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const remove = useMutation({
    mutationFn: (viewId: string) => call(deleteSavedView, { params: { territoryId: id, viewId } }),
    onSettled: () => client.invalidateQueries(savedViewsQuery(id)),
  });
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t('stream.view.manage')} size={30}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {views.map((view) => (
          <Menu.Item
            key={view.id}
            leftSection={<IconTrash size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => remove.mutate(view.id)}
          >
            {t('stream.view.remove', { name: view.name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SaveDialog({ search, onClose }: { search: StreamSearch; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      call(saveView, { params: { territoryId: id }, body: { name: name.trim(), shared, filter: viewFilter(search) } }),
    async onSuccess() {
      await client.invalidateQueries(savedViewsQuery(id));
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate();
  };
  return (
    <Dialog title={t('stream.view.save')} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          data-autofocus
          required
          maxLength={60}
          label={t('stream.view.name')}
          description={t('stream.view.hint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
          label={t('stream.view.share')}
        />
        {save.error && <ProblemState error={save.error} />}
        <Button type="submit" variant="filled" loading={save.isPending}>
          {t('stream.view.save')}
        </Button>
      </form>
    </Dialog>
  );
}
