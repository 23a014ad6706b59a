import type { Watch, Work } from '@beffroi/contracts';
import { EmptyState, PageHead, Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconBellOff, IconPlayerPause, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PostsLink } from '../../shared/links.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { watchesQuery } from '../../shared/watches.ts';
import { useWords } from '../../shared/words.ts';
import { WorkProgress } from '../work/work-progress.tsx';
import { useWork } from '../work/work.queries.ts';
import { isUnderWay } from '../work/work.rules.ts';
import classes from './watches.module.css';
import { Swatch } from './swatch.tsx';

/** What the territory watches, and how each watch fares. */
export function WatchesPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canManage = useCan('watches.manage');
  const watches = useQuery(watchesQuery(id));
  const work = useWork().data?.items ?? [];
  usePage(t('app.nav.watches'));
  useLiveRefresh(['watches_changed'], () => void client.invalidateQueries({ queryKey: ['watches', id] }), 500);
  const add = (
    <Button
      variant="filled"
      component={Link}
      to={`/t/${id}/veilles/nouvelle` as string}
      leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
    >
      {t('watches.add')}
    </Button>
  );
  const count = watches.data?.items.length;
  return (
    <>
      <PageHead
        over={count ? t('watches.count', { count }) : t('watches.over')}
        title={t('app.nav.watches')}
        actions={
          canManage && (
            <>
              <Button component={Link} to={`/t/${id}/premiers-pas` as string}>
                {t('watches.suggest')}
              </Button>
              {count !== 0 && add}
            </>
          )
        }
      />
      <QueryPanel query={watches} rows={6}>
        {({ items }) => (
          <Panel label={t('app.nav.watches')} flush>
            {items.length === 0 ? (
              <EmptyState action={canManage ? add : undefined}>{t('watches.none')}</EmptyState>
            ) : (
              <ul>
                {items.map((watch) => (
                  <WatchRow
                    key={watch.id}
                    watch={watch}
                    backfill={work.find((each) => each.id === watch.backfillWorkId && isUnderWay(each))}
                  />
                ))}
              </ul>
            )}
          </Panel>
        )}
      </QueryPanel>
    </>
  );
}

function WatchRow({ watch, backfill }: { watch: Watch; backfill: Work | undefined }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const canRead = useCan('mentions.read');
  const count = t('watches.mentions24h', { count: watch.mentions24h, number: format.number(watch.mentions24h) });
  return (
    <li className={classes.row}>
      <Swatch colour={watch.colour} />
      <div className={classes.main}>
        <p className={classes.name}>
          <Link to={`/t/${id}/veilles/${watch.id}` as string}>{watch.name}</Link>
          {watch.paused && (
            <Tag kind="line" icon={<IconPlayerPause size={14} stroke={1.75} aria-hidden="true" />}>
              {t('watches.paused')}
            </Tag>
          )}
          {!watch.alerting && (
            <Tag kind="line" icon={<IconBellOff size={14} stroke={1.75} aria-hidden="true" />}>
              {t('watches.silent')}
            </Tag>
          )}
        </p>
        <p className={classes.query}>{watch.query}</p>
        {backfill && <WorkProgress work={backfill} />}
      </div>
      <p className={classes.figure}>
        {canRead ? <PostsLink posts={{ veille: watch.id, periode: '24h' }}>{count}</PostsLink> : count}
      </p>
    </li>
  );
}
