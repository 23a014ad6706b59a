import { Textarea } from '@mantine/core';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import rows from '../../shared/rows.module.css';
import { useWords } from '../../shared/words.ts';
import type { PlanStep } from './plan.rules.ts';
import { useMarkStep } from './use-mark-step.ts';

/** A step is passed over for a reason: the report will tell it. */
export function SkipDialog({ step, onClose }: { step: PlanStep; onClose: () => void }) {
  const t = useWords();
  const mark = useMarkStep();
  const { form, submit, pending, rest } = useApiForm({
    initial: { note: '' },
    send: ({ note }) => mark.mutateAsync({ key: step.key, state: 'skipped', note }),
    onDone: onClose,
  });
  return (
    <Dialog title={t('plan.skip.title')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('plan.skip')}>
        <p className={rows.title}>{step.title}</p>
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          label={t('plan.skip.reason')}
          description={t('plan.skip.hint')}
          {...form.getInputProps('note')}
        />
      </Form>
    </Dialog>
  );
}
