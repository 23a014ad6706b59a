import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../shared/words.ts';
import { isAsked, type SchemaField } from './schema.rules.ts';
import { fieldLabel, optionLabel } from './source-words.tsx';

export type SourceValues = { name: string; config: Record<string, string> };

/** The fields that the kind of a source asks for. */
export function ConfigFields({
  form,
  fields,
  secretsSet = [],
}: {
  form: UseFormReturnType<SourceValues>;
  fields: readonly SchemaField[];
  /** Secrets that are already there: left empty, they stay. */
  secretsSet?: readonly string[];
}) {
  const t = useWords();
  return fields
    .filter((field) => isAsked(field, form.values.config))
    .map((field) => {
      const { label, hint } = fieldLabel(t, field.name);
      const kept = secretsSet.includes(field.name);
      const shared = {
        label: field.required ? label : `${label} (${t('admin.optional')})`,
        description: kept ? t('sources.secret.kept') : hint,
        required: field.required && !kept,
        withAsterisk: false,
        ...(field.maxLength ? { maxLength: field.maxLength } : {}),
        ...form.getInputProps(`config.${field.name}`),
      };
      if (field.kind === 'choice') {
        return (
          <NativeSelect
            key={field.name}
            label={label}
            data={field.options.map((option) => ({ value: option, label: optionLabel(t, option) }))}
            {...form.getInputProps(`config.${field.name}`)}
          />
        );
      }
      if (field.kind === 'secret') {
        return (
          <PasswordInput
            key={field.name}
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t('door.password.show') }}
            {...shared}
          />
        );
      }
      if (field.kind === 'words') return <Textarea key={field.name} autosize minRows={2} maxRows={10} {...shared} />;
      return <TextInput key={field.name} autoCapitalize="none" spellCheck={false} {...shared} />;
    });
}
