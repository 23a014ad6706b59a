import { messageKinds } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { Dialog } from '../../../shared/dialog.tsx';
import { useWords } from '../../../shared/words.ts';
import classes from './dialogs.module.css';

/** What those that are picked are, in one gesture; the correction teaches. */
export function KindDialog({
  count,
  onKind,
  onClose,
}: {
  count: number;
  onKind: (kind: (typeof messageKinds)[number]) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useWords();
  return (
    <Dialog title={t('desk.kind.title', { count })} onClose={onClose}>
      <div className={classes.choices}>
        {messageKinds.map((kind) => (
          <Button key={kind} onClick={() => void onKind(kind).then(onClose)}>
            {t(`desk.triage.${kind}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  );
}
