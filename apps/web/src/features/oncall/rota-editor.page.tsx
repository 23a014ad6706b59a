import { PageHead, Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { LateWords } from '../../shared/late-words.tsx';
import { rotaQuery } from '../../shared/oncall.ts';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { ChainEditor } from './chain-editor.tsx';
import { ChainWords } from './chain-words.tsx';
import { chainQuery } from './oncall.queries.ts';
import { SlotSentence } from './slot-sentence.tsx';
import { SlotsEditor } from './slots-editor.tsx';

/** Who takes which hours in turn, and the chain that climbs when they do not answer; read by all, written by some. */
export function RotaEditorPage() {
  return (
    <LateWords of={['oncall']}>
      <Editor />
    </LateWords>
  );
}

function Editor() {
  const t = useWords();
  const { id } = useTerritory();
  const canManage = useCan('oncall.manage');
  // Read once: what one writes must not be written over by a reading.
  const [{ from, to }] = useState(() => {
    const now = Date.now();
    return { from: new Date(now).toISOString(), to: new Date(now + 3_600_000).toISOString() };
  });
  const rota = useQuery({ ...rotaQuery(id, from, to), refetchInterval: false, staleTime: Infinity });
  const chain = useQuery({ ...chainQuery(id), refetchOnWindowFocus: false });
  usePage(t('oncall.settings'));
  return (
    <>
      <PageHead
        over={<Link to={`/t/${id}/astreinte` as string}>{t('oncall.title')}</Link>}
        title={t('oncall.settings')}
      />
      <div className={rows.stack}>
        <Panel title={t('oncall.slots')} flush>
          <QueryPanel query={rota} rows={4}>
            {({ slots, people }) =>
              canManage ? (
                <SlotsEditor slots={slots} people={people} />
              ) : (
                <ul>
                  {slots.map((slot) => (
                    <li key={slot.id} className={rows.row}>
                      <div className={rows.words}>
                        <p className={rows.title}>{slot.name}</p>
                        <SlotSentence slot={slot} people={people} />
                      </div>
                    </li>
                  ))}
                  {slots.length === 0 && <li className={rows.row}>{t('oncall.slots.none')}</li>}
                </ul>
              )
            }
          </QueryPanel>
        </Panel>
        <Panel title={t('oncall.chain')}>
          <QueryPanel query={chain} rows={4}>
            {(data) =>
              canManage ? (
                <ChainEditor chain={data} people={rota.data?.people ?? []} />
              ) : (
                <ChainWords chain={data} people={rota.data?.people ?? []} />
              )
            }
          </QueryPanel>
        </Panel>
      </div>
    </>
  );
}
