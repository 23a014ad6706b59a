import { linesOf } from '../../shared/form/lines.ts';

/** A field of a source's form, as its JSON Schema tells it. */
export type SchemaField = {
  name: string;
  kind: 'text' | 'secret' | 'choice' | 'words';
  required: boolean;
  options: readonly string[];
  initial: string;
  maxLength?: number;
  /** Asked only when another field has one of these values. */
  when?: { field: string; values: readonly string[] };
};

type Schema = {
  properties?: Record<string, Property>;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
};
type Property = { type?: string; enum?: unknown[]; const?: unknown; default?: unknown; maxLength?: number };

/** The fields to ask for, in the order of the schema; of a schema with variants, all, each in its case. */
export function schemaFields(schema: Record<string, unknown>, secrets: readonly string[]): SchemaField[] {
  const whole = schema as Schema;
  const variants = whole.oneOf ?? whole.anyOf;
  return variants ? fieldsOfVariants(variants, secrets) : fieldsOf(whole, secrets);
}

function fieldsOf(schema: Schema, secrets: readonly string[]): SchemaField[] {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    kind: kindOf(name, property, secrets),
    required: schema.required?.includes(name) === true && property.default === undefined,
    options: valuesOf(property),
    initial: typeof property.default === 'string' ? property.default : '',
    ...(property.maxLength === undefined ? {} : { maxLength: property.maxLength }),
  }));
}

function kindOf(name: string, property: Property, secrets: readonly string[]): SchemaField['kind'] {
  if (secrets.includes(name)) return 'secret';
  if (valuesOf(property).length > 0) return 'choice';
  return property.type === 'array' ? 'words' : 'text';
}

function valuesOf(property: Property): string[] {
  return (property.enum ?? (property.const === undefined ? [] : [property.const])).map(String);
}

/** Variants are told apart by the field whose values are fixed in each. */
function fieldsOfVariants(variants: readonly Schema[], secrets: readonly string[]): SchemaField[] {
  const all = variants.map((variant) => fieldsOf(variant, secrets));
  const sign = all[0]?.find((field) =>
    all.every((fields) => fields.some((f) => f.name === field.name && f.options[0])),
  );
  const names = [...new Set(all.flat().map((field) => field.name))];
  return names.flatMap((name): SchemaField[] => {
    const found = all.map((fields) => fields.find((field) => field.name === name));
    const first = found.find((field) => field !== undefined);
    if (!first) return [];
    const options = [...new Set(found.flatMap((field) => field?.options ?? []))];
    if (!sign || name === sign.name || found.every((field) => field !== undefined)) {
      return [{ ...first, options, initial: first.initial || (name === sign?.name ? (options[0] ?? '') : '') }];
    }
    const values = all
      .filter((_, index) => found[index] !== undefined)
      .flatMap((fields) => fields.find((field) => field.name === sign.name)?.options ?? []);
    return [{ ...first, when: { field: sign.name, values } }];
  });
}

export function isAsked(field: SchemaField, values: Record<string, string>): boolean {
  return field.when === undefined || field.when.values.includes(values[field.when.field] ?? '');
}

/** What was typed, as the source is set up: nothing for a field left empty, a list for words. */
export function configOf(fields: readonly SchemaField[], values: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const value = values[field.name]?.trim() ?? '';
      if (!isAsked(field, values) || value === '') return [];
      return [[field.name, field.kind === 'words' ? linesOf(value) : value]];
    }),
  );
}

/** What is known of a source, as its form shows it; secrets are never known. */
export function valuesOfConfig(
  fields: readonly SchemaField[],
  config: Record<string, unknown>,
): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = config[field.name];
      if (value === undefined || value === null) return [field.name, field.initial];
      return [field.name, Array.isArray(value) ? value.join('\n') : String(value)];
    }),
  );
}
