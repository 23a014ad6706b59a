import { Panel } from '@beffroi/ui';
import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { FieldRow } from '../../shared/form/form.tsx';
import { channelsQuery } from '../../shared/publishing/channels.ts';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import type { SettingsFields } from './desk-settings.rules.ts';

export type SettingsForm = UseFormReturnType<SettingsFields>;

/** By what requests come and go: form, mailbox, other systems; and how they are named. */
export function DoorsPanel({ form }: { form: SettingsForm }) {
  const t = useWords();
  const { id } = useTerritory();
  const channels = useQuery({ ...channelsQuery(id), enabled: useCan('channels.read') });
  const mailboxes = (channels.data?.items ?? []).filter(({ network }) => (network as string) === 'mailbox');
  return (
    <Panel title={t('reqset.doors')}>
      <div className={classes.gap}>
        <Checkbox
          label={t('reqset.form')}
          description={t('reqset.form.hint')}
          {...form.getInputProps('formOpen', { type: 'checkbox' })}
        />
        <Checkbox
          label={t('reqset.open311')}
          description={t('reqset.open311.hint')}
          {...form.getInputProps('open311', { type: 'checkbox' })}
        />
        <FieldRow>
          <TextInput
            required
            withAsterisk={false}
            maxLength={5}
            label={t('reqset.prefix')}
            description={t('reqset.prefix.hint', { example: `${form.values.prefix || 'PIC'}-2026-0412` })}
            {...form.getInputProps('prefix')}
          />
          <NumberInput
            min={30}
            max={3650}
            label={t('reqset.keep')}
            description={t('reqset.keep.hint')}
            {...form.getInputProps('keepDays')}
          />
        </FieldRow>
        <NativeSelect
          label={t('reqset.mailbox')}
          description={t('reqset.mailbox.hint')}
          data={[
            { value: '', label: t('reqset.mailbox.none') },
            ...mailboxes.map((channel) => ({ value: channel.id, label: channel.name })),
          ]}
          {...form.getInputProps('mailboxChannelId')}
        />
        {form.values.mailboxChannelId !== '' && (
          <Checkbox
            label={t('reqset.plus')}
            description={t('reqset.plus.hint')}
            {...form.getInputProps('plusAddressing', { type: 'checkbox' })}
          />
        )}
      </div>
    </Panel>
  );
}

/** Who answers while no department has it, and where recourse is brought. */
export function OfficePanel({ form }: { form: SettingsForm }) {
  const t = useWords();
  return (
    <Panel title={t('reqset.office')}>
      <div className={classes.gap}>
        <p className={classes.small}>{t('reqset.office.lead')}</p>
        <FieldRow>
          <TextInput maxLength={160} label={t('reqset.office.name')} {...form.getInputProps('office.name')} />
          <TextInput maxLength={300} label={t('reqset.office.address')} {...form.getInputProps('office.address')} />
        </FieldRow>
        <FieldRow>
          <TextInput
            type="tel"
            maxLength={40}
            label={t('reqset.office.phone')}
            {...form.getInputProps('office.phone')}
          />
          <TextInput
            type="email"
            maxLength={254}
            label={t('reqset.office.email')}
            {...form.getInputProps('office.email')}
          />
        </FieldRow>
        <TextInput
          maxLength={200}
          label={t('reqset.court')}
          description={t('reqset.court.hint')}
          {...form.getInputProps('court')}
        />
      </div>
    </Panel>
  );
}

const compliance = ['not_audited', 'none', 'partial', 'full'] as const;

/** What the law wants on public pages. */
export function TextsPanel({ form }: { form: SettingsForm }) {
  const t = useWords();
  return (
    <Panel title={t('reqset.texts')}>
      <div className={classes.gap}>
        {(['terms', 'legalNotice', 'dataProtection'] as const).map((name) => (
          <Textarea
            key={name}
            autosize
            minRows={3}
            maxRows={16}
            maxLength={10_000}
            label={t(`reqset.${name}`)}
            description={t(`reqset.${name}.hint`)}
            {...form.getInputProps(name)}
          />
        ))}
        <FieldRow>
          <NativeSelect
            label={t('reqset.accessibility')}
            data={compliance.map((value) => ({ value, label: t(`reqset.accessibility.${value}`) }))}
            {...form.getInputProps('accessibility')}
          />
          <TextInput
            type="url"
            maxLength={500}
            label={t('reqset.accessibility.url')}
            placeholder="https://"
            {...form.getInputProps('accessibilityUrl')}
          />
        </FieldRow>
      </div>
    </Panel>
  );
}
