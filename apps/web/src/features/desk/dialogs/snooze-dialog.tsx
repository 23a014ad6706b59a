import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../../../shared/dialog.tsx';
import { Form } from '../../../shared/form/form.tsx';
import { useFormat, useNow } from '../../../shared/use-format.ts';
import { useWords } from '../../../shared/words.ts';
import classes from './dialogs.module.css';
import { laterTimes } from './snooze.rules.ts';

/** Puts it away until a moment; it comes back by itself, and at once if the person writes. */
export function SnoozeDialog({
  count,
  onSnooze,
  onClose,
}: {
  count: number;
  onSnooze: (until: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  const [at, setAt] = useState('');
  const [pending, setPending] = useState(false);
  const go = (until: Date) => {
    setPending(true);
    void onSnooze(until.toISOString()).then(onClose);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const until = new Date(at);
    if (until.getTime() > Date.now()) go(until);
  };
  return (
    <Dialog title={t('desk.snooze.title', { count })} onClose={onClose}>
      <div className={classes.stack}>
        <p>{t('desk.snooze.words')}</p>
        <div className={classes.choices}>
          {laterTimes(new Date(now)).map(({ name, at: until }, index) => (
            <Button key={name} data-autofocus={index === 0 || undefined} disabled={pending} onClick={() => go(until)}>
              {t(`desk.snooze.${name}`, { at: format.moment(until, now) })}
            </Button>
          ))}
        </div>
        <Form onSubmit={submit} pending={pending} submit={t('desk.snooze.until')} quiet>
          <TextInput
            type="datetime-local"
            label={t('desk.snooze.at')}
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        </Form>
      </div>
    </Dialog>
  );
}
