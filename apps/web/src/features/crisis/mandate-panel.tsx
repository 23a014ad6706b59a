import { endMandate, type Mandate, type Room } from '@beffroi/contracts';
import { Panel, Tag } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconCheck, IconId } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import { isOpen, mandatesQuery } from '../../shared/publishing/mandates.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './room.module.css';
import { useRefreshRoom } from './use-room-act.ts';

const OpenDialog = lazy(() => import('../mandates/open-dialog.tsx').then((module) => ({ default: module.OpenDialog })));
const DigestDialog = lazy(() =>
  import('../mandates/digest-dialog.tsx').then((module) => ({ default: module.DigestDialog })),
);

/** Whether somebody may speak without prior approval, until when; those who may give it give it here. */
export function MandatePanel({ room: { crisis, mandate } }: { room: Room }) {
  const t = useWords();
  const now = useNow(10_000);
  const { id: territoryId } = useTerritory();
  const canOpen = useCan('mandates.open') && crisis.state === 'open';
  const refresh = useRefreshRoom(crisis.id);
  const [asked, setAsked] = useState<'open' | 'digest' | 'end'>();
  const people = useQuery({ ...mandatesQuery(territoryId), enabled: canOpen }).data?.people;
  const running = mandate !== undefined && isOpen(mandate, now);
  const close = () => {
    setAsked(undefined);
    void refresh();
  };
  return (
    <Panel
      title={t('crisis.mandate')}
      end={
        mandate &&
        (running ? (
          <Tag kind="calm" icon={<IconCheck size={14} stroke={1.75} aria-hidden="true" />}>
            {t('crisis.mandate.valid')}
          </Tag>
        ) : (
          <Tag>{t('crisis.mandate.ended')}</Tag>
        ))
      }
    >
      <div className={classes.stack}>
        {mandate ? (
          <MandateWords mandate={mandate} now={now} onAsk={setAsked} />
        ) : (
          <p className={classes.quiet}>{t(canOpen ? 'crisis.mandate.none' : 'crisis.mandate.none.others')}</p>
        )}
        {canOpen && !running && (
          <Button onClick={() => setAsked('open')} leftSection={<IconId size={18} stroke={1.75} aria-hidden="true" />}>
            {t('mandates.open')}
          </Button>
        )}
      </div>
      <Suspense fallback={null}>
        {asked === 'open' && people && <OpenDialog people={people} scope={crisis.title} onClose={close} />}
        {asked === 'digest' && mandate && <DigestDialog mandate={mandate} onClose={() => setAsked(undefined)} />}
      </Suspense>
      {asked === 'end' && mandate && (
        <ConfirmDialog
          title={t('mandates.end.title')}
          verb={t('mandates.end')}
          onClose={close}
          act={() => call(endMandate, { params: { territoryId, mandateId: mandate.id } })}
        >
          {t('mandates.end.words', { name: mandate.personName })}
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function MandateWords({
  mandate,
  now,
  onAsk,
}: {
  mandate: Mandate;
  now: number;
  onAsk: (what: 'digest' | 'end') => void;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const { id: territoryId } = useTerritory();
  const me = useSession().person?.id;
  const canConfigure = useCan('publishing.configure');
  const canRead = useCan('publishing.read');
  const channels = useQuery({ ...channelsQuery(territoryId), enabled: useCan('channels.read') }).data?.items ?? [];
  const running = isOpen(mandate, now);
  const [start, end] = [Date.parse(mandate.startsAt), Date.parse(mandate.endsAt)];
  const accounts = mandate.channelIds.flatMap((id) => channels.find((channel) => channel.id === id)?.name ?? []);
  return (
    <>
      <p>
        {t.rich('crisis.mandate.words', {
          name: <b key="name">{mandate.personName}</b>,
          by: <b key="by">{mandate.givenByName}</b>,
          at: format.moment(start, now),
        })}{' '}
        {mandate.channelIds.length === 0 || accounts.length === 0 ? t('mandates.everywhere') : accounts.join(', ')}.
      </p>
      {running && (
        <div>
          <progress
            className={classes.progress}
            max={end - start}
            value={now - start}
            aria-label={t('mandates.passed')}
          />
          <p className={classes.split}>
            <span className={classes.small}>
              {t.rich('crisis.mandate.until', { at: <b key="at">{format.moment(end, now)}</b> })}
            </span>
            <span className={classes.small}>
              {t.rich('crisis.mandate.left', { duration: <b key="left">{format.duration(end - now)}</b> })}
            </span>
          </p>
        </div>
      )}
      <p className={classes.limits}>{t('crisis.mandate.scope', { scope: mandate.scope })}</p>
      {canRead && (
        <div className={classes.buttons}>
          <Button size="xs" onClick={() => onAsk('digest')}>
            {t('mandates.digest', { count: mandate.publications })}
          </Button>
          {running && (canConfigure || me === mandate.givenById || me === mandate.personId) && (
            <Button size="xs" variant="subtle" onClick={() => onAsk('end')}>
              {t('mandates.end')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
