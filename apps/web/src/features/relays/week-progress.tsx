import type { listArticles, Output } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useWords } from '../../shared/words.ts';
import classes from './relays.module.css';

type Week = Output<typeof listArticles>['week'];

/** « 14 articles sur 17 relayés cette semaine », one brick for each. */
export function WeekProgress({ week: { articles, relayed, planned } }: { week: Week }) {
  const t = useWords();
  const todo = articles - relayed - planned;
  const bricks = Array.from({ length: Math.min(articles, 40) }, (_, index) =>
    index < relayed ? 'done' : index < relayed + planned ? 'planned' : 'todo',
  );
  return (
    <Panel label={t('relays.week')}>
      <p className={classes.week}>
        {articles === 0 ? t('relays.week.none') : t('relays.week.words', { relayed, articles })}
      </p>
      {articles > 0 && (
        <>
          <div className={classes.bricks} aria-hidden="true">
            {bricks.map((kind, index) => (
              <i key={index} data-kind={kind} />
            ))}
          </div>
          <p className={classes.small}>{t('relays.week.rest', { planned, todo })}</p>
        </>
      )}
    </Panel>
  );
}
