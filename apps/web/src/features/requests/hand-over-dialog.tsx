import { type DeskRequest, handOver } from '@beffroi/contracts';
import { EmptyState, Tag } from '@beffroi/ui';
import { Button, NativeSelect, Radio, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { FieldSet, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { ForwardForm } from './forward-form.tsx';
import { departmentsQuery, useRequestChanged } from './requests.queries.ts';

/** Gives it to a department of ours, or to who is competent outside. */
export function HandOverDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const [where, setWhere] = useState<'inside' | 'outside'>(request.suggestion?.outside ? 'outside' : 'inside');
  return (
    <Dialog title={t('requests.hand_over')} onClose={onClose} size="lg">
      <div className={classes.gap}>
        <div className={classes.chips} role="group" aria-label={t('requests.hand_over.where')}>
          {(['inside', 'outside'] as const).map((value) => (
            <button key={value} type="button" aria-pressed={where === value} onClick={() => setWhere(value)}>
              {t(`requests.hand_over.${value}`)}
            </button>
          ))}
        </div>
        {where === 'inside' ? (
          <DepartmentForm request={request} onClose={onClose} />
        ) : (
          <ForwardForm request={request} onClose={onClose} />
        )}
      </div>
    </Dialog>
  );
}

function DepartmentForm({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const notify = useNotify();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const departments = useQuery(departmentsQuery(territoryId));
  const suggested = request.suggestion?.departments ?? [];
  const { form, submit, pending, rest } = useApiForm({
    initial: { departmentId: suggested[0]?.id ?? '', note: '' },
    send: (body) => call(handOver, { params: { territoryId, requestId: request.id }, body }),
    async onDone(next) {
      await changed(next);
      notify.done(t('requests.hand_over.done', { name: next.holder ?? '' }));
      onClose();
    },
  });
  const choose = (departmentId: string) => form.setFieldValue('departmentId', departmentId);
  return (
    <QueryPanel query={departments}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState
            action={
              <Button size="xs" component={Link} to={`/t/${territoryId}/services` as string}>
                {t('requests.hand_over.directory')}
              </Button>
            }
          >
            {t('requests.hand_over.none')}
          </EmptyState>
        ) : (
          <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.hand_over.do')}>
            {suggested.length > 0 && (
              <FieldSet
                legend={t('requests.suggested')}
                hint={request.suggestion?.unsure ? t('requests.suggested.unsure') : undefined}
              >
                <div className={classes.gap}>
                  {suggested.map((one) => (
                    <Suggested
                      key={one.id}
                      one={one}
                      checked={form.values.departmentId === one.id}
                      onChoose={() => choose(one.id)}
                    />
                  ))}
                </div>
              </FieldSet>
            )}
            <NativeSelect
              required
              withAsterisk={false}
              label={t(suggested.length > 0 ? 'requests.department.other' : 'requests.department')}
              data={[
                { value: '', label: t('requests.department.choose') },
                ...items.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...form.getInputProps('departmentId')}
            />
            <Textarea
              autosize
              minRows={2}
              maxRows={8}
              maxLength={2000}
              label={t('requests.hand_over.note')}
              description={t('requests.hand_over.note.hint')}
              {...form.getInputProps('note')}
            />
          </Form>
        )
      }
    </QueryPanel>
  );
}

function Suggested({
  one,
  checked,
  onChoose,
}: {
  one: NonNullable<DeskRequest['suggestion']>['departments'][number];
  checked: boolean;
  onChoose: () => void;
}) {
  const t = useWords();
  const { locale, percent } = useFormat();
  return (
    <div className={classes.tight}>
      <p className={classes.meta}>
        <Radio name="suggested" checked={checked} onChange={onChoose} label={one.name} />
        <Tag kind="line">{t('requests.suggested.sure', { share: percent(Math.min(0.99, one.confidence)) })}</Tag>
        {one.similar > 0 && <span>{t('requests.suggested.similar', { count: one.similar })}</span>}
      </p>
      {one.because.map((reason) => (
        <p key={reason.fr} className={classes.small}>
          {reason[locale]}
        </p>
      ))}
      {one.absence && <p className={classes.note}>{one.absence[locale]}</p>}
    </div>
  );
}
