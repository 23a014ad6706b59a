import { deleteSavedReply, listSavedReplies } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import type { SavedReply } from './desk-settings.rules.ts';
import { SavedReplyDialog } from './saved-reply-dialog.tsx';

/** Words that come back, with what changes from one person to the next. */
export function SavedRepliesPage() {
  return (
    <LateWords of={['deskSettings']}>
      <Replies />
    </LateWords>
  );
}

function Replies() {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const canWrite = useCan('desk.answer');
  const [edited, setEdited] = useState<SavedReply | 'new'>();
  const [deleted, setDeleted] = useState<SavedReply>();
  const queryKey = ['saved-replies', territoryId];
  const replies = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(listSavedReplies, { params: { territoryId } }, { signal }),
  });
  usePage(t('settings.replies'));
  return (
    <>
      <Panel
        title={t('settings.replies')}
        flush
        end={
          canWrite && (
            <Button
              size="xs"
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => setEdited('new')}
            >
              {t('deskset.reply.add')}
            </Button>
          )
        }
      >
        <QueryPanel query={replies} rows={5}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState>{t('deskset.replies.none')}</EmptyState>
            ) : (
              <ul>
                {items.map((reply) => (
                  <li key={reply.id} className={classes.row}>
                    <div className={classes.words}>
                      <p className={classes.title}>{reply.name}</p>
                      <p className={classes.clip}>{reply.text}</p>
                      <p className={classes.meta}>
                        <span>{t('deskset.reply.used', { count: reply.used })}</span>
                        {reply.short && <span>{t('deskset.reply.has_short')}</span>}
                      </p>
                    </div>
                    {canWrite && (
                      <div className={classes.acts}>
                        <Button size="xs" variant="subtle" onClick={() => setEdited(reply)}>
                          {t('admin.edit')}
                          <span className="vh"> : {reply.name}</span>
                        </Button>
                        <Button size="xs" variant="subtle" onClick={() => setDeleted(reply)}>
                          {t('admin.delete')}
                          <span className="vh"> : {reply.name}</span>
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
        <SavedReplyDialog reply={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {deleted && (
        <ConfirmDialog
          title={t('deskset.reply.delete', { name: deleted.name })}
          verb={t('admin.delete')}
          onClose={() => setDeleted(undefined)}
          act={async () => {
            await call(deleteSavedReply, { params: { territoryId, replyId: deleted.id } });
            await client.invalidateQueries({ queryKey });
          }}
        >
          <p>{t('deskset.reply.delete.words')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
