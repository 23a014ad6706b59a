import { endMyOtherSessions, endMySession, listMySessions } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';
import { useNotify } from '../../../shared/notify.tsx';
import { QueryPanel } from '../../../shared/query-panel.tsx';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import settings from '../../settings/settings.module.css';

const key = ['my-sessions'] as const;

/** Where I am signed in, and the way to end it elsewhere. */
export function SessionsPanel() {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const notify = useNotify();
  const sessions = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listMySessions, {}, { signal }) });
  const refresh = () => client.invalidateQueries({ queryKey: key });
  const end = useMutation({
    mutationFn: (sessionId: string) => call(endMySession, { params: { sessionId } }),
    onSuccess: refresh,
    onError: notify.failed,
  });
  const endOthers = useMutation({
    mutationFn: () => call(endMyOtherSessions, {}),
    onSuccess: refresh,
    onError: notify.failed,
  });
  const others = (sessions.data?.items ?? []).some((session) => !session.current);
  return (
    <Panel
      title={t('account.sessions')}
      flush
      end={
        others && (
          <Button size="xs" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('account.sessions.end_others')}
          </Button>
        )
      }
    >
      <QueryPanel query={sessions}>
        {({ items }) => (
          <ul>
            {items.map((session) => (
              <li key={session.id} className={settings.row}>
                <div className={settings.main}>
                  <b>{session.device ?? t('account.sessions.unknown')}</b>
                  <small>
                    {t('people.seen', { at: format.moment(session.lastSeenAt, now) })}
                    {session.address && `, ${session.address}`}
                  </small>
                </div>
                {session.current ? (
                  <Tag kind="calm">{t('account.sessions.current')}</Tag>
                ) : (
                  <Button size="xs" variant="subtle" onClick={() => end.mutate(session.id)}>
                    {t('account.sessions.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </QueryPanel>
    </Panel>
  );
}
