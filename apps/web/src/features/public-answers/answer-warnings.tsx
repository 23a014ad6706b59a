import type { listPublicAnswers, Output } from '@beffroi/contracts';
import classes from '../../shared/rows.module.css';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';

export type PublicAnswer = Output<typeof listPublicAnswers>['items'][number];

/** Personal data that the words still seem to hold. */
export function Warnings({ answer }: { answer: Pick<PublicAnswer, 'warnings'> }) {
  const t = useWords();
  const { locale } = useFormat();
  return (
    <div className={classes.note}>
      <p>{t('answers.warnings')}</p>
      <ul>
        {answer.warnings.map((warning) => (
          <li key={warning.fr}>{warning[locale]}</li>
        ))}
      </ul>
    </div>
  );
}
