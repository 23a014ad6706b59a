import type { Media } from '@beffroi/contracts';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { mediaUrl } from '../../shared/publishing/preview/draft-preview.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { AltTag, RightsTag } from './media-words.tsx';
import { lengthOf } from './media.rules.ts';
import classes from './media.module.css';

/** One medium of the grid: what it shows, what it is called, and what it still needs. */
export function MediaCard({ medium }: { medium: Media }) {
  const t = useWords();
  const { id } = useTerritory();
  return (
    <li className={classes.card}>
      <div className={classes.picture}>
        <img src={mediaUrl(id, medium.id, { size: 'thumb' })} alt="" loading="lazy" />
        {medium.kind === 'video' && (
          <span className={classes.film}>
            <IconPlayerPlayFilled size={14} aria-hidden="true" />
            <span className="vh">{t('media.kind.video')}</span>
            {medium.durationSeconds !== undefined && <span>{lengthOf(medium.durationSeconds)}</span>}
          </span>
        )}
      </div>
      <p className={classes.name}>
        <Link to={`/t/${id}/mediatheque/${medium.id}` as string}>{medium.name}</Link>
      </p>
      <p className={classes.tags}>
        <AltTag medium={medium} />
        <RightsTag medium={medium} />
      </p>
    </li>
  );
}
