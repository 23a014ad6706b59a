import { Panel } from '@beffroi/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLiveRefresh } from '../../shared/live.tsx';
import { escalationsQuery } from '../../shared/oncall.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { EscalationRow } from './escalation-row.tsx';

/** What rings now, first on the page; nothing otherwise. */
export function RingingPanel() {
  const t = useWords();
  const client = useQueryClient();
  const { id } = useTerritory();
  const newest = useQuery(escalationsQuery(id));
  useLiveRefresh(['escalation_changed'], () => void client.invalidateQueries({ queryKey: ['escalations', id] }), 300);
  const ringing = (newest.data?.items ?? []).filter(({ state }) => state === 'ringing');
  if (ringing.length === 0) return null;
  return (
    <Panel title={t('oncall.ringing')} flush>
      <ul>
        {ringing.map((escalation) => (
          <EscalationRow key={escalation.id} escalation={escalation} />
        ))}
      </ul>
    </Panel>
  );
}
