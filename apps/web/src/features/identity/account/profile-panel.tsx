import { type Locale, type Person, updateMe } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { NativeSelect, TextInput, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale } from '../../../app/locale-provider.tsx';
import { call } from '../../../shared/api.ts';
import { FieldRow, Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { useNotify } from '../../../shared/notify.tsx';
import { sessionQuery } from '../../../shared/session.ts';
import { timeZoneOptions } from '../../../shared/time-zones.ts';
import { useWords } from '../../../shared/words.ts';

/** Name, language, theme, hours. */
export function ProfilePanel({ person }: { person: Person }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { locale, choose } = useLocale();
  const { setColorScheme } = useMantineColorScheme();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      name: person.name,
      locale: person.locale ?? locale,
      theme: person.theme,
      timeZone: person.timeZone ?? '',
    },
    send: ({ timeZone, ...values }) =>
      call(updateMe, { body: { ...values, timeZone: timeZone === '' ? null : timeZone } }),
    async onDone(_, values) {
      choose(values.locale);
      setColorScheme(values.theme === 'system' ? 'auto' : values.theme);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      notify.done(t('admin.saved'));
    },
  });
  const locales: { value: Locale; label: string }[] = [
    { value: 'fr', label: 'Français' },
    { value: 'en', label: 'English' },
  ];
  return (
    <Panel title={t('account.profile')}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
        <TextInput
          required
          withAsterisk={false}
          maxLength={120}
          autoComplete="name"
          label={t('door.name')}
          {...form.getInputProps('name')}
        />
        <FieldRow>
          <NativeSelect label={t('app.language')} data={locales} {...form.getInputProps('locale')} />
          <NativeSelect
            label={t('app.theme')}
            data={[
              { value: 'system', label: t('app.theme.auto') },
              { value: 'light', label: t('app.theme.light') },
              { value: 'dark', label: t('app.theme.dark') },
            ]}
            {...form.getInputProps('theme')}
          />
          <NativeSelect
            label={t('settings.timezone')}
            data={[{ value: '', label: t('account.timezone.territory') }, ...timeZoneOptions(person.timeZone)]}
            {...form.getInputProps('timeZone')}
          />
        </FieldRow>
      </Form>
    </Panel>
  );
}
