import { getPreferences, type NotificationPreferences, setPreferences, tryMyNotifications } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, NativeSelect, Switch, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { FieldRow, FieldSet, Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { DevicesPanel } from './devices-panel.tsx';

export function preferencesQuery(territoryId: string) {
  return queryOptions({
    queryKey: ['my-notifications', territoryId],
    queryFn: ({ signal }) => call(getPreferences, { params: { territoryId } }, { signal }),
  });
}

/** How alarms reach me, on which devices, and when they leave me alone. */
export function MyNotificationsPage() {
  const t = useWords();
  const { id } = useTerritory();
  const query = useQuery(preferencesQuery(id));
  usePage(t('settings.mine'));
  return (
    <QueryPanel query={query} rows={5}>
      {(data) => (
        <>
          <Panel title={t('settings.mine')} end={<Trial />}>
            <PreferencesForm preferences={data.preferences} mailConfigured={data.mailConfigured} />
          </Panel>
          <DevicesPanel devices={data.devices} vapidPublicKey={data.vapidPublicKey} />
        </>
      )}
    </QueryPanel>
  );
}

function Trial() {
  const t = useWords();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const attempt = useMutation({
    mutationFn: () => call(tryMyNotifications, { params: { territoryId } }),
    onSuccess: ({ sent }) =>
      notify.done(
        sent.length === 0
          ? t('settings.mine.try.none')
          : t('settings.mine.try.sent', { means: sent.map((means) => t(`settings.means.${means}`)).join(', ') }),
      ),
    onError: notify.failed,
  });
  return (
    <Button size="xs" loading={attempt.isPending} onClick={() => attempt.mutate()}>
      {t('settings.mine.try')}
    </Button>
  );
}

const levels = ['1', '2', '3', '4'] as const;

export function PreferencesForm({
  preferences,
  mailConfigured,
  verb,
  onSaved,
}: {
  preferences: NotificationPreferences;
  mailConfigured: boolean;
  verb?: string;
  onSaved?: () => void;
}) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      email: preferences.email,
      push: preferences.push,
      minLevel: String(preferences.minLevel),
      quiet: preferences.quietFrom !== undefined,
      quietFrom: preferences.quietFrom ?? '22:00',
      quietTo: preferences.quietTo ?? '07:00',
    },
    send: ({ email, push, minLevel, quiet, quietFrom, quietTo }) =>
      call(setPreferences, {
        params: { territoryId },
        body: { email, push, minLevel: Number(minLevel), ...(quiet ? { quietFrom, quietTo } : {}) },
      }),
    async onDone() {
      if (!onSaved) notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: preferencesQuery(territoryId).queryKey });
      onSaved?.();
    },
  });
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={verb ?? t('admin.save')}>
      <FieldSet legend={t('settings.mine.means')}>
        <Switch
          label={t('settings.means.email')}
          disabled={!mailConfigured}
          description={mailConfigured ? undefined : t('settings.means.email.off')}
          {...form.getInputProps('email', { type: 'checkbox' })}
        />
        <Switch
          label={t('settings.means.push')}
          description={t('settings.means.push.hint')}
          {...form.getInputProps('push', { type: 'checkbox' })}
        />
      </FieldSet>
      <NativeSelect
        maw="26rem"
        label={t('settings.mine.level')}
        data={levels.map((level) => ({ value: level, label: t(`settings.level.${level}`) }))}
        {...form.getInputProps('minLevel')}
      />
      <FieldSet legend={t('settings.mine.quiet')}>
        <Switch
          label={t('settings.mine.quiet.on')}
          description={t('settings.mine.quiet.hint')}
          {...form.getInputProps('quiet', { type: 'checkbox' })}
        />
        {form.values.quiet && (
          <FieldRow>
            <TextInput
              type="time"
              required
              withAsterisk={false}
              label={t('settings.mine.quiet.from')}
              {...form.getInputProps('quietFrom')}
            />
            <TextInput
              type="time"
              required
              withAsterisk={false}
              label={t('settings.mine.quiet.to')}
              {...form.getInputProps('quietTo')}
            />
          </FieldRow>
        )}
      </FieldSet>
    </Form>
  );
}
