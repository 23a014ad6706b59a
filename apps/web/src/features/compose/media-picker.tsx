import type { Media } from '@beffroi/contracts';
import { EmptyState } from '@beffroi/ui';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlayerPlayFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../../shared/dialog.tsx';
import { mediaQuery } from '../../shared/publishing/media.queries.ts';
import { mediaUrl } from '../../shared/publishing/preview/draft-preview.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { rightsOf } from './media.rules.ts';
import classes from './media.module.css';

/** The library, to take one medium from it. */
export function MediaPicker({ onPick, onClose }: { onPick: (medium: Media) => void; onClose: () => void }) {
  const t = useWords();
  const now = useNow();
  const { id } = useTerritory();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const media = useQuery(mediaQuery(id, asked));
  return (
    <Dialog title={t('compose.media.library')} onClose={onClose} size="lg">
      <TextInput
        data-autofocus
        type="search"
        label={t('compose.media.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <QueryPanel query={media} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t(asked ? 'compose.media.none_found' : 'compose.media.none')}</EmptyState>
          ) : (
            <ul className={classes.grid}>
              {items.map((medium) => (
                <li key={medium.id}>
                  <button type="button" className={classes.pick} onClick={() => onPick(medium)}>
                    <img src={mediaUrl(id, medium.id, { size: 'thumb' })} alt="" loading="lazy" />
                    {medium.kind === 'video' && (
                      <span className={classes.film}>
                        <IconPlayerPlayFilled size={16} aria-hidden="true" />
                        <span className="vh">{t('compose.media.video')}</span>
                      </span>
                    )}
                    <span className={classes.pickName}>
                      {medium.name}
                      {rightsOf(medium, now) === 'ended' && <small>{t('compose.media.rights.ended')}</small>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </Dialog>
  );
}
