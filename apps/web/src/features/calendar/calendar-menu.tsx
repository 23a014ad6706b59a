import { exportCalendar } from '@beffroi/contracts';
import { ActionIcon, Menu } from '@mantine/core';
import { IconCalendarDown, IconDots, IconFileExport, IconFileImport, IconId } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { addressOf } from '../../shared/api.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';

const ImportDialog = lazy(() => import('./import-dialog.tsx').then((module) => ({ default: module.ImportDialog })));
const SubscriptionDialog = lazy(() =>
  import('./subscription-dialog.tsx').then((module) => ({ default: module.SubscriptionDialog })),
);

/** The calendar in and out, and the mandates. */
export function CalendarMenu({ bounds }: { bounds: { from: string; to: string } }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canWrite = useCan('publishing.write');
  const [dialog, setDialog] = useState<'import' | 'subscribe'>();
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" aria-label={t('calendar.actions')}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {canWrite && (
            <Menu.Item leftSection={<IconFileImport {...icon} />} onClick={() => setDialog('import')}>
              {t('calendar.import')}
            </Menu.Item>
          )}
          <Menu.Item
            component="a"
            href={addressOf(exportCalendar, { territoryId }, bounds)}
            download
            leftSection={<IconFileExport {...icon} />}
          >
            {t('calendar.export')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCalendarDown {...icon} />} onClick={() => setDialog('subscribe')}>
            {t('calendar.subscribe')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item component={Link} to={`/t/${territoryId}/mandats` as string} leftSection={<IconId {...icon} />}>
            {t('publishing.mandates')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {dialog === 'import' && <ImportDialog onClose={() => setDialog(undefined)} />}
        {dialog === 'subscribe' && <SubscriptionDialog onClose={() => setDialog(undefined)} />}
      </Suspense>
    </>
  );
}
