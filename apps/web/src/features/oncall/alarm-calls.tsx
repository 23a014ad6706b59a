import { type Escalation, listEscalations } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { useLiveRefresh } from '../../shared/live.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { EscalationRow } from './escalation-row.tsx';

/** Whom an alarm rang, in which order, with what outcome; nothing when it went through no chain. */
export function AlarmCalls({ alarmId }: { alarmId: string }) {
  const { id: territoryId } = useTerritory();
  const client = useQueryClient();
  const calls = useQuery({
    queryKey: ['escalations', territoryId, 'of', alarmId],
    queryFn: ({ signal }) => call(listEscalations, { params: { territoryId }, query: { alarmId } }, { signal }),
  });
  useLiveRefresh(
    ['escalation_changed'],
    () => void client.invalidateQueries({ queryKey: ['escalations', territoryId] }),
    300,
  );
  const items = calls.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <LateWords of={['oncall']}>
      <Rows items={items} />
    </LateWords>
  );
}

function Rows({ items }: { items: readonly Escalation[] }) {
  const t = useWords();
  return (
    <Panel title={t('oncall.calls.list')} flush>
      <ul>
        {items.map((escalation) => (
          <EscalationRow key={escalation.id} escalation={escalation} onItsPage />
        ))}
      </ul>
    </Panel>
  );
}
