import type { DeskRequest } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import classes from '../../shared/rows.module.css';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';

/** What was done, newest first; the person sees what is public on the page of their request. */
export function TimelinePanel({ request: { events } }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  return (
    <Panel title={t('requests.timeline')}>
      {events.length === 0 ? (
        <EmptyState>{t('requests.timeline.none')}</EmptyState>
      ) : (
        <>
          <ol className={classes.time}>
            {events
              .toSorted((one, other) => other.at.localeCompare(one.at))
              .map((event, index) => (
                <li key={`${event.at}${event.kind}${index}`} {...(event.public ? { 'data-public': '' } : {})}>
                  <span>{event.sentence[format.locale]}</span>
                  <span className={classes.meta}>
                    <time dateTime={event.at}>{format.moment(event.at, now)}</time>
                    {event.by && <span>{event.by}</span>}
                    {event.public && <span>{t('requests.timeline.public')}</span>}
                  </span>
                </li>
              ))}
          </ol>
        </>
      )}
    </Panel>
  );
}
