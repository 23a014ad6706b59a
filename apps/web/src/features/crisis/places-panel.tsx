import type { Room } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { crisisPosts } from './room.rules.ts';
import { RoomPosts } from './room-posts.tsx';
import classes from './facts.module.css';

/** Places of the territory that posts name, the most named first. */
export function PlacesPanel({ room }: { room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const most = Math.max(1, ...room.places.map(({ mentions }) => mentions));
  const posts = crisisPosts(room.crisis);
  return (
    <Panel title={t('crisis.places')} flush={room.places.length === 0}>
      {room.places.length === 0 ? (
        <EmptyState>{t('crisis.places.none')}</EmptyState>
      ) : (
        <ol className={classes.places}>
          {room.places.slice(0, 8).map((place) => (
            <li key={place.name}>
              <span>{place.name}</span>
              <span className={classes.track} aria-hidden="true">
                <i style={{ width: `${(100 * place.mentions) / most}%` }} />
              </span>
              <RoomPosts posts={posts && { ...posts, q: place.name }}>{format.number(place.mentions)}</RoomPosts>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
