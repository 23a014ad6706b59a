import type { Crisis, Room } from '@beffroi/contracts';
import { PageHead, Tag } from '@beffroi/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { frenchSpaces } from '../../messages/typography.ts';
import { LateWords } from '../late-words.tsx';
import { useLiveRefresh } from '../live.tsx';
import { usePage } from '../page.ts';
import { QueryPanel } from '../query-panel.tsx';
import { useCan, useTerritory } from '../session.ts';
import { Stale } from '../stale.tsx';
import { useWords } from '../words.ts';
import { roomQuery } from './crisis.queries.ts';
import classes from './room-frame.module.css';
import { RelayBand, RoomClock } from './room-head.tsx';

const tabs = [
  { id: 'room', path: '' },
  { id: 'plan', path: '/fiche' },
  { id: 'rumours', path: '/rumeurs' },
  { id: 'points', path: '/elements' },
  { id: 'reports', path: '/signalements' },
  { id: 'report', path: '/bilan' },
] as const;
export type RoomTab = (typeof tabs)[number]['id'];

type FrameProps = {
  tab: RoomTab;
  /** Beside the title, on the wide screen; under it on the phone. */
  actions?: (room: Room) => ReactNode;
  children: (room: Room) => ReactNode;
};

/**
 * The frame of every page of a crisis room: what crisis, for how long, who leads, and the way to its other pages. It
 * reads the room, keeps it fresh, and gives it to the page under it, in its words (`crisisRoom`).
 */
export function RoomFrame(props: FrameProps) {
  return (
    <LateWords of={['crisisRoom']}>
      <Frame {...props} />
    </LateWords>
  );
}

function Frame({ tab, actions, children }: FrameProps) {
  const t = useWords();
  const { id } = useTerritory();
  const { crisisId = '' } = useParams({ strict: false });
  const client = useQueryClient();
  const query = useQuery(roomQuery(id, crisisId, useCan('mentions.read')));
  const refresh = () =>
    // What is being read is not asked again: two hundred people look at one room.
    void client.invalidateQueries({ queryKey: ['crisis', id, crisisId, 'room'] }, { cancelRefetch: false });
  useLiveRefresh(['crisis_changed', 'counts', 'alarm', 'publication_changed', 'hold_changed'], refresh, 2000);
  const crisis = query.data?.crisis;
  const name = t(`crisis.tab.${tab}`);
  usePage(crisis ? (tab === 'room' ? crisis.title : `${name}, ${crisis.title}`) : t('crisis.room'));
  if (!query.data || !crisis) {
    return (
      <>
        <PageHead title={t('crisis.room')} />
        <QueryPanel query={query} rows={8}>
          {() => null}
        </QueryPanel>
      </>
    );
  }
  return (
    <>
      <div className={classes.head}>
        <div className={classes.words}>
          <p className={classes.over}>
            {t('crisis.over', { ref: crisis.ref, level: crisis.level })}
            {crisis.drill && <Tag kind="watch">{t('crisis.drill')}</Tag>}
            {crisis.state === 'closed' && <Tag>{t('crisis.closed')}</Tag>}
          </p>
          <h1 className={classes.title}>{frenchSpaces(crisis.title)}</h1>
          {crisis.summary && <p className={classes.lead}>{frenchSpaces(crisis.summary)}</p>}
          {actions && <div className={classes.actions}>{actions(query.data)}</div>}
        </div>
        <RoomClock crisis={crisis} />
      </div>
      <RoomTabs tab={tab} crisis={crisis} counts={query.data.counts} />
      <Stale query={query} />
      {crisis.relay && <RelayBand relay={crisis.relay} />}
      {children(query.data)}
    </>
  );
}

function RoomTabs({ tab, crisis, counts }: { tab: RoomTab; crisis: Crisis; counts: Room['counts'] }) {
  const t = useWords();
  const { id } = useTerritory();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a narrow screen the list scrolls: the page on screen must be in sight.
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav ref={nav} className={classes.tabs} aria-label={t('crisis.tabs')}>
      <ul>
        {tabs.map((each) => (
          <li key={each.id}>
            <Link
              to={`/t/${id}/crises/${crisis.id}${each.path}` as string}
              aria-current={each.id === tab ? 'page' : undefined}
              activeOptions={{ exact: true }}
            >
              {t(`crisis.tab.${each.id}`)}
              <TabCount tab={each.id} counts={counts} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TabCount({ tab, counts }: { tab: RoomTab; counts: Room['counts'] }) {
  const t = useWords();
  if (tab !== 'plan' && tab !== 'rumours' && tab !== 'reports') return null;
  const count = { plan: counts.stepsLeft, rumours: counts.rumours, reports: counts.reports }[tab];
  if (count === 0) return null;
  return (
    <span className={classes.count}>
      <span aria-hidden="true">{count}</span>
      <span className="vh">{t(`crisis.tab.count.${tab}`, { count })}</span>
    </span>
  );
}
