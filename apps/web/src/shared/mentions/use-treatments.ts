import { useNotify } from '../notify.tsx';
import { useWords } from '../words.ts';
import { type Treatment, useTreatMention } from './treat-mention.ts';

/** Treats a mention and says so, with a way back. */
export function useTreatments(): (treatment: Treatment) => void {
  const t = useWords();
  const notify = useNotify();
  const { mutate } = useTreatMention();
  return (treatment) => {
    const { mention } = treatment;
    mutate(treatment, { onError: notify.failed });
    const words = treatment.tone
      ? t('mention.done.tone', { tone: t(`common.tone.${treatment.tone}`).toLowerCase() })
      : t(`mention.done.${treatment.state ?? 'new'}`);
    notify.done(words, () =>
      mutate({ mention, ...(treatment.tone ? { tone: mention.tone } : { state: mention.state }) }),
    );
  };
}
