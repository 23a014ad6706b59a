import { Button } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { holdQuery } from '../../shared/publishing/hold.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';

const HoldDialog = lazy(() =>
  import('../../shared/publishing/hold-dialog.tsx').then((module) => ({ default: module.HoldDialog })),
);

/** « Tout suspendre », while nothing is. */
export function HoldButton() {
  const t = useWords();
  const { id } = useTerritory();
  const canHold = useCan('publishing.hold');
  const [asked, setAsked] = useState(false);
  const hold = useQuery({ ...holdQuery(id), enabled: canHold });
  if (!canHold || hold.data?.active) return null;
  return (
    <>
      <Button
        px={12}
        onClick={() => setAsked(true)}
        leftSection={<IconPlayerPause size={18} stroke={1.75} aria-hidden="true" />}
      >
        {t('publishing.hold')}
      </Button>
      <Suspense fallback={null}>{asked && <HoldDialog onClose={() => setAsked(false)} />}</Suspense>
    </>
  );
}
