import type { Story } from '@beffroi/contracts';
import { ToneGlyph } from '@beffroi/ui';
import { PostsLink } from '../../shared/links.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './wall.module.css';

/** A story for 3 m: how many tell it, its title, its voices and the share that is against. */
export function StoryLine({ story, from }: { story: Story; from: string }) {
  const t = useWords();
  const format = useFormat();
  const share = story.mentions > 0 ? story.negative / story.mentions : 0;
  return (
    <li className={classes.story}>
      <p className={classes.storyCount}>
        <PostsLink
          posts={{ histoire: story.id, de: from }}
          label={t('today.story.open', { count: story.mentions, title: story.title })}
        >
          {format.number(story.mentions)}
        </PostsLink>
      </p>
      <div className={classes.storyWords}>
        <p className={classes.storyTitle}>{story.title}</p>
        <p className={classes.meta}>
          <span>{t('today.story.voices', { count: story.voices, number: format.number(story.voices) })}</span>
          <span className={classes.storyNegative}>
            <ToneGlyph tone="negative" /> {t('wall.story.negative', { share: format.percent(share) })}
          </span>
          {story.coordinated && <b className={classes.coordinated}>{t('wall.story.coordinated')}</b>}
        </p>
        <div className={classes.storyBar} aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </div>
      </div>
    </li>
  );
}
