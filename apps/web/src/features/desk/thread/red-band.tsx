import type { Conversation } from '@beffroi/contracts';
import { IconAlertTriangle, IconPhone } from '@tabler/icons-react';
import { useFormat } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import classes from './thread.module.css';

/** Somebody may be in danger: which words, whom to call, and what to say. Nothing is ever answered by itself. */
export function RedBand({ distress }: { distress: Conversation['distress'] }) {
  const t = useWords();
  const { locale } = useFormat();
  if (distress.length === 0) return null;
  const likely = distress.some((each) => each.certainty === 'likely');
  return (
    <section className={likely ? classes.redBand : classes.amberBand} aria-label={t('desk.danger')}>
      {distress.map((each) => (
        <div key={each.kind} className={classes.danger}>
          <h3>
            <IconAlertTriangle size={20} stroke={1.75} aria-hidden="true" />
            {each.label[locale]}
            {each.certainty === 'doubtful' && ` ${t('desk.danger.doubtful')}`}
          </h3>
          <p>{t('desk.danger.words', { words: each.words })}</p>
          <ul className={classes.numbers}>
            {each.numbers.map(({ number, what }) => (
              <li key={number}>
                <a href={`tel:${number.replaceAll(/\s/g, '')}`}>
                  <IconPhone size={18} stroke={1.75} aria-hidden="true" />
                  <b>{number}</b>
                </a>
                <span>{what[locale]}</span>
              </li>
            ))}
          </ul>
          <details open={each.certainty === 'likely'}>
            <summary>{t('desk.danger.script')}</summary>
            <p className={classes.script}>{each.script[locale]}</p>
          </details>
        </div>
      ))}
      <p className={classes.small}>{t(likely ? 'desk.danger.told' : 'desk.danger.read')}</p>
    </section>
  );
}
