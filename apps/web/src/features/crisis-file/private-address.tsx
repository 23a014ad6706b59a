import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconLink, IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useWords } from '../../shared/words.ts';

/** What is read without an account, at an address that is made once and renewed: the former one then leads nowhere. */
export function PrivateAddress(props: {
  title: string;
  words: string;
  /** What makes the address, in words. */
  verb: string;
  /** What renewing it does to those who have it. */
  renewing: string;
  share: () => Promise<unknown>;
  onShared: () => Promise<unknown>;
  canRenew: boolean;
  /** The addresses, once they are made. */
  addresses: ReactNode;
  /** Beside the way to renew it. */
  beside?: ReactNode;
}) {
  const t = useWords();
  const notify = useNotify();
  const [renewing, setRenewing] = useState(false);
  const share = useMutation({ mutationFn: props.share, onSuccess: props.onShared, onError: notify.failed });
  return (
    <Panel title={props.title}>
      <div className={rows.gap}>
        <p className={rows.small}>{props.words}</p>
        {props.addresses ? (
          <>
            {props.addresses}
            {props.canRenew && (
              <div className={rows.bar}>
                {props.beside}
                <Button
                  size="xs"
                  variant="subtle"
                  onClick={() => setRenewing(true)}
                  leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden="true" />}
                >
                  {t('points.share.renew')}
                </Button>
              </div>
            )}
          </>
        ) : (
          <div>
            <Button
              size="xs"
              loading={share.isPending}
              onClick={() => share.mutate()}
              leftSection={<IconLink size={16} stroke={1.75} aria-hidden="true" />}
            >
              {props.verb}
            </Button>
          </div>
        )}
      </div>
      {renewing && (
        <ConfirmDialog
          title={t('points.share.renew.title')}
          verb={t('points.share.renew')}
          act={() => share.mutateAsync()}
          onClose={() => setRenewing(false)}
        >
          {props.renewing}
        </ConfirmDialog>
      )}
    </Panel>
  );
}
