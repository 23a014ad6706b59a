import { setTalkingPoints } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FieldSet, Form } from '../../shared/form/form.tsx';
import { ListedFields } from '../../shared/form/listed.tsx';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { pointsQuery, useCrisisId } from './crisis-file.queries.ts';
import { type Points, type PointsFields, sentPoints } from './points.rules.ts';

const MOST_QUESTIONS = 12;

/** The page of one audience as it is written; the preview beside it follows each key. */
export function PointsForm({
  saved,
  fields,
  dirty,
  onChange,
  onForget,
}: {
  saved: Points;
  fields: PointsFields;
  dirty: boolean;
  onChange: (fields: PointsFields) => void;
  onForget: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  const { audience } = saved;
  // Of the page on which this draft was begun.
  const [begunAt, setBegunAt] = useState(saved.updatedAt);
  const change = (part: Partial<PointsFields>) => {
    if (!dirty) setBegunAt(saved.updatedAt);
    onChange({ ...fields, ...part });
  };
  const save = useMutation({
    mutationFn: () => call(setTalkingPoints, { params: { territoryId, crisisId, audience }, body: sentPoints(fields) }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: pointsQuery(territoryId, crisisId).queryKey });
      onForget();
      notify.done(t('points.saved', { audience: t(`points.audience.${audience}`) }));
    },
  });
  const area = (name: 'facts' | 'say' | 'doNotSay', maxLength: number) => (
    <Textarea
      autosize
      minRows={3}
      maxRows={12}
      maxLength={maxLength}
      label={t(`points.${name}`)}
      description={t(`points.${name}.hint`)}
      value={fields[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  const { questions } = fields;
  const question = (index: number, part: Partial<PointsFields['questions'][number]>) =>
    change({ questions: questions.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <Panel title={t('points.write')}>
      <Form
        pending={save.isPending}
        {...(save.error ? { rest: save.error } : {})}
        submit={t('points.save')}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
        others={
          dirty && (
            <Button variant="subtle" onClick={onForget}>
              {t('points.forget')}
            </Button>
          )
        }
      >
        {dirty && saved.updatedAt !== begunAt && (
          <p className={rows.note} role="status">
            {t('points.meanwhile', { by: saved.updatedBy ?? '' })}
          </p>
        )}
        {area('facts', 2000)}
        {area('say', 2000)}
        {area('doNotSay', 1000)}
        <FieldSet legend={t('points.questions')} hint={t('points.questions.hint')}>
          <ListedFields
            name={t('points.question')}
            add={t('points.question.add')}
            remove={(number) => t('points.question.remove', { number })}
            count={questions.length}
            onAdd={() =>
              questions.length < MOST_QUESTIONS && change({ questions: [...questions, { question: '', answer: '' }] })
            }
            onRemove={(index) => change({ questions: questions.filter((_, at) => at !== index) })}
          >
            {(index) => (
              <>
                <div data-wide>
                  <TextInput
                    required
                    withAsterisk={false}
                    maxLength={200}
                    label={t('points.question')}
                    value={questions[index]?.question ?? ''}
                    onChange={(event) => question(index, { question: event.currentTarget.value })}
                  />
                </div>
                <div data-wide>
                  <Textarea
                    required
                    withAsterisk={false}
                    autosize
                    minRows={2}
                    maxRows={8}
                    maxLength={600}
                    label={t('points.answer')}
                    value={questions[index]?.answer ?? ''}
                    onChange={(event) => question(index, { answer: event.currentTarget.value })}
                  />
                </div>
              </>
            )}
          </ListedFields>
        </FieldSet>
        <TextInput
          maxLength={200}
          label={t('points.contact')}
          description={t('points.contact.hint')}
          value={fields.contact}
          onChange={(event) => change({ contact: event.currentTarget.value })}
        />
      </Form>
    </Panel>
  );
}
