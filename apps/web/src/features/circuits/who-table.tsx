import { DataTable } from '../../shared/data-table.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { WhoValidates } from './circuits.queries.ts';
import { holdsAlways } from './circuits.rules.ts';
import classes from './circuits.module.css';

/** When, who in which order, and what happens when nobody answers. */
export function WhoTable({ circuits, whoValidates }: Pick<WhoValidates, 'circuits' | 'whoValidates'>) {
  const t = useWords();
  const { locale } = useFormat();
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  const all = new Intl.ListFormat(locale, { type: 'conjunction' });
  const always = circuits.find(holdsAlways);
  const last = whoValidates.findIndex(({ circuitId }) => circuitId !== undefined && circuitId === always?.id);
  // Where a circuit holds always, nothing is left for the strictest.
  const rows = whoValidates.filter(({ circuitId }) => circuitId !== undefined || always === undefined);
  return (
    <div className={classes.who}>
      <DataTable
        label={t('circuits.who')}
        columns={[{ name: t('circuits.when') }, { name: t('circuits.steps') }, { name: t('circuits.silence') }]}
      >
        {rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">
              {index === last && index > 0 ? t('circuits.otherwise') : row.when[locale]}
              <small>{t('circuits.circuit', { name: row.name })}</small>
              {last >= 0 && index > last && (
                <small className={classes.warn}>{t('circuits.never', { name: always?.name ?? '' })}</small>
              )}
            </th>
            <td>
              {row.steps.length === 0 ? (
                t('circuits.no_step')
              ) : (
                <ol className={classes.steps}>
                  {row.steps.map((step, at) => (
                    <li key={at}>
                      <b>{step.label}</b>
                      <span>
                        {step.who.length === 0
                          ? t('circuits.nobody')
                          : (step.needs === 'all' ? all : list).format(step.who)}
                      </span>
                    </li>
                  ))}
                </ol>
              )}
            </td>
            <td>{row.steps.length > 0 && row.silence[locale]}</td>
          </tr>
        ))}
      </DataTable>
    </div>
  );
}
