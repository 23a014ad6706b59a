import type { DeskRequest, RequestClock } from '@beffroi/contracts';
import { EmptyState, Panel, Tag } from '@beffroi/ui';
import classes from '../../shared/rows.module.css';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { clockKinds, noonOf } from './requests.rules.ts';

/** Each date that the law sets, and why this one. */
export function ClocksPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Panel title={t('requests.clocks')} flush>
      <p className={classes.flushLead}>
        {request.regularAt
          ? t('requests.clocks.dates', {
              seen: format.date(request.seenAt, now),
              regular: format.date(request.regularAt, now),
            })
          : t('requests.clocks.irregular', { seen: format.date(request.seenAt, now) })}
      </p>
      {request.clocks.length === 0 ? (
        request.regularAt && <EmptyState>{t('requests.clocks.none')}</EmptyState>
      ) : (
        <ul>
          {request.clocks.map((clock) => (
            <Clock key={clock.kind} clock={clock} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Clock({ clock }: { clock: RequestClock }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.title}>{clock.label[format.locale]}</p>
        <details className={classes.why}>
          <summary>{t('requests.clocks.why')}</summary>
          <p>{clock.because[format.locale]}</p>
          <p className={classes.small}>{clock.article}</p>
        </details>
      </div>
      <div className={classes.side}>
        {clock.due && (
          <b className={clock.overdue ? classes.alarm : undefined}>
            <time dateTime={clock.due}>{format.date(noonOf(clock.due), now)}</time>
          </b>
        )}
        <Tag kind={clock.overdue ? 'alarm' : clockKinds[clock.state]}>
          {t(clock.overdue ? 'requests.clock.overdue' : `requests.clock.${clock.state}`)}
        </Tag>
        {clock.opposable === false && <span className={classes.small}>{t('requests.clock.not_opposable')}</span>}
      </div>
    </li>
  );
}
