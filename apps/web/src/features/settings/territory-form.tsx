import { type Role, sharedRoles, updateTerritory } from '@beffroi/contracts';
import { Checkbox, ColorInput, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { FieldRow, FieldSet, Form } from '../../shared/form/form.tsx';
import { linesOf } from '../../shared/form/lines.ts';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { roleWords } from '../../shared/role-words.ts';
import { sessionQuery } from '../../shared/session.ts';
import { kindOptions } from '../../shared/territory-words.ts';
import { timeZoneOptions } from '../../shared/time-zones.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { territoryQuery, type WholeTerritory } from './territory.queries.ts';
import classes from './settings.module.css';

const languages = ['fr', 'en', 'nl', 'de', 'es', 'it', 'pt', 'br', 'eu', 'oc', 'co', 'ca'] as const;

/** Names, place and looks of the territory. */
export function TerritoryForm({ territory }: { territory: WholeTerritory }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { locale } = useFormat();
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      kind: territory.kind,
      name: territory.name,
      shortName: territory.shortName ?? '',
      variants: territory.variants.join('\n'),
      timeZone: territory.timeZone,
      languages: territory.languages,
      accent: territory.colours.accent ?? '',
      second: territory.colours.second ?? '',
      sharedWithGrouping: territory.sharedWithGrouping as Exclude<Role, 'administrator'>[],
    },
    send: ({ variants, accent, second, sharedWithGrouping, ...values }) =>
      call(updateTerritory, {
        params: { territoryId: territory.id },
        body: {
          ...values,
          variants: linesOf(variants),
          colours: { ...(accent ? { accent } : {}), ...(second ? { second } : {}) },
          ...(territory.groupingId ? { sharedWithGrouping } : {}),
        },
      }),
    async onDone() {
      notify.done(t('admin.saved'));
      await Promise.all([
        client.invalidateQueries({ queryKey: territoryQuery(territory.id).queryKey }),
        client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ]);
    },
  });
  const known = [...new Set([...languages, ...territory.languages])];
  return (
    <Form onSubmit={submit} rest={rest} pending={pending} submit={t('admin.save')}>
      <FieldRow>
        <TextInput
          required
          withAsterisk={false}
          maxLength={120}
          label={t('territory.name')}
          {...form.getInputProps('name')}
        />
        <TextInput maxLength={40} label={t('settings.shortname')} {...form.getInputProps('shortName')} />
      </FieldRow>
      <FieldRow>
        <NativeSelect label={t('territory.kind')} data={kindOptions(t)} {...form.getInputProps('kind')} />
        <NativeSelect
          label={t('settings.timezone')}
          data={timeZoneOptions(territory.timeZone)}
          {...form.getInputProps('timeZone')}
        />
      </FieldRow>
      <Textarea
        autosize
        minRows={3}
        maxRows={12}
        label={t('settings.variants')}
        description={`${t('settings.variants.hint')} ${t('admin.one_a_line')}`}
        {...form.getInputProps('variants')}
      />
      <Checkbox.Group label={t('settings.languages')} {...form.getInputProps('languages')}>
        <div className={classes.grid}>
          {known.map((code) => (
            <Checkbox key={code} value={code} label={names.of(code) ?? code} />
          ))}
        </div>
      </Checkbox.Group>
      <FieldRow>
        {(['accent', 'second'] as const).map((name) => (
          <ColorInput
            key={name}
            format="hex"
            fixOnBlur
            label={t(`settings.colour.${name}`)}
            eyeDropperButtonProps={{ 'aria-label': t('settings.colour.pick') }}
            {...form.getInputProps(name)}
          />
        ))}
      </FieldRow>
      {territory.groupingId && (
        <FieldSet legend={t('settings.sharing')} hint={t('settings.sharing.hint')}>
          <Checkbox.Group aria-label={t('settings.sharing')} {...form.getInputProps('sharedWithGrouping')}>
            <div className={classes.grid}>
              {sharedRoles.map((role) => (
                <Checkbox key={role} value={role} label={t(roleWords[role])} />
              ))}
            </div>
          </Checkbox.Group>
        </FieldSet>
      )}
    </Form>
  );
}
