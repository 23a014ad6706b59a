import type { Source } from '@beffroi/contracts';
import { EmptyState, NetMark, PageHead, Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PostsLink } from '../../shared/links.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { networkName } from '../../shared/network-words.ts';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { CapabilitiesPanel } from './capabilities-panel.tsx';
import { SourceMenu } from './source-menu.tsx';
import { SourceState } from './source-words.tsx';
import { sourcesQuery } from './sources.queries.ts';
import classes from './sources.module.css';

/** Through what the territory listens, how each source fares, and what each network allows. */
export function SourcesPage() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const canManage = useCan('sources.manage');
  const canCapture = useCan('mentions.capture');
  const sources = useQuery(sourcesQuery(id));
  usePage(t('app.nav.sources'));
  useLiveRefresh(['source_changed'], () => void client.invalidateQueries({ queryKey: ['sources', id] }), 1000);
  const items = sources.data?.items ?? [];
  const troubled = items.filter((source) => source.state === 'failing' || source.state === 'silent').length;
  const add = (
    <Button
      variant="filled"
      component={Link}
      to={`/t/${id}/sources/nouvelle` as string}
      leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
    >
      {t('sources.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        over={items.length > 0 ? t('sources.count', { count: items.length, troubled }) : t('sources.over')}
        title={t('app.nav.sources')}
        actions={
          <>
            {canCapture && (
              <Button
                component={Link}
                to={`/t/${id}/importer` as string}
                leftSection={<IconFileImport size={18} stroke={1.75} aria-hidden="true" />}
              >
                {t('sources.import')}
              </Button>
            )}
            {canManage && items.length > 0 && add}
          </>
        }
      />
      <div className={classes.stack}>
        <QueryPanel query={sources} rows={5}>
          {() => (
            <Panel label={t('app.nav.sources')} flush>
              {items.length === 0 ? (
                <EmptyState action={canManage ? add : undefined}>{t('sources.none')}</EmptyState>
              ) : (
                <ul>
                  {items.map((source) => (
                    <SourceRow key={source.id} source={source} />
                  ))}
                </ul>
              )}
            </Panel>
          )}
        </QueryPanel>
        <CapabilitiesPanel />
      </div>
    </>
  );
}

function SourceRow({ source }: { source: Source }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const canRead = useCan('mentions.read');
  const canManage = useCan('sources.manage');
  const kept = t('sources.kept', { number: format.number(source.kept24h) });
  const troubled = source.state === 'failing' || source.state === 'silent';
  return (
    <li className={classes.row}>
      <NetMark network={source.network} label={networkName(t, source.network)} size={20} />
      <div className={classes.main}>
        <p className={classes.name}>
          <Link to={`/t/${id}/sources/${source.id}` as string}>{source.name}</Link>
          <SourceState state={source.state} />
          {source.network === 'simulation' && <Tag kind="line">{t('common.simulated')}</Tag>}
        </p>
        {troubled && source.lastError && <p className={classes.trouble}>{source.lastError[format.locale]}</p>}
        <p className={classes.small}>
          {source.lastSuccessAt
            ? t('sources.last_success', { at: format.moment(source.lastSuccessAt, now) })
            : t('sources.never_read')}
          {source.usualGapSeconds !== undefined &&
            ` ${t('sources.rhythm', { duration: format.duration(source.usualGapSeconds * 1000) })}`}
        </p>
      </div>
      <p className={classes.figure}>
        {t('sources.received', { number: format.number(source.received24h) })}
        <span>{canRead ? <PostsLink posts={{ source: source.id, periode: '24h' }}>{kept}</PostsLink> : kept}</span>
      </p>
      {canManage && <SourceMenu source={source} />}
    </li>
  );
}
