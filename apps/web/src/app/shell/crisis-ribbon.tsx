import type { Crisis } from '@beffroi/contracts';
import { IconBellRinging, IconUsersGroup } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { presenceQuery } from '../../shared/crisis/crisis.queries.ts';
import { useLive } from '../../shared/live.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import classes from './crisis-ribbon.module.css';

/** On every page while a crisis room is open: the way to it; within it, who is there and the way to the wall. */
export function CrisisRibbon({ crises }: { crises: readonly Crisis[] }) {
  const { id } = useTerritory();
  const { pathname } = useLocation();
  const inside = crises.find((crisis) => `${pathname}/`.startsWith(`/t/${id}/crises/${crisis.id}/`));
  const crisis = inside ?? crises[0];
  if (!crisis) return null;
  return <Ribbon key={crisis.id} crisis={crisis} inside={inside !== undefined} />;
}

function Ribbon({ crisis, inside }: { crisis: Crisis; inside: boolean }) {
  const t = useWords();
  const { id } = useTerritory();
  const canRead = useCan('mentions.read');
  const title = t(crisis.drill ? 'app.crisis.drill' : 'app.crisis');
  const room = `/t/${id}/crises/${crisis.id}`;
  return (
    <section className={`${classes.ribbon} ${crisis.drill ? classes.drill : ''}`} aria-label={title}>
      {/* Said once, when it comes. */}
      <span className="vh" role="alert">{`${title}, ${crisis.title}`}</span>
      <IconBellRinging size={20} stroke={1.75} aria-hidden="true" />
      <b className={classes.name}>{title}</b>
      {inside ? (
        <>
          <Present crisisId={crisis.id} />
          {canRead && (
            <Link to={`/t/${id}/mur` as string} className={classes.wall}>
              {t('app.crisis.wall')}
            </Link>
          )}
        </>
      ) : (
        <>
          <span className={classes.words}>{crisis.title}</span>
          <Link to={room as string}>{t('app.crisis.go')}</Link>
        </>
      )}
    </section>
  );
}

/** Said by the page that is looked at, and heard from the others. */
function Present({ crisisId }: { crisisId: string }) {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const query = presenceQuery(id, crisisId);
  const present = useQuery(query).data?.present ?? [];
  useLive((message) => {
    if (message.name !== 'room_presence' || message.data.crisisId !== crisisId) return;
    client.setQueryData(query.queryKey, { present: message.data.present });
  });
  const names = present.slice(0, 6).map(({ name }) => name);
  const others = present.length - names.length;
  return (
    <span className={classes.present}>
      <IconUsersGroup size={16} stroke={1.75} aria-hidden="true" />
      <span className={classes.few}>{t('app.crisis.count', { count: present.length })}</span>
      <span className={classes.names}>
        {t('app.crisis.present', { names: names.join(', ') })}
        {others > 0 && ` ${t('app.crisis.others', { count: others })}`}
      </span>
    </span>
  );
}
