import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from './words.ts';
import classes from './dialog.module.css';

/** A dialog: its title names it, Escape closes it, the focus returns where it was. */
export function Dialog({
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
