import { changeRumour, type Room, type Rumour, verdicts } from '@beffroi/contracts';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FieldSet, Form } from '../../shared/form/form.tsx';
import { ListedFields } from '../../shared/form/listed.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './rumours.module.css';
import { evidenceFields, evidenceOf } from './rumours.rules.ts';

const fieldsOf = (rumour: Rumour) => ({
  claim: rumour.claim,
  verdict: rumour.verdict,
  correction: rumour.correction,
  evidence: evidenceFields(rumour.evidence),
  publicationId: rumour.publicationId ?? '',
});

/** What is true: the verdict, what it rests on, and the correction that the public will read. */
export function VerdictForm({ rumour, room }: { rumour: Rumour; room: Room }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: fieldsOf(rumour),
    send: ({ evidence, publicationId, ...body }) =>
      call(changeRumour, {
        params: { territoryId, rumourId: rumour.id },
        body: { ...body, evidence: evidenceOf(evidence), publicationId: publicationId || null },
      }),
    async onDone(saved) {
      take(saved);
      setRead(JSON.stringify(fieldsOf(saved)));
      await client.invalidateQueries({ queryKey: ['rumours', territoryId] });
      notify.done(t('admin.saved'));
    },
  });
  const take = (from: Rumour) => {
    form.setValues(fieldsOf(from));
    form.resetDirty(fieldsOf(from));
  };
  // What a colleague saved takes its place at once; never over what is being typed.
  const saved = JSON.stringify(fieldsOf(rumour));
  const [read, setRead] = useState(saved);
  const dirty = form.isDirty();
  if (saved !== read && !dirty) {
    setRead(saved);
    take(rumour);
  }
  if (!useCan('crisis.lead')) return <VerdictRead rumour={rumour} />;
  const said = room.answers.filter((each) => each.id === rumour.publicationId || each.state !== 'cancelled');
  return (
    <Form quiet onSubmit={submit} rest={rest} pending={pending} submit={t('rumours.save')}>
      {dirty && saved !== read && (
        <div className={rows.note} role="status">
          <p>{t('rumours.meanwhile', { by: rumour.updatedBy })}</p>
          <Button
            size="xs"
            onClick={() => {
              setRead(saved);
              take(rumour);
            }}
          >
            {t('rumours.meanwhile.take')}
          </Button>
        </div>
      )}
      <FieldSet legend={t('rumours.verdict')}>
        <div className={rows.chips} role="radiogroup" aria-label={t('rumours.verdict')}>
          {verdicts.map((verdict) => (
            <label key={verdict} className={classes.choice}>
              <input
                type="radio"
                name={`verdict-${rumour.id}`}
                checked={form.values.verdict === verdict}
                onChange={() => form.setFieldValue('verdict', verdict)}
              />
              {t(`rumours.verdict.${verdict}`)}
            </label>
          ))}
        </div>
      </FieldSet>
      <Textarea
        autosize
        minRows={2}
        maxRows={4}
        required
        withAsterisk={false}
        minLength={5}
        maxLength={300}
        label={t('rumours.claim')}
        {...form.getInputProps('claim')}
      />
      <FieldSet legend={t('rumours.evidence')} hint={t('rumours.evidence.hint')}>
        <ListedFields
          compact
          name={t('rumours.evidence.one')}
          add={t('rumours.evidence.add')}
          remove={(number) => t('rumours.evidence.remove', { number })}
          count={form.values.evidence.length}
          onAdd={() => form.insertListItem('evidence', { label: '', url: '' })}
          onRemove={(index) => form.removeListItem('evidence', index)}
        >
          {(index) => (
            <>
              <TextInput
                maxLength={200}
                label={t('rumours.evidence.label')}
                {...form.getInputProps(`evidence.${index}.label`)}
              />
              <TextInput
                type="url"
                maxLength={1000}
                placeholder="https://"
                label={t('rumours.evidence.url')}
                {...form.getInputProps(`evidence.${index}.url`)}
              />
            </>
          )}
        </ListedFields>
      </FieldSet>
      <Textarea
        autosize
        minRows={3}
        maxRows={12}
        maxLength={3000}
        label={t('rumours.correction')}
        description={t('rumours.correction.hint')}
        {...form.getInputProps('correction')}
      />
      {said.length > 0 && (
        <NativeSelect
          label={t('rumours.said')}
          data={[
            { value: '', label: t('rumours.said.none') },
            ...said.map((each) => ({ value: each.id, label: each.title })),
          ]}
          {...form.getInputProps('publicationId')}
        />
      )}
    </Form>
  );
}

function VerdictRead({ rumour }: { rumour: Rumour }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  return (
    <div className={rows.gap}>
      <p className={rows.text}>{rumour.correction || t('rumours.correction.none')}</p>
      {rumour.evidence.length > 0 && (
        <ul className={classes.evidence}>
          {rumour.evidence.map((each) => (
            <li key={`${each.label} ${each.url ?? ''}`}>
              {each.url ? (
                <a href={each.url} target="_blank" rel="noreferrer">
                  {each.label}
                </a>
              ) : (
                each.label
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={rows.small}>
        {t('rumours.updated', { by: rumour.updatedBy, at: format.moment(rumour.updatedAt, now) })}
      </p>
    </div>
  );
}
