import { savePublicAnswer } from '@beffroi/contracts';
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { newId } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { type PublicAnswer, Warnings } from './answer-warnings.tsx';

/** A question and its answer, written for all: nobody is named. */
export function AnswerDialog({ answer, onClose }: { answer: PublicAnswer | undefined; onClose: () => void }) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [answerId] = useState(() => answer?.id ?? newId('ans'));
  const [kept, setKept] = useState(answer);
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      question: answer?.question ?? '',
      answer: answer?.answer ?? '',
      category: answer?.category ?? '',
      lang: (answer?.lang === 'en' ? 'en' : answer ? 'fr' : locale) as 'fr' | 'en',
      published: answer?.publishedAt !== undefined,
    },
    send: ({ category, ...values }) =>
      call(savePublicAnswer, {
        params: { territoryId, answerId },
        body: { ...values, ...(category ? { category } : {}) },
      }),
    async onDone(saved) {
      await client.invalidateQueries({ queryKey: ['public-answers', territoryId] });
      if (saved.warnings.length > 0) return setKept(saved);
      notify.done(t(saved.publishedAt ? 'answers.saved.published' : 'admin.saved'));
      return onClose();
    },
  });
  return (
    <Dialog title={t(answer ? 'answers.edit' : 'answers.add')} onClose={onClose} size="lg">
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('answers.save')}>
        <p className={classes.small}>{t('answers.lead')}</p>
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          label={t('answers.question')}
          {...form.getInputProps('question')}
        />
        <Textarea
          required
          withAsterisk={false}
          autosize
          minRows={5}
          maxRows={16}
          maxLength={5000}
          label={t('answers.answer')}
          {...form.getInputProps('answer')}
        />
        <FieldRow>
          <TextInput maxLength={60} label={t('answers.category')} {...form.getInputProps('category')} />
          <NativeSelect
            label={t('answers.lang')}
            data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`answers.lang.${value}`) }))}
            {...form.getInputProps('lang')}
          />
        </FieldRow>
        <Checkbox
          label={t('answers.publish')}
          description={t('answers.publish.hint')}
          {...form.getInputProps('published', { type: 'checkbox' })}
        />
        <div role="status">{kept && kept.warnings.length > 0 && <Warnings answer={kept} />}</div>
      </Form>
    </Dialog>
  );
}
