import type { Alarm, getWall, Mention, Output } from '@beffroi/contracts';
import { LiveDot, NetMark, Sparkline, Tag } from '@beffroi/ui';
import { memo } from 'react';
import { PostsLink } from '../../shared/links.tsx';
import { useLiveState } from '../../shared/live.tsx';
import { networkName } from '../../shared/network-words.ts';
import { MentionTone } from '../../shared/tone.tsx';
import { authorName } from '../../shared/mentions/author-name.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { CrisisRibbon } from './alert/crisis-ribbons.tsx';
import { DecideColumn } from './alert/decide-column.tsx';
import type { WallAlert } from './alert/use-wall-alert.ts';
import { DrillStrip } from './drill-strip.tsx';
import { AlarmRibbon, NotLive } from './wall-ribbon.tsx';
import classes from './wall.module.css';
import { alarmStep } from './wall.rules.ts';

type Wall = Output<typeof getWall>;
const STEP_MS = 10 * 60_000;

/** Screen 1: what is being said, and the volume of each watch; in alert, what is to be decided. */
export function StreamScreen({
  wall,
  mentions,
  alarms,
  alert,
}: {
  wall: Wall | undefined;
  mentions: readonly Mention[];
  alarms: readonly Alarm[];
  alert: WallAlert | undefined;
}) {
  const t = useWords();
  const { status } = useLiveState();
  return (
    <section className={`${classes.screen} ${classes.a}`} aria-label={t('wall.screen1')}>
      {!alert?.crisis?.drill && <DrillStrip />}
      {alert?.crisis ? <CrisisRibbon alert={alert} /> : <AlarmRibbon alarms={alarms} />}
      <NotLive />
      <div className={classes.body}>
        <div className={classes.stream}>
          <h2>
            {t(status === 'live' ? 'wall.live' : 'wall.notlive')} <LiveDot status={status} />
          </h2>
          <ul className={classes.items}>
            {mentions.slice(0, 12).map((mention) => (
              <Item key={mention.id} mention={mention} />
            ))}
          </ul>
          {wall && mentions.length === 0 && <p className={classes.empty}>{t('wall.empty')}</p>}
        </div>
        <div className={`${classes.watches} ${alert ? classes.first : ''}`}>
          {alert ? <DecideColumn alert={alert} /> : <Watches wall={wall} />}
        </div>
      </div>
    </section>
  );
}

function Watches({ wall }: { wall: Wall | undefined }) {
  const t = useWords();
  return (
    <>
      <h2>
        {t('app.nav.watches')} <span>{t('wall.watches.since')}</span>
      </h2>
      <ul className={classes.watchList}>
        {(wall?.watches ?? []).slice(0, 7).map((watch) => (
          <WatchLine key={watch.watchId} watch={watch} />
        ))}
      </ul>
      {wall?.watches.length === 0 && <p className={classes.empty}>{t('wall.watches.none')}</p>}
    </>
  );
}

/** Live rows come and go every second; a row that did not change is not drawn again. */
const Item = memo(function Item({ mention }: { mention: Mention }) {
  const t = useWords();
  const format = useFormat();
  return (
    <li className={classes.item}>
      <NetMark network={mention.network} label={networkName(t, mention.network)} size={34} />
      <div className={classes.itemWords}>
        <p className={classes.text} lang={mention.lang}>
          {mention.aggressive === 'none' ? (mention.title ?? mention.text) : t('today.covered')}
        </p>
        <p className={classes.meta}>
          <b>{authorName(t, mention.author)}</b>
          {(mention.reach ?? 0) > 0 && <span>{t('wall.reach', { number: format.number(mention.reach ?? 0) })}</span>}
          {mention.simulated && <Tag kind="line">{t('common.simulated')}</Tag>}
        </p>
      </div>
      <div className={classes.itemEnd}>
        <time dateTime={mention.postedAt}>{format.hour(mention.postedAt)}</time>
        <MentionTone mention={mention} />
      </div>
    </li>
  );
});

function WatchLine({ watch }: { watch: Wall['watches'][number] }) {
  const t = useWords();
  const format = useFormat();
  const alarmFrom =
    watch.state === 'alarm'
      ? alarmStep({ from: watch.from, steps: watch.spark.length, stepMs: STEP_MS }, watch.detectedAt ?? watch.from)
      : undefined;
  return (
    <li
      className={`${classes.watch} ${watch.state === 'alarm' ? classes.alarm : watch.state === 'watch' ? classes.toWatch : ''}`}
    >
      <p className={classes.watchName}>
        <span className={classes.watchWord}>{watch.name}</span>
        {watch.state !== 'calm' && (
          <small>
            {watch.state === 'alarm' && watch.detectedAt
              ? t('wall.detected', { hour: format.hour(watch.detectedAt) })
              : t(`common.state.${watch.state}`)}
          </small>
        )}
      </p>
      <span className={classes.spark}>
        <Sparkline values={watch.spark} alarmFrom={alarmFrom} />
      </span>
      <p className={classes.watchCount}>
        <PostsLink
          posts={{ veille: watch.watchId, de: watch.from }}
          label={t('wall.watch.open', { count: watch.total, name: watch.name })}
        >
          {format.number(watch.total)}
        </PostsLink>
      </p>
      <p className={classes.watchRatio}>
        {watch.ratio !== undefined && watch.total > 0 && (
          <>
            <span aria-hidden="true">{t('wall.times', { ratio: format.ratio(watch.ratio) })}</span>
            <span className="vh">{t('wall.times.words', { ratio: format.ratio(watch.ratio) })}</span>
          </>
        )}
      </p>
    </li>
  );
}
