import type { AfterAction } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { delaySteps } from './report.rules.ts';
import classes from './report.module.css';

/** From the first signal to calm: how long each moment took to come. */
export function DelaysLine({ report }: { report: AfterAction }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  return (
    <Panel title={t('crisisReport.delays')}>
      <ol className={classes.line}>
        {delaySteps(report).map(({ key, at, afterMs }) => (
          <li key={key} data-known={at === undefined ? undefined : ''} data-key={key}>
            <b>
              {at === undefined
                ? t('crisisReport.never')
                : afterMs === undefined
                  ? format.hour(at)
                  : t('crisisReport.after', { duration: format.duration(afterMs) })}
            </b>
            <span>{t(`crisisReport.delay.${key}`)}</span>
            {at !== undefined && afterMs !== undefined && <small>{format.hour(at)}</small>}
            {key === 'first' && at !== undefined && <small>{format.date(at, now)}</small>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
