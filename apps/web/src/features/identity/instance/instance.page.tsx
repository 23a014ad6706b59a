import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { DeniedState, Panel } from '@beffroi/ui';
import { useSession } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { PlainFrame } from '../plain-frame.tsx';
import { AdministratorsPanel } from './administrators-panel.tsx';
import { InstanceAuditPanel } from './instance-audit-panel.tsx';
import { NewTerritoryDialog } from './new-territory-dialog.tsx';
import { TerritoriesPanel } from './territories-panel.tsx';

/** The installation as a whole: its territories, who administers it, its own journal. */
export function InstancePage() {
  const t = useWords();
  const { person } = useSession();
  const [adding, setAdding] = useState(false);
  if (!person?.instanceAdministrator) {
    return (
      <PlainFrame title={t('instance.title')}>
        <Panel label={t('instance.title')}>
          <DeniedState>{t('common.denied')}</DeniedState>
        </Panel>
      </PlainFrame>
    );
  }
  return (
    <PlainFrame
      title={t('instance.title')}
      over={t('instance.over')}
      actions={
        <Button
          variant="filled"
          leftSection={<IconPlus size={18} stroke={1.75} aria-hidden="true" />}
          onClick={() => setAdding(true)}
        >
          {t('instance.territory.add')}
        </Button>
      }
    >
      <TerritoriesPanel />
      <AdministratorsPanel />
      <InstanceAuditPanel />
      {adding && <NewTerritoryDialog onClose={() => setAdding(false)} />}
    </PlainFrame>
  );
}
