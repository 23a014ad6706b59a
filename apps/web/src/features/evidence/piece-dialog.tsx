import { type Evidence, setEvidence } from '@beffroi/contracts';
import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { qualifications } from './evidence.rules.ts';

/** What it might be, in our words; the legal service decides. */
export function PieceDialog({ piece, onClose }: { piece: Evidence; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      qualification: piece.qualification,
      targetsAgent: piece.targetsAgent,
      legalHold: piece.legalHold,
      note: piece.note,
    },
    send: (body) => call(setEvidence, { params: { territoryId, evidenceId: piece.id }, body }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['evidence', territoryId] });
      notify.done(t('admin.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('evidence.qualify.title', { number: piece.number })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
        <p className={classes.small}>{t('evidence.qualify.lead')}</p>
        <NativeSelect
          data-autofocus
          label={t('evidence.qualification')}
          data={qualifications.map((value) => ({ value, label: t(`evidence.kind.${value}`) }))}
          {...form.getInputProps('qualification')}
        />
        <Checkbox label={t('evidence.agent.hint')} {...form.getInputProps('targetsAgent', { type: 'checkbox' })} />
        <Checkbox
          label={t('evidence.hold.label')}
          description={t('evidence.hold.hint')}
          {...form.getInputProps('legalHold', { type: 'checkbox' })}
        />
        <Textarea
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2000}
          label={t('evidence.note')}
          {...form.getInputProps('note')}
        />
      </Form>
    </Dialog>
  );
}
