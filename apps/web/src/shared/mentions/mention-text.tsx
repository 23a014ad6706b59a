import type { Mention } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../words.ts';
import { litSpans } from './mention-text.rules.ts';
import classes from './mention-text.module.css';

/**
 * The text of a mention. Aggressive words are not in the page until a person asks for them: distance is a tool of the
 * desk, and a screen reader reads what is there.
 */
export function MentionText({
  mention,
  highlights = [],
  short = false,
}: {
  mention: Mention;
  highlights?: readonly { from: number; to: number }[];
  short?: boolean;
}) {
  const t = useWords();
  const [shown, setShown] = useState(mention.aggressive === 'none');
  if (!shown) {
    return (
      <p className={classes.cover}>
        <IconEyeOff size={16} stroke={1.75} aria-hidden="true" />
        <span>{t(`mention.covered.${mention.aggressive === 'none' ? 'insult' : mention.aggressive}`)}</span>
        <Button size="compact-sm" onClick={() => setShown(true)}>
          {t('mention.uncover')}
        </Button>
      </p>
    );
  }
  return (
    <div lang={mention.lang}>
      {mention.title && <p className={classes.title}>{mention.title}</p>}
      {mention.text !== mention.title && (
        <p className={short ? classes.short : classes.text}>
          {litSpans(mention.text, highlights).map((span, index) =>
            span.lit ? (
              <mark key={index} className={classes.lit}>
                {span.text}
              </mark>
            ) : (
              span.text
            ),
          )}
        </p>
      )}
    </div>
  );
}
