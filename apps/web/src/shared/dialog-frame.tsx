import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from './words.ts';
import classes from './dialog.module.css';

/** What `Dialog` shows, in a file of its own so that it comes with the first dialog that opens. */
export function DialogFrame({
  title,
  onClose,
  size = 'md',
  children,
}: {
  title: string;
  onClose: () => void;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  children: ReactNode;
}) {
  const t = useWords();
  return (
    <Modal.Root opened onClose={onClose} size={size} centered>
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Modal.Header: a `header` out of the page's own would be a second banner. */}
        <div className={classes.head}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('common.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
