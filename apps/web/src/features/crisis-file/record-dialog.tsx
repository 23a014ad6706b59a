import { recordRumour, type Rumour } from '@beffroi/contracts';
import { Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newKey } from '../../shared/new-id.ts';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useCrisisId } from './crisis-file.queries.ts';

/** A claim in one sentence; the posts that tell it are then proposed. */
export function RecordDialog({
  mentionId,
  onClose,
  onDone,
}: {
  mentionId: string | undefined;
  onClose: () => void;
  onDone: (rumour: Rumour) => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  const [clientKey] = useState(newKey);
  const { form, submit, pending, rest } = useApiForm({
    initial: { claim: '' },
    send: ({ claim }) =>
      call(recordRumour, {
        params: { territoryId },
        body: { crisisId, claim, clientKey, mentionIds: mentionId ? [mentionId] : [] },
      }),
    async onDone(rumour) {
      await client.invalidateQueries({ queryKey: ['rumours', territoryId] });
      onClose();
      onDone(rumour);
    },
  });
  return (
    <Dialog title={t('rumours.record')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('rumours.record')}>
        {mentionId && <p className={rows.plain}>{t('rumours.record.mention')}</p>}
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={6}
          minLength={5}
          maxLength={300}
          label={t('rumours.claim')}
          description={t('rumours.claim.hint')}
          {...form.getInputProps('claim')}
        />
      </Form>
    </Dialog>
  );
}
