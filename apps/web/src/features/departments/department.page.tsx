import { type Department, deleteDepartment, saveDepartment } from '@beffroi/contracts';
import { DeniedState, EmptyState, PageHead, Panel } from '@beffroi/ui';
import { Button, Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { FieldRow } from '../../shared/form/form.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { LateWords } from '../../shared/late-words.tsx';
import { newId } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { departmentsQuery } from '../requests/requests.queries.ts';
import { AbsencesPanel, HoursPanel, PeoplePanel } from './department-lists.tsx';
import { fieldsOf, sentOf } from './departments.rules.ts';

/** The sheet of a department that is new. */
export function NewDepartmentPage() {
  return (
    <LateWords of={['departments']}>
      <Sheet />
    </LateWords>
  );
}

/** The sheet of a department. */
export function DepartmentPage() {
  const { departmentId = '' } = useParams({ strict: false });
  return (
    <LateWords of={['departments']}>
      <Sheet id={departmentId} />
    </LateWords>
  );
}

function Sheet({ id }: { id?: string }) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('departments.manage');
  const departments = useQuery({ ...departmentsQuery(territoryId), refetchOnWindowFocus: false });
  const known = departments.data?.items.find((each) => each.id === id);
  const title = id ? (known?.name ?? t('departments.one')) : t('departments.add');
  usePage(title);
  return (
    <>
      <PageHead
        over={<Link to={`/t/${territoryId}/services` as string}>{t('app.nav.departments')}</Link>}
        title={title}
      />
      <QueryPanel query={departments} rows={8}>
        {({ items }) =>
          !id && !canManage ? (
            <Panel label={title}>
              <DeniedState>{t('common.denied')}</DeniedState>
            </Panel>
          ) : id && !known ? (
            <Panel label={title}>
              <EmptyState>{t('departments.gone')}</EmptyState>
            </Panel>
          ) : (
            <SheetForm key={id} department={known} items={items} />
          )
        }
      </QueryPanel>
    </>
  );
}

function SheetForm({ department, items }: { department: Department | undefined; items: readonly Department[] }) {
  const t = useWords();
  const { locale } = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const canManage = useCan('departments.manage');
  const [departmentId] = useState(() => department?.id ?? newId('dep'));
  const [deleting, setDeleting] = useState(false);
  const list = departmentsQuery(territoryId).queryKey;
  const back = () => navigate({ to: `/t/${territoryId}/services` as string });
  const { form, submit, pending, rest } = useApiForm({
    initial: fieldsOf(department),
    send: (fields) => call(saveDepartment, { params: { territoryId, departmentId }, body: sentOf(fields) }),
    async onDone() {
      await client.invalidateQueries({ queryKey: list });
      notify.done(t('admin.saved'));
      await back();
    },
  });
  const others = items.filter((each) => each.id !== departmentId);
  return (
    <form onSubmit={submit}>
      <fieldset disabled={!canManage} className={classes.all}>
        <legend className="vh">{department?.name ?? t('departments.add')}</legend>
        {department && department.missing.length > 0 && (
          <div className={classes.note}>
            <p>{t('departments.missing.lead')}</p>
            <ul>
              {department.missing.map((mention) => (
                <li key={mention.fr}>{mention[locale]}</li>
              ))}
            </ul>
          </div>
        )}
        <Panel title={t('departments.who')}>
          <div className={classes.gap}>
            <FieldRow>
              <TextInput
                required
                withAsterisk={false}
                maxLength={160}
                label={t('departments.name')}
                {...form.getInputProps('name')}
              />
              <TextInput
                type="email"
                label={t('departments.email')}
                description={t('departments.email.hint')}
                {...form.getInputProps('email')}
              />
            </FieldRow>
            <FieldRow>
              <TextInput type="tel" maxLength={40} label={t('departments.phone')} {...form.getInputProps('phone')} />
              <TextInput maxLength={300} label={t('departments.address')} {...form.getInputProps('address')} />
            </FieldRow>
            <Checkbox
              label={t('departments.anonymous')}
              description={t('departments.anonymous.hint')}
              {...form.getInputProps('anonymous', { type: 'checkbox' })}
            />
          </div>
        </Panel>
        <Panel title={t('departments.does')}>
          <div className={classes.gap}>
            <Textarea
              autosize
              minRows={3}
              maxRows={14}
              label={t('departments.competences')}
              description={`${t('departments.competences.hint')} ${t('admin.one_a_line')}`}
              {...form.getInputProps('competences')}
            />
            <Textarea
              autosize
              minRows={2}
              maxRows={10}
              label={t('departments.keywords')}
              description={`${t('departments.keywords.hint')} ${t('admin.one_a_line')}`}
              {...form.getInputProps('keywords')}
            />
          </div>
        </Panel>
        <PeoplePanel form={form} />
        <HoursPanel form={form}>
          <NumberInput
            min={1}
            max={720}
            label={t('departments.within')}
            description={t('departments.within.hint')}
            maw="18rem"
            {...form.getInputProps('answerWithinHours')}
          />
        </HoursPanel>
        <AbsencesPanel form={form} others={others} />
        {rest !== undefined && <FormProblem error={rest} />}
        {canManage && (
          <div className={classes.bar}>
            <Button type="submit" variant="filled" loading={pending}>
              {t(department ? 'admin.save' : 'departments.add.do')}
            </Button>
            {department && (
              <Button variant="subtle" onClick={() => setDeleting(true)}>
                {t('admin.delete')}
              </Button>
            )}
          </div>
        )}
      </fieldset>
      {deleting && department && (
        <ConfirmDialog
          title={t('departments.delete', { name: department.name })}
          verb={t('admin.delete')}
          onClose={() => setDeleting(false)}
          act={async () => {
            await call(deleteDepartment, { params: { territoryId, departmentId } });
            await client.invalidateQueries({ queryKey: list });
            await back();
          }}
        >
          <p>{t('departments.delete.words')}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
