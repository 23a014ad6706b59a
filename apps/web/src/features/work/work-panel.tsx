import type { Work } from '@beffroi/contracts';
import { EmptyState, Panel, Tag, type TagKind } from '@beffroi/ui';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { type MessageId, useWords } from '../../shared/words.ts';
import { WorkProgress } from './work-progress.tsx';
import { useWork } from './work.queries.ts';
import { isUnderWay } from './work.rules.ts';
import classes from './work.module.css';

const tagKinds: Record<Work['state'], TagKind> = {
  waiting: 'line',
  running: 'plain',
  done: 'calm',
  failed: 'watch',
  cancelled: 'line',
};
const counts: Record<string, MessageId> = {
  rows: 'work.count.rows',
  kept: 'work.count.kept',
  known: 'work.count.known',
  unreadable: 'work.count.unreadable',
  caught: 'work.count.caught',
  erased: 'work.count.erased',
};

/** Back-fills, imports and erasures: what runs, what came of what ended. */
export function WorkPanel({ kinds }: { kinds?: readonly Work['kind'][] }) {
  const t = useWords();
  const query = useWork();
  return (
    <Panel title={t('work.title')} flush>
      <QueryPanel query={query}>
        {({ items }) => {
          const shown = kinds ? items.filter((work) => kinds.includes(work.kind)) : items;
          if (shown.length === 0) return <EmptyState>{t('work.none')}</EmptyState>;
          return (
            <ul>
              {shown.map((work) => (
                <WorkRow key={work.id} work={work} />
              ))}
            </ul>
          );
        }}
      </QueryPanel>
    </Panel>
  );
}

function WorkRow({ work }: { work: Work }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const results = Object.entries(work.result ?? {}).flatMap(([name, count]) => {
    const words = counts[name];
    return words ? [t(words, { count, number: format.number(count) })] : [];
  });
  return (
    <li className={classes.row}>
      <p className={classes.head}>
        <b>{t(`work.kind.${work.kind}`, { label: work.label })}</b>
        <Tag kind={tagKinds[work.state]}>{t(`work.state.${work.state}`)}</Tag>
        <span className={classes.small}>
          {format.moment(work.endedAt ?? work.startedAt ?? work.createdAt, now)}
          {work.createdBy && `, ${work.createdBy}`}
        </span>
      </p>
      {isUnderWay(work) && <WorkProgress work={work} />}
      {results.length > 0 && <p className={classes.small}>{results.join(', ')}</p>}
      {work.errors.length > 0 && (
        <details className={classes.errors}>
          <summary>{t('work.errors', { count: work.errors.length })}</summary>
          <ul>
            {work.errors.map((error, index) => (
              <li key={index}>
                {error.line !== undefined && `${t('work.line', { line: error.line })} `}
                {error.message[format.locale]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
