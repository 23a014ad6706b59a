import type { Alarm, getWall, Output } from '@beffroi/contracts';
import { type ToneName, ToneGlyph, toneOrder } from '@beffroi/ui';
import { dayAgo } from '../../shared/day-ago.ts';
import { PostsLink } from '../../shared/links.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { CrisisBody, Turn } from './alert/crisis-body.tsx';
import { CrisisFacts } from './alert/crisis-ribbons.tsx';
import type { WallAlert } from './alert/use-wall-alert.ts';
import { StoryLine } from './story-line.tsx';
import { WallHours } from './wall-hours.tsx';
import { DrillStrip } from './drill-strip.tsx';
import { AlarmFacts, NotLive } from './wall-ribbon.tsx';
import classes from './wall.module.css';

type Wall = Output<typeof getWall>;

/** Screen 2: what people tell, the hour, the share of tone and the last day; in alert, the curve of the event. */
export function PulseScreen({
  wall,
  alarms,
  alert,
}: {
  wall: Wall | undefined;
  alarms: readonly Alarm[];
  alert: WallAlert | undefined;
}) {
  const t = useWords();
  return (
    <section className={`${classes.screen} ${alert ? classes.c : classes.b}`} aria-label={t('wall.screen2')}>
      {!alert?.crisis?.drill && <DrillStrip />}
      {alert?.crisis ? <CrisisFacts alert={alert} /> : <AlarmFacts alarms={alarms} />}
      <NotLive />
      <div className={classes.body}>
        {alert ? (
          <CrisisBody alert={alert} stories={wall?.stories ?? []} />
        ) : (
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
        )}
        <div className={classes.right}>
          <Clock />
          {wall && <Tones tone={wall.tone} />}
          {alert?.room ? <Turn alert={alert} /> : <WallHours />}
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
