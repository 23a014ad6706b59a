import { IconId, IconPlayerPause } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useLiveRefresh } from '../../shared/live.tsx';
import { holdQuery } from '../../shared/publishing/hold.ts';
import { isOpen, mandatesQuery } from '../../shared/publishing/mandates.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './publishing-strips.module.css';

/** The room of a crisis says both in its own panels. */
const ROOM = /\/crises\/[^/]+\/?$/;

/** On every page: that everything is on hold, and that whoever reads holds a mandate. */
export function PublishingStrips() {
  const canRead = useCan('publishing.read');
  const { pathname } = useLocation();
  return canRead && !ROOM.test(pathname) ? (
    <>
      <HoldStrip />
      <MandateStrip />
    </>
  ) : null;
}

function HoldStrip() {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canSort = useCan('publishing.hold');
  const { pathname } = useLocation();
  const hold = useQuery(holdQuery(id));
  useLiveRefresh(
    ['hold_changed', 'publication_changed'],
    () => void client.invalidateQueries({ queryKey: ['hold', id] }),
    1000,
  );
  const { active, since, by = '', waiting = 0 } = hold.data ?? {};
  // What was not sorted, or whose article is gone, stays held when nothing else is.
  if (!active && !(canSort && waiting > 0)) return <div role="status" />;
  const sorting = `/t/${id}/calendrier/suspendus`;
  const words = () => {
    if (!active || !since) return t('publishing.hold.left', { count: waiting });
    const moment = format.moment(since, now);
    const isNear = now - Date.parse(since) < 6 * 86_400_000;
    const at = isNear ? moment : t('publishing.hold.since', { at: moment });
    return t('publishing.hold.strip', { at, by, count: waiting });
  };
  return (
    <div className={classes.hold} role="status">
      <IconPlayerPause size={18} stroke={1.75} aria-hidden="true" />
      <p>{words()}</p>
      {pathname !== sorting && (
        <Link to={sorting as string}>{t(canSort ? 'publishing.hold.sort' : 'publishing.hold.see')}</Link>
      )}
    </div>
  );
}

/** For whoever holds a mandate: until when, given by whom, for what. */
function MandateStrip() {
  const t = useWords();
  const format = useFormat();
  const now = useNow(10_000);
  const { id } = useTerritory();
  const me = useSession().person?.id;
  const mandates = useQuery(mandatesQuery(id)).data?.items ?? [];
  const mine = mandates.find((mandate) => mandate.personId === me && isOpen(mandate, now));
  if (!mine) return null;
  const isToday = format.dayKey(mine.endsAt) === format.dayKey(now);
  const until = isToday ? format.hour(mine.endsAt) : `${format.day(mine.endsAt)}, ${format.hour(mine.endsAt)}`;
  return (
    <section className={classes.mandate} aria-label={t('publishing.mandates')}>
      <IconId size={18} stroke={1.75} aria-hidden="true" />
      <p>{t('publishing.mandate.strip', { until, by: mine.givenByName, scope: mine.scope })}</p>
      <Link to={`/t/${id}/mandats` as string}>{t('publishing.mandate.see')}</Link>
    </section>
  );
}
