import { type NotificationPreferences, setPreferences } from '@beffroi/contracts';
import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../../../shared/api.ts';
import { FieldRow, FieldSet, Form } from '../../../shared/form/form.tsx';
import { useApiForm } from '../../../shared/form/use-api-form.ts';
import { LateWords } from '../../../shared/late-words.tsx';
import { useNotify } from '../../../shared/notify.tsx';
import { useCan, useTerritory } from '../../../shared/session.ts';
import { useWords } from '../../../shared/words.ts';
import { chainQuery } from '../../oncall/oncall.queries.ts';
import { preferencesQuery } from './preferences.queries.ts';
import { phoneNumber, readablePhone } from './phone.rules.ts';

const levels = ['1', '2', '3', '4'] as const;

type Props = {
  preferences: NotificationPreferences;
  mailConfigured: boolean;
  verb?: string;
  onSaved?: () => void;
};

/** By what alarms reach me, from which severity, and at night. */
export function PreferencesForm(props: Props) {
  return (
    <LateWords of={['reach']}>
      <Fields {...props} />
    </LateWords>
  );
}

function Fields({ preferences, mailConfigured, verb, onSaved }: Props) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const isOnRota = useCan('oncall.read');
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      email: preferences.email,
      push: preferences.push,
      sms: preferences.sms,
      voice: preferences.voice,
      phone: preferences.phone ? readablePhone(preferences.phone) : '',
      minLevel: String(preferences.minLevel),
      quiet: preferences.quietFrom !== undefined,
      quietFrom: preferences.quietFrom ?? '22:00',
      quietTo: preferences.quietTo ?? '07:00',
      quietLevel: String(preferences.quietLevel),
      offDuty: preferences.offDuty,
    },
    send: ({ minLevel, quiet, quietFrom, quietTo, quietLevel, phone, ...means }) =>
      call(setPreferences, {
        params: { territoryId },
        body: {
          ...means,
          minLevel: Number(minLevel),
          quietLevel: Number(quietLevel),
          ...(quiet ? { quietFrom, quietTo } : {}),
          // What is no number is sent as it was typed: the server refuses it beside its field.
          ...(phone.trim() ? { phone: phoneNumber(phone) ?? phone } : {}),
        },
      }),
    reword: (field) => (field === 'phone' ? t('reach.phone.wrong') : undefined),
    async onDone() {
      if (!onSaved) notify.done(t('admin.saved'));
      await client.invalidateQueries({ queryKey: preferencesQuery(territoryId).queryKey });
      onSaved?.();
    },
  });
  const { values } = form;
  const choices = levels.map((level) => ({ value: level, label: t(`settings.level.${level}`) }));
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
        <PhoneMeans sms={values.sms} voice={values.voice} hasPhone={values.phone.trim() !== ''} form={form} />
      </FieldSet>
      <TextInput
        maw="26rem"
        type="tel"
        autoComplete="tel"
        label={t('reach.phone')}
        description={t('reach.phone.hint')}
        placeholder="06 12 34 56 78"
        required={values.sms || values.voice}
        withAsterisk={false}
        {...form.getInputProps('phone')}
      />
      <NativeSelect maw="26rem" label={t('settings.mine.level')} data={choices} {...form.getInputProps('minLevel')} />
      {isOnRota && (
        <Switch
          label={t('reach.offduty')}
          description={t('reach.offduty.hint')}
          {...form.getInputProps('offDuty', { type: 'checkbox' })}
        />
      )}
      <FieldSet legend={t('settings.mine.quiet')}>
        <Switch
          label={t('settings.mine.quiet.on')}
          description={t('reach.quiet.hint')}
          {...form.getInputProps('quiet', { type: 'checkbox' })}
        />
        {values.quiet && (
          <>
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
            <NativeSelect
              maw="26rem"
              label={t('reach.quiet.level')}
              description={t('reach.quiet.level.hint')}
              data={choices}
              {...form.getInputProps('quietLevel')}
            />
          </>
        )}
      </FieldSet>
    </Form>
  );
}

type Inputs = { getInputProps: (name: 'sms' | 'voice', options: { type: 'checkbox' }) => object };

/** SMS and voice: there when the territory has a gateway; what was on before can always be taken away. */
function PhoneMeans({ form, hasPhone, ...on }: { sms: boolean; voice: boolean; hasPhone: boolean; form: Inputs }) {
  const t = useWords();
  const { id } = useTerritory();
  const mayKnow = useCan('oncall.read');
  const maySet = useCan('notifications.configure');
  const gateway = useQuery({ ...chainQuery(id), enabled: mayKnow }).data?.gateway;
  if (!mayKnow && !on.sms && !on.voice) return null;
  const missing = gateway !== undefined && !gateway.sms && !gateway.voice;
  return (
    <>
      {(['sms', 'voice'] as const).map((means) => {
        const works = gateway?.[means] ?? false;
        return (
          <Switch
            key={means}
            label={t(`settings.means.${means}`)}
            disabled={!works && !on[means]}
            description={
              gateway && t(works ? (hasPhone ? `reach.${means}.hint` : 'reach.phone.needed') : 'reach.gateway.none')
            }
            {...form.getInputProps(means, { type: 'checkbox' })}
          />
        );
      })}
      {missing && maySet && (
        <p>
          <Link to={`/t/${id}/reglages/envois` as string}>{t('reach.gateway.set')}</Link>
        </p>
      )}
    </>
  );
}
