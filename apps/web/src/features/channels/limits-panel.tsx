import type { ChannelFacts } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { limitsOf, type Limit } from './channels.rules.ts';
import classes from './channels.module.css';

/** The bounds of an account, and where they are known from. */
export function LimitsPanel({ facts }: { facts: ChannelFacts }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { origin } = facts;
  const date = format.date(`${origin.asOf}T12:00:00Z`, now);
  return (
    <Panel title={t('channels.limits')}>
      <dl className={classes.facts}>
        {limitsOf(facts).map((limit) => (
          <div key={limit.id}>
            <dt>{t(`channels.limit.${limit.id}`)}</dt>
            <dd>{wordsOf(limit)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.origin}>
        {t(`channels.origin.${origin.from}`, { date })}
        {origin.source && (
          <>
            {' '}
            <a href={origin.source} target="_blank" rel="noreferrer noopener">
              {t('channels.origin.source')}
            </a>
          </>
        )}
      </p>
    </Panel>
  );

  function wordsOf(limit: Limit): string {
    const weight = (bytes: number) => t('media.weight.mega', { number: format.number(Math.round(bytes / 1_000_000)) });
    switch (limit.id) {
      case 'text':
        return t(`channels.limit.unit.${limit.unit}`, { number: format.number(limit.max) });
      case 'image_weight':
      case 'video_weight':
        return weight(limit.bytes);
      case 'video_length':
        return limit.seconds < 600
          ? t('channels.limit.seconds', { number: format.number(limit.seconds) })
          : format.duration(limit.seconds * 1000);
      case 'poll':
        return t('channels.limit.poll.words', { options: limit.options, chars: limit.chars });
      case 'quota': {
        const posts = format.number(limit.posts);
        const time = format.duration(limit.seconds * 1000);
        return limit.used === undefined
          ? t('channels.limit.quota.words', { posts, time })
          : t('channels.limit.quota.used', { posts, time, used: format.number(limit.used) });
      }
      default:
        return limit.max === 0 ? t('channels.limit.none') : format.number(limit.max);
    }
  }
}
