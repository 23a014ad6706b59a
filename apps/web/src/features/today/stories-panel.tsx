import type { Story } from '@beffroi/contracts';
import { EmptyState, Section } from '@beffroi/ui';
import { PostsLink } from '../../shared/links.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './stories-panel.module.css';

/** What people tell, the most told first. */
export function StoriesPanel({ stories, from }: { stories: readonly Story[]; from: string }) {
  const t = useWords();
  const format = useFormat();
  return (
    <Section title={t('today.stories')} end={t('today.stories.since')}>
      {stories.length === 0 ? (
        <EmptyState>{t('today.stories.none')}</EmptyState>
      ) : (
        <ol className={classes.list}>
          {stories.slice(0, 6).map((story) => (
            <li key={story.id} className={classes.story}>
              <span className={classes.count}>
                <PostsLink
                  posts={{ histoire: story.id, de: from }}
                  label={t('today.story.open', { count: story.mentions, title: story.title })}
                >
                  {format.number(story.mentions)}
                </PostsLink>
              </span>
              <div className={classes.words}>
                <p className={classes.title}>{story.title}</p>
                <p className={classes.detail}>
                  {t('today.story.voices', { count: story.voices, number: format.number(story.voices) })}
                  {story.negative > 0 && (
                    <>
                      {', '}
                      {t('today.story.negative', { count: story.negative, number: format.number(story.negative) })}
                    </>
                  )}
                </p>
                {story.coordinated && <p className={classes.coordinated}>{t('today.story.coordinated')}</p>}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
