import { schemaFields, type SchemaField } from '../sources/schema.rules.ts';

/** A field of what is typed to connect an account, in the words of the network. */
export type SetupField = SchemaField & { label: string; hint?: string; advanced?: true };

type Property = {
  'x-advanced'?: boolean;
  title?: string;
  description?: string;
  'x-en'?: { title?: string; description?: string };
};

/** The fields of a set-up, their words in the language on screen; what the choice of a preset gives is not asked. */
export function setupFieldsOf(
  publisher: { setup: Record<string, unknown>; secretFields: readonly string[]; presets: readonly unknown[] },
  locale: 'fr' | 'en',
): SetupField[] {
  const properties = (publisher.setup['properties'] ?? {}) as Record<string, Property>;
  return schemaFields(publisher.setup, publisher.secretFields)
    .filter(({ name }) => !(name === 'preset' && publisher.presets.length > 0))
    .map((field) => {
      const property = properties[field.name] ?? {};
      const words = locale === 'en' ? { ...property, ...property['x-en'] } : property;
      return {
        ...field,
        label: words.title ?? field.name,
        ...(words.description ? { hint: words.description } : {}),
        ...(property['x-advanced'] ? { advanced: true as const } : {}),
      };
    });
}

/** What was typed, without what was left empty: the server has its own for that. */
export function typedSetup(
  fields: readonly Pick<SetupField, 'name'>[],
  values: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = values[name]?.trim() ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}
