import type { Mention } from '@beffroi/contracts';
import { authorName } from './author-name.ts';
import { useFormat, useNow } from '../use-format.ts';
import { useWords } from '../words.ts';
import classes from './mention-by.module.css';

/** Who (by pseudonym, unless it is a public body or a press title), when, and how far it reaches. */
export function MentionBy({ mention }: { mention: Mention }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <span className={classes.by}>
      <b>{authorName(t, mention.author)}</b>
      <time dateTime={mention.postedAt}>{format.moment(mention.postedAt, now)}</time>
      {(mention.reach ?? 0) > 0 && <span>{t('mention.reach', { number: format.number(mention.reach ?? 0) })}</span>}
      {mention.edited && <span>{t('mention.edited')}</span>}
      {mention.simulated && <span className={classes.simulated}>{t('common.simulated')}</span>}
    </span>
  );
}
