import type { Room } from '@beffroi/contracts';
import { EmptyState, NetMark, Panel, Tag, ToneBadge } from '@beffroi/ui';
import { Button, Checkbox } from '@mantine/core';
import { IconCheck, IconMessageReply } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { networkName } from '../../shared/network-words.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { authorWords } from '../../shared/author-words.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { PostLink } from './room-posts.tsx';
import classes from './seen.module.css';

const AnswerManyDialog = lazy(() =>
  import('./answer-many-dialog.tsx').then((module) => ({ default: module.AnswerManyDialog })),
);

type Seen = Room['seen'][number];

/** What most people saw, to be answered one by one at the desk, or many at once. */
export function SeenPanel({ room: { crisis, seen } }: { room: Room }) {
  const t = useWords();
  const canAnswer = useCan('desk.answer') && crisis.state === 'open';
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [answering, setAnswering] = useState(false);
  const free = seen.filter(({ answered }) => !answered);
  // What was answered meanwhile, by me or by another, is no longer chosen.
  const chosen = free.filter(({ mentionId }) => picked.has(mentionId)).map(({ mentionId }) => mentionId);
  const pick = (id: string, on: boolean) =>
    setPicked((before) => {
      const after = new Set(before);
      if (on) after.add(id);
      else after.delete(id);
      return after;
    });
  const all = chosen.length === free.length && free.length > 0;
  return (
    <Panel title={t('crisis.seen')} flush>
      {seen.length === 0 ? (
        <EmptyState>{t('crisis.seen.none')}</EmptyState>
      ) : (
        <>
          {canAnswer && free.length > 0 && (
            <div className={classes.bar} data-some={chosen.length > 0 || undefined}>
              <Checkbox
                checked={all}
                indeterminate={chosen.length > 0 && !all}
                label={t('crisis.seen.all', { count: free.length })}
                onChange={() => setPicked(new Set(all ? [] : free.map(({ mentionId }) => mentionId)))}
              />
              <Button
                size="xs"
                disabled={chosen.length === 0}
                onClick={() => setAnswering(true)}
                leftSection={<IconMessageReply size={16} stroke={1.75} aria-hidden="true" />}
              >
                {t('crisis.seen.answer', { count: chosen.length })}
              </Button>
            </div>
          )}
          <ul>
            {seen.map((post) => (
              <li key={post.mentionId} className={classes.row}>
                {canAnswer && (
                  <Checkbox
                    checked={picked.has(post.mentionId) && !post.answered}
                    disabled={post.answered}
                    aria-label={t('crisis.seen.pick', { author: authorWords(t, post.author) })}
                    onChange={(event) => pick(post.mentionId, event.currentTarget.checked)}
                  />
                )}
                <SeenPost post={post} />
              </li>
            ))}
          </ul>
        </>
      )}
      <Suspense fallback={null}>
        {answering && (
          <AnswerManyDialog
            crisisId={crisis.id}
            mentionIds={chosen}
            onDone={() => setPicked(new Set())}
            onClose={() => setAnswering(false)}
          />
        )}
      </Suspense>
    </Panel>
  );
}

function SeenPost({ post }: { post: Seen }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id } = useTerritory();
  const canDesk = useCan('desk.read');
  return (
    <div className={classes.words}>
      <p className={classes.meta}>
        <NetMark network={post.network} label={networkName(t, post.network)} size={16} />
        <PostLink mentionId={post.mentionId} url={post.url}>
          {authorWords(t, post.author)}
        </PostLink>
        <time dateTime={post.at}>{format.moment(post.at, now)}</time>
        <span>{t('crisis.seen.reach', { number: format.number(post.reach) })}</span>
        <ToneBadge tone={post.tone} label={t(`common.tone.${post.tone}`)} />
        {post.answered && (
          <Tag icon={<IconCheck size={14} stroke={1.75} aria-hidden="true" />}>{t('crisis.seen.answered')}</Tag>
        )}
      </p>
      <p className={classes.text}>{post.text}</p>
      {canDesk && post.conversationId && (
        <p className={classes.meta}>
          <Link to={`/t/${id}/guichet/${post.conversationId}` as string}>{t('crisis.seen.desk')}</Link>
        </p>
      )}
    </div>
  );
}
