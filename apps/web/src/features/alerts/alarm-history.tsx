import type { getAlarm, Output } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { type MessageId, useWords } from '../../shared/words.ts';
import classes from './alerts.module.css';

const actions: Record<string, MessageId> = {
  opened: 'alerts.did.opened',
  acknowledge: 'alerts.did.acknowledge',
  snooze: 'alerts.did.snooze',
  false_alarm: 'alerts.did.false_alarm',
  reopen: 'alerts.did.reopen',
  ended: 'alerts.did.ended',
  notified: 'alerts.did.notified',
};

/** What was done, by whom; nothing is taken back from it. */
export function AlarmHistory({ history }: { history: Output<typeof getAlarm>['history'] }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Panel title={t('alerts.history')}>
      <ol className={classes.history}>
        {history.map((entry) => {
          const words = actions[entry.action];
          return (
            <li key={`${entry.at}${entry.action}`}>
              <time dateTime={entry.at}>{format.moment(entry.at, now)}</time>
              <span>
                {words ? t(words) : entry.action}
                {entry.by && `, ${entry.by}`}
                {entry.note && <span className={classes.note}>{entry.note}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
