import type { Mention } from '@beffroi/contracts';
import { Kbd, Panel, ToneBadge, toneOrder } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useCan } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { MentionTone } from '../../shared/tone.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { MentionPageData } from './mention.types.ts';
import classes from './mention.module.css';

/** The tone, why, and another choice. */
export function TonePanel({ data, onTone }: { data: MentionPageData; onTone: (tone: Mention['tone']) => void }) {
  const t = useWords();
  const format = useFormat();
  const { mention, because } = data;
  const can = useCan('mentions.treat');
  useShortcuts(
    t('mention.tone.correct'),
    can
      ? toneOrder.map((tone, index) => ({
          keys: String(index + 1),
          label: t(`common.tone.${tone}`),
          run: () => onTone(tone),
        }))
      : [],
  );
  return (
    <Panel title={t('stream.filter.tone')} end={<MentionTone mention={mention} />}>
      <p className={classes.small}>
        {mention.toneCorrected
          ? t('mention.tone.person')
          : t('mention.tone.machine', { share: format.percent(mention.toneConfidence) })}
      </p>
      {!mention.toneCorrected && because.length > 0 && (
        <>
          <p className={classes.small}>{t('mention.tone.because')}</p>
          <ul className={classes.words}>
            {because.slice(0, 6).map((reason) => (
              <li key={`${reason.word}${reason.for}`}>
                <b>{reason.word}</b>
                <span>{t('mention.tone.for', { tone: toneName(t, reason.for) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {can && (
        <fieldset className={classes.tones}>
          <legend className={classes.small}>{t('mention.tone.correct')}</legend>
          {toneOrder.map((tone, index) => (
            <Button
              key={tone}
              size="xs"
              aria-pressed={mention.tone === tone}
              variant={mention.tone === tone ? 'default' : 'subtle'}
              rightSection={<Kbd>{String(index + 1)}</Kbd>}
              onClick={() => onTone(tone)}
            >
              <ToneBadge tone={tone} label={t(`common.tone.${tone}`)} />
            </Button>
          ))}
        </fieldset>
      )}
    </Panel>
  );
}

function toneName(t: ReturnType<typeof useWords>, tone: string): string {
  const known = toneOrder.find((each) => each === tone);
  return known ? t(`common.tone.${known}`).toLowerCase() : tone;
}
