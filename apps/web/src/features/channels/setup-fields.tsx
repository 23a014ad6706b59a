import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useWords } from '../../shared/words.ts';
import { isAsked } from '../sources/schema.rules.ts';
import type { SetupField } from './setup.rules.ts';
import classes from './channels.module.css';

type Given<V> = {
  form: UseFormReturnType<V>;
  fields: readonly SetupField[];
  /** What is left empty stays as it was. */
  keepsEmpty: boolean;
};

/** What a network asks for, field by field; what can be guessed is folded away until it is wanted, or wrong. */
export function SetupFields<V extends { setup: Record<string, string> }>({ form, fields, keepsEmpty }: Given<V>) {
  const t = useWords();
  const asked = fields.filter((field) => isAsked(field, form.values.setup));
  const advanced = asked.filter((field) => field.advanced);
  const isWrong = advanced.some(({ name }) => form.errors[`setup.${name}`] !== undefined);
  const one = (field: SetupField) => <OneField key={field.name} form={form} field={field} keepsEmpty={keepsEmpty} />;
  return (
    <>
      {asked.filter((field) => !field.advanced).map(one)}
      {advanced.length > 0 && (
        <details className={classes.details} open={isWrong || undefined}>
          <summary>{t('channels.setup.more')}</summary>
          <div className={classes.stack}>{advanced.map(one)}</div>
        </details>
      )}
    </>
  );
}

function OneField<V extends { setup: Record<string, string> }>({
  form,
  field,
  keepsEmpty,
}: Omit<Given<V>, 'fields'> & { field: SetupField }) {
  const t = useWords();
  const shared = {
    label: field.label,
    description: field.hint,
    required: field.required && !keepsEmpty,
    withAsterisk: false,
    ...(field.maxLength ? { maxLength: field.maxLength } : {}),
    ...form.getInputProps(`setup.${field.name}`),
  };
  if (field.kind === 'choice') return <NativeSelect data={[...field.options]} {...shared} />;
  if (field.kind === 'words') return <Textarea autosize minRows={2} maxRows={10} {...shared} />;
  if (field.kind === 'secret') {
    return (
      <PasswordInput
        autoComplete="off"
        visibilityToggleButtonProps={{ 'aria-label': t('door.password.show') }}
        {...shared}
      />
    );
  }
  return <TextInput autoCapitalize="none" spellCheck={false} autoComplete="off" {...shared} />;
}
