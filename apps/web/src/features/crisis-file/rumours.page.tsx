import type { Room } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { RoomFrame } from '../../shared/crisis/room-frame.tsx';
import { LateWords } from '../../shared/late-words.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { rumoursQuery, useCrisisId, useFileLive } from './crisis-file.queries.ts';
import { readRumoursSearch, type RumoursSearch } from './crisis-file.search.ts';
import { RecordDialog } from './record-dialog.tsx';
import { RumourRow } from './rumour-row.tsx';
import classes from './rumours.module.css';
import type { Ledger } from './rumours.rules.ts';

/** The rumour ledger: what is claimed, how far it spread, what is true, and the correction under each case. */
export function RumoursPage() {
  return (
    <RoomFrame tab="rumours">
      {(room) => (
        <LateWords of={['crisisFile']}>
          <RumoursBody room={room} />
        </LateWords>
      )}
    </RoomFrame>
  );
}

function RumoursBody({ room }: { room: Room }) {
  const t = useWords();
  const navigate = useNavigate();
  const { id } = useTerritory();
  const crisisId = useCrisisId();
  const canLead = useCan('crisis.lead');
  const search = readRumoursSearch(useSearch({ strict: false }));
  const ledger = useQuery(rumoursQuery(id, search.tout ? undefined : crisisId));
  const [recording, setRecording] = useState(search.mention !== undefined);
  useFileLive('rumours');
  const show = (next: RumoursSearch) =>
    void navigate({ to: '.', search: next as never, replace: true, resetScroll: false });
  const record = canLead && (
    <Button
      variant="filled"
      onClick={() => setRecording(true)}
      leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
    >
      {t('rumours.record')}
    </Button>
  );
  return (
    <>
      <div className={classes.bar}>
        <div className={rows.chips} role="group" aria-label={t('rumours.which')}>
          <button type="button" aria-pressed={!search.tout} onClick={() => show({})}>
            {t('rumours.which.here')}
          </button>
          <button type="button" aria-pressed={search.tout === true} onClick={() => show({ tout: true })}>
            {t('rumours.which.all')}
          </button>
        </div>
        {record}
      </div>
      <QueryPanel query={ledger} rows={5}>
        {(data) => (
          <div className={rows.stack}>
            <Panel title={t('rumours.ledger')} end={<FactLinks ledger={data} />} flush>
              {data.items.length === 0 ? (
                <EmptyState>{t(search.tout ? 'rumours.none.all' : 'rumours.none')}</EmptyState>
              ) : (
                <ul>
                  {data.items.map((rumour) => (
                    <RumourRow
                      key={rumour.id}
                      rumour={rumour}
                      room={room}
                      opened={search.rumeur === rumour.id}
                      onOpen={(open) =>
                        show({ ...(search.tout ? { tout: true } : {}), ...(open ? { rumeur: rumour.id } : {}) })
                      }
                    />
                  ))}
                </ul>
              )}
            </Panel>
          </div>
        )}
      </QueryPanel>
      {recording && canLead && (
        <RecordDialog
          mentionId={search.mention}
          onClose={() => setRecording(false)}
          onDone={(rumour) => show({ rumeur: rumour.id })}
        />
      )}
    </>
  );
}

/** Where the public reads the corrections. */
function FactLinks({ ledger }: { ledger: Ledger }) {
  const t = useWords();
  return (
    <span className={classes.links}>
      <a href={ledger.pageUrl} target="_blank" rel="noreferrer">
        {t('rumours.page')}
      </a>
      <a href={ledger.feedUrl} target="_blank" rel="noreferrer">
        {t('rumours.feed')}
      </a>
    </span>
  );
}
