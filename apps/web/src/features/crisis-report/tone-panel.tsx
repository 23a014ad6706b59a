import type { AfterAction } from '@beffroi/contracts';
import { EmptyState, Panel, ToneGlyph, toneOrder } from '@beffroi/ui';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { toneRows } from './report.rules.ts';
import classes from './report.module.css';

/** The tone before, during and after, in windows of the same length. */
export function TonePanel({ report }: { report: AfterAction }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const rows = toneRows(report.tone);
  return (
    <Panel title={t('crisisReport.tone')} flush={rows.length === 0}>
      {rows.length === 0 ? (
        <EmptyState>{t('crisisReport.tone.none')}</EmptyState>
      ) : (
        <>
          <ul className={classes.tones}>
            {rows.map(({ window, mentions, shares }) => (
              <li key={window}>
                <p>
                  <b>{t(`crisisReport.tone.${window}`)}</b>{' '}
                  <span className={classes.small}>
                    {t('alerts.mentions', { count: mentions, number: format.number(mentions) })}
                  </span>
                </p>
                <span className={classes.bar} aria-hidden="true">
                  {shares.map(({ tone, share }) => (
                    <i key={tone} data-tone={tone} style={{ flexGrow: share }}>
                      {share >= 0.12 && format.percent(share)}
                    </i>
                  ))}
                </span>
                <span className="vh">
                  {shares.map(({ tone, share }) => `${t(`common.tone.${tone}`)} ${format.percent(share)}`).join(', ')}
                </span>
              </li>
            ))}
          </ul>
          <p className={classes.legend} aria-hidden="true">
            {toneOrder.map((tone) => (
              <span key={tone} data-tone={tone}>
                <ToneGlyph tone={tone} />
                {t(`common.tone.${tone}`)}
              </span>
            ))}
          </p>
        </>
      )}
    </Panel>
  );
}
