import type { DeskRequest } from '@beffroi/contracts';
import { Link } from '@tanstack/react-router';
import { useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { DueTag, PriorityTag, RequestStateTag } from '../request-words.tsx';
import { PanelDates } from './panel-dates.tsx';
import { PanelPerson } from './panel-person.tsx';
import { PanelRoute } from './panel-route.tsx';
import classes from './panel.module.css';

/** The request as one needs it beside the thread; all of it is on its own page. */
export function PanelBody({
  request,
  quiet,
  onText,
}: {
  request: DeskRequest;
  quiet: boolean;
  onText: (text: string) => void;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const others = request.conversationsOf.length - 1;
  return (
    <div className={classes.body}>
      <div>
        <p className={classes.over}>{t('requests.panel.ref', { ref: request.ref })}</p>
        <h2>
          <Link to={`/t/${territoryId}/demandes/${request.id}` as string} className={classes.title}>
            {request.title}
          </Link>
        </h2>
        <p className={classes.tags}>
          <RequestStateTag state={request.state} />
          <PriorityTag priority={request.priority} />
          <DueTag dueAt={request.dueAt} overdue={request.overdue} />
        </p>
      </div>
      <PanelRoute request={request} quiet={quiet} />
      <PanelPerson request={request} onText={onText} />
      <PanelDates request={request} />
      {(others > 0 || request.similar.length > 0) && (
        <section className={classes.part}>
          <h3>{t('requests.panel.linked')}</h3>
          {others > 0 && (
            <p className={classes.words}>
              <Link to={`/t/${territoryId}/demandes/${request.id}` as string} className="num">
                {t('requests.panel.others', { count: others })}
              </Link>
            </p>
          )}
          <ul className={classes.lines}>
            {request.similar.slice(0, 4).map((each) => (
              <li key={each.id}>
                <Link to={`/t/${territoryId}/demandes/${each.id}` as string}>{each.title}</Link>
                <span className={classes.small}>{each.ref}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className={classes.words}>
        <Link to={`/t/${territoryId}/demandes/${request.id}` as string}>{t('requests.panel.whole')}</Link>
      </p>
    </div>
  );
}
