import type { Mention } from '@beffroi/contracts';
import { ToneBadge } from '@beffroi/ui';
import { useWords } from './words.ts';

/** Under this confidence a tone says that it is to be checked. */
const SURE = 0.7;

/** The tone of a mention; sure when a person decided it. */
export function MentionTone({ mention }: { mention: Pick<Mention, 'tone' | 'toneConfidence' | 'toneCorrected'> }) {
  const t = useWords();
  const doubtful = !mention.toneCorrected && mention.toneConfidence < SURE;
  return (
    <ToneBadge
      tone={mention.tone}
      label={t(`common.tone.${mention.tone}`)}
      doubt={doubtful ? t('common.tone.to_check') : undefined}
    />
  );
}
