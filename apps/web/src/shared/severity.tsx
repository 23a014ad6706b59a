import type { Alarm } from '@beffroi/contracts';
import { useFormat } from './use-format.ts';
import { useWords } from './words.ts';
import classes from './severity.module.css';

/** Four bricks, as many laid as the level. */
export function SeverityMark({ level }: { level: number }) {
  const t = useWords();
  return (
    <span className={classes.level}>
      <span className={classes.bricks} aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} className={step <= level ? classes.laid : classes.open} />
        ))}
      </span>
      {t('alerts.level', { level })}
    </span>
  );
}

/** How grave, and why: each part with its points and its reason in words. They add up to the score. */
export function SeverityParts({ severity }: { severity: Pick<Alarm['severity'], 'level' | 'score' | 'parts'> }) {
  const t = useWords();
  const format = useFormat();
  return (
    <>
      <p className={classes.score}>
        <b>{format.number(Math.round(severity.score))}</b>
        <span>{t('alerts.score')}</span>
        <SeverityMark level={severity.level} />
      </p>
      <dl className={classes.parts}>
        {severity.parts.map((part) => (
          <div key={part.key} className={classes.part}>
            <dt>{part.reason[format.locale]}</dt>
            <dd>
              <span className={classes.track} aria-hidden="true">
                <i style={{ width: `${(100 * part.points) / part.weight}%` }} />
              </span>
              {t('alerts.points', {
                points: format.number(part.points),
                most: format.number(part.weight),
              })}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
