import type { Media } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import type { ReactNode } from 'react';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { lengthOf } from './media.rules.ts';
import { AltTag, RightsTag, weightWords } from './media-words.tsx';
import classes from './media.module.css';

/** What is known of the file; with its words too, for whoever may not change them. */
export function MediumFacts({ medium, withDescription }: { medium: Media; withDescription: boolean }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Panel
      title={t('media.file')}
      end={
        <span className={classes.tags}>
          <AltTag medium={medium} />
          <RightsTag medium={medium} />
        </span>
      }
    >
      <dl className={classes.facts}>
        {withDescription && (
          <>
            <Fact name={t('media.alt')}>{medium.alt}</Fact>
            <Fact name={t('media.credit')}>{medium.credit}</Fact>
            <Fact name={t('media.place')}>{medium.place}</Fact>
            <Fact name={t('media.rights.reference')}>{medium.rightsReference}</Fact>
            <Fact name={t('media.tags')}>{medium.tags.join(', ')}</Fact>
          </>
        )}
        <Fact name={t('media.size')}>
          {t('media.size.words', { width: format.number(medium.width), height: format.number(medium.height) })}
        </Fact>
        {medium.durationSeconds !== undefined && (
          <Fact name={t('media.duration')}>{lengthOf(medium.durationSeconds)}</Fact>
        )}
        <Fact name={t('media.format')}>
          {[medium.mimeType.replace(/^\w+\//, '').toUpperCase(), medium.codec].filter(Boolean).join(', ')}
        </Fact>
        <Fact name={t('media.weight')}>{weightWords(t, format, medium.bytes)}</Fact>
        {medium.contrast !== undefined && (
          <Fact name={t('media.contrast')}>{t('media.contrast.words', { ratio: format.ratio(medium.contrast) })}</Fact>
        )}
        <Fact name={t('media.added')}>
          {medium.addedBy
            ? t('media.added.by', { name: medium.addedBy, at: format.moment(medium.addedAt, now) })
            : format.moment(medium.addedAt, now)}
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
