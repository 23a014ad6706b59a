import type { AuditEntry } from '@beffroi/contracts';
import { DataTable } from '../../shared/data-table.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { actionName } from './action-words.ts';
import { detailLines, subjectOf } from './audit.rules.ts';
import classes from './audit.module.css';

/** Entries of a journal, each with what proves its place in the chain. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const who = (entry: AuditEntry) =>
    entry.actor.kind === 'person' ? (entry.actor.name ?? t('audit.erased')) : t(`audit.actor.${entry.actor.kind}`);
  return (
    <DataTable
      label={t('settings.audit')}
      columns={[
        { name: t('audit.when') },
        { name: t('audit.who') },
        { name: t('audit.what') },
        { name: t('audit.proof'), kind: 'wide' },
      ]}
    >
      {entries.map((entry) => {
        const details = detailLines(entry.detail);
        const subject = subjectOf(entry.detail);
        return (
          <tr key={entry.seq}>
            <td className={classes.when}>
              <time dateTime={entry.at}>{format.moment(entry.at, now)}</time>
            </td>
            <td>
              {who(entry)}
              {entry.actor.kind === 'api_key' && entry.actor.name && <small>{entry.actor.name}</small>}
            </td>
            <td>
              {actionName(t, entry.action)}
              {subject && <small>{subject}</small>}
              {(details.length > 0 || entry.target) && (
                <details className={classes.details}>
                  <summary>{t('common.details')}</summary>
                  <dl>
                    {entry.target && (
                      <div>
                        <dt>{entry.target.kind}</dt>
                        <dd>{entry.target.id}</dd>
                      </div>
                    )}
                    {details.map(([name, value]) => (
                      <div key={name}>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </td>
            <td data-kind="wide" className={classes.proof}>
              {t('audit.rank', { seq: entry.seq })}
              <small>
                <code>{entry.hash.slice(0, 12)}</code>
              </small>
            </td>
          </tr>
        );
      })}
    </DataTable>
  );
}
