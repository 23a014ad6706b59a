import { type DeskRequest, reopenRequest } from '@beffroi/contracts';
import { Textarea } from '@mantine/core';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';

/** Opens it again, with why. */
export function ReopenDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { because: '' },
    send: (body) => call(reopenRequest, { params: { territoryId, requestId: request.id }, body }),
    async onDone(next) {
      await changed(next);
      onClose();
    },
  });
  return (
    <Dialog title={t('requests.reopen.title', { ref: request.ref })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.reopen')}>
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          label={t('requests.reopen.because')}
          {...form.getInputProps('because')}
        />
      </Form>
    </Dialog>
  );
}
