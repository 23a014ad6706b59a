import { changeCrisis, type Crisis, crisisKinds } from '@beffroi/contracts';
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRefreshRoom } from './use-room-act.ts';

/** What it is called, what happened in a sentence, and of what nature. */
export function EditDialog({ crisis, onClose }: { crisis: Crisis; onClose: () => void }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const refresh = useRefreshRoom(crisis.id);
  const { form, submit, pending, rest } = useApiForm({
    initial: { title: crisis.title, summary: crisis.summary, kind: crisis.kind },
    send: (body) => call(changeCrisis, { params: { territoryId, crisisId: crisis.id }, body }),
    async onDone() {
      await refresh();
      onClose();
    },
  });
  return (
    <Dialog title={t('crisis.edit')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
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
