import type { Mention } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PostsLink } from '../../shared/links.tsx';
import { MentionBy } from '../../shared/mentions/mention-by.tsx';
import { MentionText } from '../../shared/mentions/mention-text.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { MentionTone } from '../../shared/tone.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { watchesQuery } from '../../shared/watches.ts';
import { useWords } from '../../shared/words.ts';
import type { MentionPageData } from './mention.types.ts';
import classes from './mention.module.css';

/** What it answers, or what answers it. */
export function ThreadPanel({ title, mentions }: { title: string; mentions: readonly Mention[] }) {
  const t = useWords();
  const { id } = useTerritory();
  return (
    <Panel title={title} flush>
      <ul>
        {mentions.map((mention) => (
          <li key={mention.id} className={classes.reply}>
            <MentionText mention={mention} short />
            <p className={classes.replyMeta}>
              <MentionBy mention={mention} />
              <MentionTone mention={mention} />
              <Link to={`/t/${id}/mentions/${mention.id}` as string}>{t('stream.open')}</Link>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Where it stands: its story, its watches, the sources that brought it. */
export function StoryPanel({ data }: { data: MentionPageData }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const watches = useQuery({ ...watchesQuery(id), enabled: useCan('watches.read') }).data?.items ?? [];
  const names = watches.filter((watch) => data.mention.watchIds.includes(watch.id));
  return (
    <Panel title={t('mention.context')}>
      <dl className={classes.facts}>
        {data.story && (
          <div>
            <dt>{t('mention.story')}</dt>
            <dd>
              {data.story.title},{' '}
              <PostsLink posts={{ histoire: data.story.id }}>
                {t('mention.story.count', { count: data.story.mentions, number: format.number(data.story.mentions) })}
              </PostsLink>
            </dd>
          </div>
        )}
        {names.length > 0 && (
          <div>
            <dt>{t('app.nav.watches')}</dt>
            <dd className={classes.tags}>
              {names.map((watch) => (
                <Tag key={watch.id} kind="line">
                  {watch.name}
                </Tag>
              ))}
            </dd>
          </div>
        )}
        {data.sources.length > 0 && (
          <div>
            <dt>{t('app.nav.sources')}</dt>
            <dd>{data.sources.map((source) => source.name).join(', ')}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
