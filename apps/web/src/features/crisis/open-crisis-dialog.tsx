import { crisisKinds, openCrisis } from '@beffroi/contracts';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newKey } from '../../shared/new-id.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';

/** A room without an alarm: what a phone call told before anybody posted. */
export function OpenCrisisDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const [clientKey] = useState(newKey);
  const { form, submit, pending, rest } = useApiForm({
    initial: { title: '', summary: '', kind: 'other' as (typeof crisisKinds)[number] },
    send: (body) => call(openCrisis, { params: { territoryId }, body: { ...body, clientKey } }),
    async onDone({ crisis }) {
      await client.invalidateQueries({ queryKey: ['crises', territoryId] });
      void navigate({ to: `/t/${territoryId}/crises/${crisis.id}` as string });
    },
  });
  return (
    <Dialog title={t('alerts.crisis.open')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('alerts.crisis.open')}>
        <p>{t('crisis.open.hint')}</p>
        <TextInput
          data-autofocus
          label={t('crisis.title')}
          required
          withAsterisk={false}
          minLength={3}
          maxLength={140}
          {...form.getInputProps('title')}
        />
        <Textarea
          label={t('crisis.summary')}
          description={t('crisis.summary.hint')}
          autosize
          minRows={2}
          maxLength={600}
          {...form.getInputProps('summary')}
        />
        <NativeSelect
          label={t('crisis.kind')}
          description={t('crisis.kind.hint')}
          data={crisisKinds.map((kind) => ({ value: kind, label: t(`crisis.kind.${kind}`) }))}
          {...form.getInputProps('kind')}
        />
      </Form>
    </Dialog>
  );
}
