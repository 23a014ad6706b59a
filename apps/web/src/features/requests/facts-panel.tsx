import { changeRequest, type DeskRequest, requestNatures } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldRow, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';

const exemptions = ['abusive', 'short', 'delivery'] as const;

/** What it is, where, how urgent, who has it. */
export function FactsPanel({ request }: { request: DeskRequest }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const canTreat = useCan('requests.treat');
  const [editing, setEditing] = useState(false);
  const facts: [string, ReactNode][] = [
    [t('requests.ref'), request.ref],
    [t('requests.holder'), request.holder ?? t('requests.nobody')],
    [t('requests.nature'), t(`requests.nature.${request.nature}`)],
    [t('requests.category'), request.category?.label ?? t('requests.category.unknown')],
    [t('requests.filter.origin'), t(`requests.origin.${request.origin}`)],
    [t('requests.place'), request.place ?? t('requests.place.none')],
    [t('requests.seen_at'), format.moment(request.seenAt, now)],
    [t('requests.regular_at'), request.regularAt ? format.moment(request.regularAt, now) : t('requests.regular.not')],
    ...(request.agent ? [[t('requests.agent'), t('requests.yes')] as [string, ReactNode]] : []),
    ...(request.exempt ? [[t('requests.exempt'), t(`requests.exempt.${request.exempt}`)] as [string, ReactNode]] : []),
    ...(request.externalId ? [[t('requests.external.id'), request.externalId] as [string, ReactNode]] : []),
    ...(request.satisfied === undefined
      ? []
      : [
          [t('requests.satisfaction'), t(request.satisfied ? 'requests.helped' : 'requests.not_helped')] as [
            string,
            ReactNode,
          ],
        ]),
  ];
  return (
    <Panel
      title={t('requests.facts')}
      end={
        canTreat && (
          <Button size="xs" variant="subtle" onClick={() => setEditing(true)}>
            {t('admin.edit')}
          </Button>
        )
      }
    >
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {request.trackUrl && (
        <p className={classes.link}>
          <a href={request.trackUrl} target="_blank" rel="noreferrer">
            {t('requests.track')}
          </a>
        </p>
      )}
      {editing && <EditDialog request={request} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function EditDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const notify = useNotify();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      title: request.title,
      nature: request.nature,
      category: request.category?.id ?? '',
      place: request.place ?? '',
      priority: request.priority,
      agent: request.agent,
      exempt: (request.exempt ?? '') as '' | (typeof exemptions)[number],
    },
    send: ({ place, exempt, category, ...values }) =>
      call(changeRequest, {
        params: { territoryId, requestId: request.id },
        body: {
          ...values,
          version: request.version,
          place: place || null,
          exempt: exempt || null,
          category: category || null,
        },
      }),
    async onDone(next) {
      await changed(next);
      notify.done(t('admin.saved'));
      onClose();
    },
  });
  return (
    <Dialog title={t('requests.edit')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          maxLength={200}
          label={t('requests.title')}
          {...form.getInputProps('title')}
        />
        <NativeSelect
          label={t('requests.nature')}
          description={t('requests.nature.hint')}
          data={requestNatures.map((value) => ({ value, label: t(`requests.nature.${value}`) }))}
          {...form.getInputProps('nature')}
        />
        {request.category && (
          <NativeSelect
            label={t('requests.category')}
            data={[
              { value: request.category.id, label: t('requests.category.keep', { name: request.category.label }) },
              { value: '', label: t('requests.category.none') },
            ]}
            {...form.getInputProps('category')}
          />
        )}
        <TextInput maxLength={300} label={t('requests.place')} {...form.getInputProps('place')} />
        <FieldRow>
          <NativeSelect
            label={t('requests.priority')}
            data={(['low', 'normal', 'high', 'urgent'] as const).map((value) => ({
              value,
              label: t(`requests.priority.${value}`),
            }))}
            {...form.getInputProps('priority')}
          />
          <NativeSelect
            label={t('requests.exempt')}
            data={[
              { value: '', label: t('requests.exempt.none') },
              ...exemptions.map((value) => ({ value, label: t(`requests.exempt.${value}`) })),
            ]}
            {...form.getInputProps('exempt')}
          />
        </FieldRow>
        <Checkbox label={t('requests.agent.hint')} {...form.getInputProps('agent', { type: 'checkbox' })} />
      </Form>
    </Dialog>
  );
}
