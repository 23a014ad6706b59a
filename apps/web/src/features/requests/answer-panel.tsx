import { answerRequest, type DeskRequest } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { newKey } from '../../shared/new-id.ts';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';

const outcomes = ['answer', 'accepted', 'rejected'] as const;

/** One answer for everybody who asked, each where they wrote, once. */
export function AnswerPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const notify = useNotify();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const [clientKey, setKey] = useState(newKey);
  const count = request.conversationsOf.length;
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      text: departmentAnswer(request),
      short: '',
      outcome: 'answer' as (typeof outcomes)[number],
      close: true,
    },
    send: ({ short, ...values }) =>
      call(answerRequest, {
        params: { territoryId, requestId: request.id },
        body: { ...values, clientKey, ...(short.trim() ? { short } : {}) },
      }),
    async onDone(next) {
      setKey(newKey());
      form.setValues({ text: '', short: '' });
      await changed(next);
      notify.done(t('requests.answer.done', { count }));
    },
  });
  return (
    <Panel title={t('requests.answer', { count })}>
      <div id="repondre">
        <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.answer.do', { count })} quiet>
          {count > 1 && <p className={classes.small}>{t('requests.answer.many', { count })}</p>}
          <Textarea
            required
            withAsterisk={false}
            autosize
            minRows={4}
            maxRows={16}
            maxLength={10_000}
            label={t('requests.answer.text')}
            {...form.getInputProps('text')}
          />
          <Textarea
            autosize
            minRows={1}
            maxRows={5}
            maxLength={500}
            label={t('requests.answer.short')}
            description={t('requests.answer.short.hint')}
            {...form.getInputProps('short')}
          />
          <NativeSelect
            label={t('requests.answer.outcome')}
            description={
              form.values.outcome === 'rejected'
                ? t('requests.answer.rejected.hint')
                : t('requests.answer.outcome.hint')
            }
            data={outcomes.map((value) => ({ value, label: t(`requests.answer.outcome.${value}`) }))}
            {...form.getInputProps('outcome')}
          />
          <Checkbox label={t('requests.answer.close')} {...form.getInputProps('close', { type: 'checkbox' })} />
        </Form>
      </div>
    </Panel>
  );
}

/** What the department answered last is what one begins with. */
function departmentAnswer({ handovers }: DeskRequest): string {
  const answered = handovers.filter(({ state, answer }) => (state === 'answered' || state === 'done') && answer);
  return (
    answered.toSorted((one, other) => (other.answeredAt ?? '').localeCompare(one.answeredAt ?? ''))[0]?.answer ?? ''
  );
}
