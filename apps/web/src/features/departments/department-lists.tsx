import type { Department } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { ListedFields } from '../../shared/form/listed.tsx';
import classes from '../../shared/rows.module.css';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { type DepartmentFields, levels, weekDays } from './departments.rules.ts';

type FormOf = UseFormReturnType<DepartmentFields>;

/** Who is reminded, from the agent up to the director. */
export function PeoplePanel({ form }: { form: FormOf }) {
  const t = useWords();
  const of = (index: number, field: string) => form.getInputProps(`people.${index}.${field}`);
  return (
    <Panel title={t('departments.staff')}>
      <p className={classes.small}>{t('departments.staff.lead')}</p>
      <ListedFields
        compact
        name={t('departments.person')}
        add={t('departments.person.add')}
        remove={(number) => t('departments.person.remove', { number })}
        count={form.values.people.length}
        onAdd={() => form.insertListItem('people', { name: '', level: 'agent', email: '' })}
        onRemove={(index) => form.removeListItem('people', index)}
      >
        {(index) => (
          <>
            <TextInput
              required
              withAsterisk={false}
              maxLength={120}
              label={t('departments.person.name')}
              {...of(index, 'name')}
            />
            <NativeSelect
              label={t('departments.person.level')}
              data={levels.map((value) => ({ value, label: t(`departments.level.${value}`) }))}
              {...of(index, 'level')}
            />
            <TextInput
              type="email"
              required
              withAsterisk={false}
              label={t('departments.person.email')}
              {...of(index, 'email')}
            />
          </>
        )}
      </ListedFields>
    </Panel>
  );
}

/** Working hours: reminders and promises count by them. */
export function HoursPanel({ form, children }: { form: FormOf; children: ReactNode }) {
  const t = useWords();
  const { locale } = useFormat();
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const days = weekDays.map((day) => ({ value: String(day), label: name.format(Date.UTC(2024, 0, day)) }));
  const of = (index: number, field: string) => form.getInputProps(`hours.${index}.${field}`);
  return (
    <Panel title={t('departments.hours')}>
      {children}
      <ListedFields
        compact
        name={t('departments.hour')}
        add={t('departments.hour.add')}
        remove={(number) => t('departments.hour.remove', { number })}
        count={form.values.hours.length}
        onAdd={() => form.insertListItem('hours', { day: '1', from: '09:00', to: '17:00' })}
        onRemove={(index) => form.removeListItem('hours', index)}
      >
        {(index) => (
          <>
            <NativeSelect label={t('departments.hour.day')} data={days} {...of(index, 'day')} />
            <TextInput
              type="time"
              required
              withAsterisk={false}
              label={t('departments.hour.from')}
              {...of(index, 'from')}
            />
            <TextInput
              type="time"
              required
              withAsterisk={false}
              label={t('departments.hour.to')}
              {...of(index, 'to')}
            />
          </>
        )}
      </ListedFields>
    </Panel>
  );
}

/** When nobody is there, and who stands in. */
export function AbsencesPanel({ form, others }: { form: FormOf; others: readonly Department[] }) {
  const t = useWords();
  const of = (index: number, field: string) => form.getInputProps(`absences.${index}.${field}`);
  return (
    <Panel title={t('departments.absences')}>
      <p className={classes.small}>{t('departments.absences.lead')}</p>
      <ListedFields
        name={t('departments.absence')}
        add={t('departments.absence.add')}
        remove={(number) => t('departments.absence.remove', { number })}
        count={form.values.absences.length}
        onAdd={() => form.insertListItem('absences', { from: '', to: '', instead: '', note: '' })}
        onRemove={(index) => form.removeListItem('absences', index)}
      >
        {(index) => (
          <>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="date"
                required
                withAsterisk={false}
                label={t(`departments.absence.${end}`)}
                {...of(index, end)}
              />
            ))}
            <NativeSelect
              label={t('departments.absence.instead')}
              data={[
                { value: '', label: t('departments.absence.nobody') },
                ...others.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...of(index, 'instead')}
            />
            <TextInput maxLength={200} label={t('departments.absence.note')} {...of(index, 'note')} />
          </>
        )}
      </ListedFields>
    </Panel>
  );
}
