import type { Story } from '@beffroi/contracts';
import { useTerritoryFormat } from '../../../shared/use-territory-format.ts';
import { useWords } from '../../../shared/words.ts';
import { StoryLine } from '../story-line.tsx';
import type { WallAlert } from './use-wall-alert.ts';
import classes from './wall-alert.module.css';
import { WallCurve } from './wall-curve.tsx';

/** Stories that have room under the curve. */
const SHOWN = 3;

/** Screen 2 in alert: the curve with its moments, and what is told the most. */
export function CrisisBody({ alert, stories }: { alert: WallAlert; stories: readonly Story[] }) {
  const t = useWords();
  const step = alert.room?.curve.step ?? alert.alarmCurve?.curveStep;
  return (
    <div className={classes.body}>
      <h2>
        {t('wallalert.curve')} {step && <span>{t(`alerts.curve.${step}`)}</span>}
      </h2>
      <WallCurve alert={alert} />
      <ol className={classes.stories}>
        {(alert.room?.stories ?? stories).slice(0, SHOWN).map((story) => (
          <StoryLine key={story.id} story={story} from={story.firstAt} />
        ))}
      </ol>
    </div>
  );
}

/** Whether the tone turns since the first public word: what it was before, what it is now. */
export function Turn({ alert: { crisis, room } }: { alert: WallAlert }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { negativeBefore, negativeNow } = room?.figures ?? {};
  if (negativeNow === undefined) return null;
  return (
    <section aria-label={t('wallalert.turn')}>
      <h2>
        {t('wallalert.turn')} <span>{t('wallalert.turn.half')}</span>
      </h2>
      <p className={classes.turn}>
        {crisis?.firstWordAt && negativeBefore !== undefined && (
          <>
            <span>{t('wallalert.turn.before')}</span> <b>{format.percent(negativeBefore)}</b>{' '}
          </>
        )}
        <span>{t('wallalert.turn.now')}</span> <b>{format.percent(negativeNow)}</b>
      </p>
    </section>
  );
}
