import { ApiProblem } from '../api.ts';

export type Faults = {
  /** What to say beside each field, by its name in the form. */
  errors: Record<string, string>;
  /** What is left to say under the form; absent when every fault has its field. */
  rest: unknown;
};

/**
 * Puts the faults that the server found beside the fields that they are about. `body.` is left out of their paths; a
 * fault of a part of a field (`variants.2`) is told at the field.
 */
export function faultsOf(error: unknown, fields: readonly string[]): Faults {
  const found = error instanceof ApiProblem ? (error.problem.fields ?? []) : [];
  const errors: Record<string, string> = {};
  let homeless = found.length === 0;
  for (const { path, message } of found) {
    const name = path.replace(/^body\./, '');
    const field = fields.find((each) => name === each || name.startsWith(`${each}.`));
    if (field === undefined) homeless = true;
    else errors[field] ??= message;
  }
  return { errors, rest: homeless ? error : undefined };
}

/** The names of the fields of a form, those of a group by their path: `person.email`. */
export function fieldPaths(values: Record<string, unknown>): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.keys(value).map((part) => `${name}.${part}`)
      : [name],
  );
}
