import type { Output, previewWatch } from '@beffroi/contracts';
import { NetMark, Panel } from '@beffroi/ui';
import type { ReactNode } from 'react';
import { postsTag } from '../../shared/links.tsx';
import { litSpans } from '../../shared/mentions/mention-text.rules.ts';
import { networkName } from '../../shared/network-words.ts';
import { useCan } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './watches.module.css';

type Caught = NonNullable<Output<typeof previewWatch>['caught']>;

const inBold = (chunks: ReactNode[]) => <b key="count">{chunks}</b>;

/** What the query would have caught in thirty days: how many, which open, and a few of them. */
export function WatchPreview({
  query,
  caught,
  checking,
}: {
  query: string;
  caught: Caught | undefined;
  checking: boolean;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const canRead = useCan('mentions.read');
  return (
    <Panel title={t('watches.preview')}>
      <p aria-live="polite" aria-busy={checking}>
        {query.trim() === '' && t('watches.preview.empty')}
        {query.trim() !== '' && !caught && t(checking ? 'watches.preview.checking' : 'watches.preview.unreadable')}
        {caught &&
          t.rich('watches.preview.count', {
            count: caught.count,
            number: format.number(caught.count),
            posts: canRead ? postsTag({ q: query, periode: '30j' }) : inBold,
          })}
      </p>
      {caught?.count === 0 && <p className={classes.small}>{t('watches.preview.none')}</p>}
      {caught && caught.samples.length > 0 && (
        <ul className={classes.samples}>
          {caught.samples.map((sample) => (
            <li key={sample.mentionId}>
              <NetMark network={sample.network} label={networkName(t, sample.network)} size={16} />
              <div>
                <p>
                  {litSpans(sample.text, sample.highlights).map((span, index) =>
                    span.lit ? (
                      <mark key={index} className={classes.lit}>
                        {span.text}
                      </mark>
                    ) : (
                      span.text
                    ),
                  )}
                </p>
                <p className={classes.small}>{format.moment(sample.postedAt, now)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
