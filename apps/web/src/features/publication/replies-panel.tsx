import type { listReplies, Output } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { HideReplyDialog } from './hide-reply-dialog.tsx';
import { repliesQuery } from './publication.queries.ts';
import classes from './publication.module.css';

type Reply = Output<typeof listReplies>['items'][number];

/** What people wrote under it. What is aggressive is covered until asked for. */
export function RepliesPanel({ publicationId }: { publicationId: string }) {
  const t = useWords();
  const { id } = useTerritory();
  const replies = useQuery(repliesQuery(id, publicationId));
  return (
    <Panel title={t('publication.replies')} flush>
      <QueryPanel query={replies} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={classes.empty}>{t('publication.replies.none')}</p>
          ) : (
            <ul>
              {items.map((reply) => (
                <ReplyRow key={reply.id} reply={reply} publicationId={publicationId} />
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </Panel>
  );
}

function ReplyRow({ reply, publicationId }: { reply: Reply; publicationId: string }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const may = useCan('desk.moderate');
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState(false);
  const covered = (reply.aggressive !== 'none' && reply.aggressive !== '') || reply.hidden;
  const verb = t(reply.hidden ? 'publication.reply.show' : 'publication.reply.hide');
  return (
    <li className={classes.reply}>
      <p className={classes.replyHead}>
        <NetworkIcon network={reply.network} size={16} />
        <b>{reply.author}</b>
        <time dateTime={reply.at}>{format.moment(reply.at, now)}</time>
        {reply.hidden && <Tag kind="line">{t('publication.reply.hidden')}</Tag>}
      </p>
      {covered && !shown ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setShown(true)}>
          {t('publication.reply.uncover')}
        </Button>
      ) : (
        <p className={classes.plain}>{reply.text}</p>
      )}
      <p className={classes.acts}>
        {reply.url && (
          <a href={reply.url} target="_blank" rel="noreferrer noopener">
            {t('publication.open')}
          </a>
        )}
        {may && reply.canHide && (
          <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
            {verb}
          </Button>
        )}
      </p>
      {asking && <HideReplyDialog reply={reply} publicationId={publicationId} onClose={() => setAsking(false)} />}
    </li>
  );
}
