import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './secret-once.module.css';
import { useWords } from './words.ts';

/** A text to take away, with a button that copies it. */
export function CopyText({ label, text, block = false }: { label: string; text: string; block?: boolean }) {
  const t = useWords();
  const id = useId();
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <div className={classes.copy}>
      <p id={id} className={classes.label}>
        {label}
      </p>
      <div className={classes.line}>
        {/* A long line scrolls; the keyboard must reach it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <code className={block ? classes.block : classes.text} tabIndex={0} role="group" aria-labelledby={id}>
          {text}
        </code>
        <Button
          size="xs"
          onClick={() => clipboard.copy(text)}
          leftSection={
            clipboard.copied ? (
              <IconCheck size={16} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconCopy size={16} stroke={1.75} aria-hidden="true" />
            )
          }
        >
          {t(clipboard.copied ? 'admin.copied' : 'admin.copy')}
        </Button>
        <span role="status" className="vh">
          {clipboard.copied ? t('admin.copied') : ''}
        </span>
      </div>
    </div>
  );
}

/** A secret that is shown this once: it says so. */
export function SecretOnce({ label, secret }: { label: string; secret: string }) {
  const t = useWords();
  return (
    <div className={classes.secret} role="status">
      <p>{t('admin.secret.once')}</p>
      <CopyText label={label} text={secret} />
    </div>
  );
}
