import type { Channel } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useWords } from '../../shared/words.ts';
import type { Change } from './compose.types.ts';
import { fieldWords, putAt, readable } from './conflict.rules.ts';
import type { Conflict } from './use-draft.ts';
import classes from './compose.module.css';

/** What two people changed at the same time: theirs stands, mine is here, and nothing is lost. */
export function ConflictsNote({
  conflicts,
  channels,
  change,
  onSettled,
}: {
  conflicts: readonly Conflict[];
  channels: readonly Channel[];
  change: Change;
  onSettled: (conflict: Conflict) => void;
}) {
  const t = useWords();
  return (
    <div role="alert" className={classes.conflicts}>
      <Panel title={t('compose.conflict')}>
        {conflicts.map((conflict, index) => {
          const { words, channelId } = fieldWords(conflict.field);
          const account = channels.find(({ id }) => id === channelId)?.name;
          const name = conflict.by ?? t('compose.conflict.somebody');
          return (
            <div key={index} className={classes.conflict}>
              <p>
                {t('compose.conflict.words', { name, field: t(words) })}
                {account && ` (${account})`}
              </p>
              <dl>
                <div>
                  <dt>{t('compose.conflict.theirs', { name })}</dt>
                  <dd>{readable(conflict.theirs) || t('compose.conflict.nothing')}</dd>
                </div>
                <div>
                  <dt>{t('compose.conflict.yours')}</dt>
                  <dd>{readable(conflict.yours) || t('compose.conflict.nothing')}</dd>
                </div>
              </dl>
              <p className={classes.row}>
                <Button size="compact-sm" onClick={() => onSettled(conflict)}>
                  {t('compose.conflict.keep', { name })}
                </Button>
                <Button
                  size="compact-sm"
                  onClick={() => {
                    change((draft) => putAt(draft, conflict.field, conflict.yours));
                    onSettled(conflict);
                  }}
                >
                  {t('compose.conflict.mine')}
                </Button>
              </p>
            </div>
          );
        })}
      </Panel>
    </div>
  );
}
