import { deleteSource, readSourceNow, type Source, updateSource } from '@beffroi/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { sourcesQuery } from './sources.queries.ts';

/** Read now, pause, delete. */
export function SourceMenu({ source, onDeleted }: { source: Source; onDeleted?: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [deleting, setDeleting] = useState(false);
  const params = { territoryId, sourceId: source.id };
  const refresh = () => client.invalidateQueries({ queryKey: sourcesQuery(territoryId).queryKey });
  const read = useMutation({
    mutationFn: () => call(readSourceNow, { params }),
    onSuccess: () => {
      notify.done(t('sources.reading', { name: source.name }));
      return refresh();
    },
    onError: notify.failed,
  });
  const pause = useMutation({
    mutationFn: () => call(updateSource, { params, body: { paused: !source.paused } }),
    onSuccess: refresh,
    onError: notify.failed,
  });
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('admin.actions', { name: source.name })}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!source.paused && source.network !== 'webhook' && (
            <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => read.mutate()}>
              {t('sources.read_now')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={source.paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
            onClick={() => pause.mutate()}
          >
            {t(source.paused ? 'sources.resume' : 'sources.pause')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => setDeleting(true)}>
            {t('sources.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {deleting && (
        <ConfirmDialog
          title={t('sources.delete')}
          verb={t('sources.delete.do', { name: source.name })}
          onClose={() => setDeleting(false)}
          act={async () => {
            await call(deleteSource, { params });
            onDeleted?.();
            await refresh();
          }}
        >
          <p>{t('sources.delete.words')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
