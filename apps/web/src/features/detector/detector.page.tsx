import { EmptyState, PageHead, Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { detectorsQuery, type Detector } from './detector.queries.ts';
import classes from './detector.module.css';
import { DetectorSetting } from './detector-setting.tsx';

/** Per watch: what the detector would have rung for, and how sensitive it is to be. */
export function DetectorPage() {
  const t = useWords();
  const { id } = useTerritory();
  const { veille } = useSearch({ strict: false });
  const detectors = useQuery(detectorsQuery(id));
  usePage(t('detector.title'));
  return (
    <>
      <PageHead
        over={t('detector.over')}
        title={t('detector.title')}
        actions={
          <Button
            component={Link}
            to={`/t/${id}/alertes` as string}
            leftSection={<IconArrowLeft size={18} stroke={1.75} aria-hidden="true" />}
          >
            {t('app.nav.alerts')}
          </Button>
        }
      />
      <QueryPanel query={detectors} rows={5}>
        {({ items }) => {
          const chosen = items.find((detector) => detector.watchId === veille) ?? items[0];
          if (!chosen) {
            return (
              <Panel label={t('detector.title')}>
                <EmptyState action={<Link to={`/t/${id}/veilles` as string}>{t('app.nav.watches')}</Link>}>
                  {t('detector.none')}
                </EmptyState>
              </Panel>
            );
          }
          return (
            <div className={classes.cols}>
              <List detectors={items} chosen={chosen} />
              <DetectorSetting key={chosen.watchId} detector={chosen} />
            </div>
          );
        }}
      </QueryPanel>
    </>
  );
}

function List({ detectors, chosen }: { detectors: readonly Detector[]; chosen: Detector }) {
  const t = useWords();
  const { id } = useTerritory();
  return (
    <nav aria-label={t('app.nav.watches')}>
      <ul className={classes.list}>
        {detectors.map((detector) => (
          <li key={detector.watchId}>
            <Link
              to={`/t/${id}/detecteur` as string}
              search={{ veille: detector.watchId } as never}
              className={classes.item}
              // Set by hand: the router's own mark would be on every one, whose path is the same.
              activeProps={{ 'aria-current': undefined } as never}
              aria-current={detector.watchId === chosen.watchId ? 'true' : undefined}
            >
              <span className={classes.name}>{detector.watchName}</span>
              <span className={classes.counts}>
                {t('detector.alarms', { count: detector.alarms30d })}
                {detector.falseAlarms30d > 0 && `, ${t('detector.false', { count: detector.falseAlarms30d })}`}
              </span>
              {!detector.alerting && <Tag>{t('detector.off')}</Tag>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
