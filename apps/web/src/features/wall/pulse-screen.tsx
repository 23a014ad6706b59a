import type { Alarm, getWall, Output, Story } from '@beffroi/contracts';
import { type ToneName, ToneGlyph, toneOrder } from '@beffroi/ui';
import { dayAgo } from '../../shared/day-ago.ts';
import { PostsLink } from '../../shared/links.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { WallHours } from './wall-hours.tsx';
import { AlarmFacts, NotLive } from './wall-ribbon.tsx';
import classes from './wall.module.css';

type Wall = Output<typeof getWall>;

/** Screen 2: what people tell, the hour, the share of tone and the last day. */
export function PulseScreen({ wall, alarms }: { wall: Wall | undefined; alarms: readonly Alarm[] }) {
  const t = useWords();
  return (
    <section className={`${classes.screen} ${classes.b}`} aria-label={t('wall.screen2')}>
      <AlarmFacts alarms={alarms} />
      <NotLive />
      <div className={classes.body}>
        <div className={classes.stories}>
          <h2>
            {t('today.stories')} <span>{t('wall.stories.since')}</span>
          </h2>
          <ol className={classes.storyList}>
            {(wall?.stories ?? []).slice(0, 5).map((story) => (
              <StoryLine key={story.id} story={story} from={dayAgo(wall?.at ?? story.firstAt)} />
            ))}
          </ol>
          {wall?.stories.length === 0 && <p className={classes.empty}>{t('wall.stories.none')}</p>}
        </div>
        <div className={classes.right}>
          <Clock />
          {wall && <Tones tone={wall.tone} />}
          <WallHours />
        </div>
      </div>
    </section>
  );
}

function Clock() {
  const format = useFormat();
  const now = useNow(1000);
  return (
    <p className={classes.clock}>
      <time dateTime={new Date(now).toISOString()}>{format.hour(now)}</time>
      <span>{format.day(now)}</span>
    </p>
  );
}

function StoryLine({ story, from }: { story: Story; from: string }) {
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

function Tones({ tone }: { tone: Wall['tone'] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const total = tone.positive + tone.negative + tone.ironic + tone.neutral;
  return (
    <section aria-label={t('wall.tone')}>
      <h2>
        {t('wall.tone')}{' '}
        <span>
          <PostsLink posts={{ de: tone.from }}>
            {t('wall.tone.since', { count: total, number: format.number(total), hour: format.moment(tone.from, now) })}
          </PostsLink>
        </span>
      </h2>
      {total === 0 ? (
        <p className={classes.empty}>{t('wall.tone.none')}</p>
      ) : (
        <div className={classes.tones}>
          {toneOrder.map((name) => (
            <ToneBox key={name} name={name} share={tone[name] / total} from={tone.from} />
          ))}
        </div>
      )}
    </section>
  );
}

function ToneBox({ name, share, from }: { name: ToneName; share: number; from: string }) {
  const t = useWords();
  const format = useFormat();
  return (
    // A share that is too small for its words still shows them: the box has a least width.
    <div className={`${classes.tone} ${classes[`tone_${name}`]}`} style={{ flexGrow: Math.max(share, 0.12) * 100 }}>
      <ToneGlyph tone={name} />
      <b>
        <PostsLink posts={{ ton: name, de: from }}>{format.percent(share)}</PostsLink>
      </b>
      <span>{t(`common.tone.${name}`)}</span>
    </div>
  );
}
