import { type Alarm, listMentions } from '@beffroi/contracts';
import { EmptyState, NetMark, Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../shared/api.ts';
import { PostsWords } from '../../shared/links.tsx';
import { MentionBy } from '../../shared/mentions/mention-by.tsx';
import { MentionText } from '../../shared/mentions/mention-text.tsx';
import { networkName } from '../../shared/network-words.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { toMentionFilter } from '../../shared/stream-search.ts';
import { MentionTone } from '../../shared/tone.tsx';
import { useWords } from '../../shared/words.ts';
import { alarmPosts } from './alerts.rules.ts';
import classes from './alerts.module.css';

/** The latest posts of the alarm. */
export function AlarmPosts({ alarm }: { alarm: Alarm }) {
  const t = useWords();
  const { id } = useTerritory();
  const posts = alarmPosts(alarm) ?? {};
  const query = useQuery({
    queryKey: ['mentions', id, 'alarm', posts, alarm.mentions],
    queryFn: ({ signal }) =>
      call(
        listMentions,
        { params: { territoryId: id }, query: { ...toMentionFilter(posts, Date.now()), limit: 8 } },
        { signal },
      ),
    placeholderData: (before) => before,
  });
  return (
    <Panel title={t('alerts.posts')} end={<PostsWords posts={posts}>{t('alerts.posts.all')}</PostsWords>} flush>
      <QueryPanel query={query} rows={4}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState>{t('stream.empty.filtered')}</EmptyState>
          ) : (
            <ul>
              {page.items.map((mention) => (
                <li key={mention.id} className={classes.post}>
                  <NetMark network={mention.network} label={networkName(t, mention.network)} />
                  <div>
                    <MentionText mention={mention} short />
                    <p className={classes.postMeta}>
                      <MentionBy mention={mention} />
                      <MentionTone mention={mention} />
                      <Link to={`/t/${id}/mentions/${mention.id}` as string}>{t('stream.open')}</Link>
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </Panel>
  );
}
