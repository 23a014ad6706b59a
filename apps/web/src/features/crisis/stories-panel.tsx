import type { Room } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { IconMinus, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { toneShares } from './room.rules.ts';
import { RoomPosts } from './room-posts.tsx';
import classes from './facts.module.css';

const trends = { rising: IconTrendingUp, steady: IconMinus, falling: IconTrendingDown };

/** What people tell, with the tone of each story and where it goes. */
export function StoriesPanel({ room }: { room: Room }) {
  const t = useWords();
  return (
    <Panel title={t('today.stories')} flush={room.stories.length === 0}>
      {room.stories.length === 0 ? (
        <EmptyState>{t('crisis.stories.none')}</EmptyState>
      ) : (
        <ol className={classes.stories}>
          {room.stories.slice(0, 6).map((story) => (
            <Story key={story.id} story={story} from={room.crisis.firstSignalAt} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Story({ story, from }: { story: Room['stories'][number]; from: string }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const Trend = trends[story.trend];
  const shares = toneShares(story.byTone);
  return (
    <li>
      <p className={classes.storyHead}>
        <span className={classes.strong}>{story.title}</span>
        <span>
          <RoomPosts posts={{ histoire: story.id, de: from }}>{format.number(story.mentions)}</RoomPosts>
        </span>
      </p>
      <span className={classes.bar} aria-hidden="true">
        {shares.map(({ tone, share }) => (
          <i key={tone} data-tone={tone} style={{ flexGrow: share }} />
        ))}
      </span>
      <span className="vh">
        {shares.map(({ tone, share }) => `${t(`common.tone.${tone}`)} ${format.percent(share)}`).join(', ')}
      </span>
      <p className={classes.meta}>
        <span className={classes.trend}>
          <Trend size={16} stroke={1.75} aria-hidden="true" />
          {t(`crisis.trend.${story.trend}`)}
        </span>
        <span>{t('today.story.voices', { count: story.voices, number: format.number(story.voices) })}</span>
        {story.coordinated && (
          <span className={classes.watch} title={t('today.story.coordinated')}>
            {t('crisis.coordinated')}
          </span>
        )}
      </p>
    </li>
  );
}
