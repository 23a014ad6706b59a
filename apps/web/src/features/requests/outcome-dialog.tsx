import { type DeskRequest, type Handover, noteHandover } from '@beffroi/contracts';
import { NativeSelect, Textarea } from '@mantine/core';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';

const outcomes = ['answered', 'done', 'needs_more', 'not_for_us', 'recalled'] as const;

/** What a department said by telephone or in a corridor. */
export function OutcomeDialog({
  request,
  handover,
  onClose,
}: {
  request: DeskRequest;
  handover: Handover;
  onClose: () => void;
}) {
  const t = useWords();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { outcome: 'answered' as (typeof outcomes)[number], text: '' },
    send: (body) =>
      call(noteHandover, { params: { territoryId, requestId: request.id, handoverId: handover.id }, body }),
    async onDone(next) {
      await changed(next);
      onClose();
    },
  });
  return (
    <Dialog title={t('requests.outcome.title', { name: handover.to.name })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.outcome.do')}>
        <NativeSelect
          data-autofocus
          label={t('requests.outcome.label')}
          data={outcomes.map((value) => ({ value, label: t(`requests.handover.${value}`) }))}
          {...form.getInputProps('outcome')}
        />
        <Textarea
          autosize
          minRows={3}
          maxRows={12}
          maxLength={10_000}
          label={t('requests.outcome.text')}
          {...form.getInputProps('text')}
        />
      </Form>
    </Dialog>
  );
}
