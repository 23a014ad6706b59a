import { holdEverything } from '@beffroi/contracts';
import { Button, TextInput } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { Dialog } from '../dialog.tsx';
import { Form } from '../form/form.tsx';
import { useTerritory } from '../session.ts';
import { useWords } from '../words.ts';
import classes from './hold-dialog.module.css';

const reasons = [
  'publishing.hold.reason.crisis',
  'publishing.hold.reason.mourning',
  'publishing.hold.reason.error',
] as const;

/** Stops everything planned: a reason with one touch or in words, one button, and on to the sorting. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const [reason, setReason] = useState('');
  const hold = useMutation({
    mutationFn: () => call(holdEverything, { params: { territoryId }, body: { reason: reason.trim() } }),
    async onSuccess() {
      await Promise.all(
        ['hold', 'publications'].map((key) => client.invalidateQueries({ queryKey: [key, territoryId] })),
      );
      onClose();
      void navigate({ to: `/t/${territoryId}/calendrier/suspendus` as string });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim()) hold.mutate();
  };
  return (
    <Dialog title={t('publishing.hold.title')} onClose={onClose}>
      <Form
        onSubmit={send}
        pending={hold.isPending}
        {...(hold.error ? { rest: hold.error } : {})}
        submit={
          <>
            <IconPlayerPause size={18} stroke={1.75} aria-hidden="true" />
            &nbsp;{t('publishing.hold')}
          </>
        }
        others={
          <Button variant="subtle" onClick={onClose}>
            {t('common.cancel')}
          </Button>
        }
      >
        <p>{t('publishing.hold.words')}</p>
        <div className={classes.reasons} role="group" aria-label={t('publishing.hold.reason')}>
          {reasons.map((each, index) => (
            <Button
              key={each}
              data-autofocus={index === 0 || undefined}
              aria-pressed={reason === t(each)}
              onClick={() => setReason(t(each))}
            >
              {t(each)}
            </Button>
          ))}
        </div>
        <TextInput
          label={t('publishing.hold.reason')}
          required
          withAsterisk={false}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Form>
    </Dialog>
  );
}
