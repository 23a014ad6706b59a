import type { Room } from '@beffroi/contracts';
import { EmptyState, NetMark, Panel } from '@beffroi/ui';
import { networkName } from '../../shared/network-words.ts';
import { useNow } from '../../shared/use-format.ts';
import { authorWords } from '../../shared/author-words.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { PostLink } from './room-posts.tsx';
import classes from './facts.module.css';

/** What was said first, and by whom. */
export function FirstPanel({ room }: { room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  return (
    <Panel title={t('crisis.first')} flush={room.first.length === 0}>
      {room.first.length === 0 ? (
        <EmptyState>{t('crisis.first.none')}</EmptyState>
      ) : (
        <ol className={classes.first}>
          {room.first.slice(0, 5).map((post) => (
            <li key={post.mentionId}>
              <p className={classes.meta}>
                <time dateTime={post.at}>{format.moment(post.at, now)}</time>
                <NetMark network={post.network} label={networkName(t, post.network)} size={15} />
                <PostLink mentionId={post.mentionId} url={post.url}>
                  {authorWords(t, post.author)}
                </PostLink>
              </p>
              <p className={classes.text}>{post.text}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
