import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../shared/words.ts';
import { isAsked } from '../sources/schema.rules.ts';
import type { SetupField } from './setup.rules.ts';

/** What a network asks for, field by field. */
export function SetupFields<V extends { setup: Record<string, string> }>({
  form,
  fields,
  keepsEmpty,
}: {
  form: UseFormReturnType<V>;
  fields: readonly SetupField[];
  /** What is left empty stays as it was. */
  keepsEmpty: boolean;
}) {
  const t = useWords();
  return fields
    .filter((field) => isAsked(field, form.values.setup))
    .map((field) => {
      const shared = {
        label: field.label,
        description: field.hint,
        required: field.required && !keepsEmpty,
        withAsterisk: false,
        ...(field.maxLength ? { maxLength: field.maxLength } : {}),
        ...form.getInputProps(`setup.${field.name}`),
      };
      if (field.kind === 'choice') return <NativeSelect key={field.name} data={[...field.options]} {...shared} />;
      if (field.kind === 'words') return <Textarea key={field.name} autosize minRows={2} maxRows={10} {...shared} />;
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
      return <TextInput key={field.name} autoCapitalize="none" spellCheck={false} autoComplete="off" {...shared} />;
    });
}
