import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** One setting: an environment variable, what it is for, what it may hold, what it is when absent. */
export type Setting<S extends z.ZodType = z.ZodType> = {
  env: string;
  doc: string;
  schema: S;
  /** Shown in `.env.example`; a setting without one is optional or required by its schema. */
  example?: string;
  /** A secret may come from a file named by `<env>_FILE`. */
  secret?: true;
};

export type Settings = Record<string, Setting>;
export type Values<S extends Settings> = { [K in keyof S]: z.output<S[K]['schema']> };

/** A setting that cannot be read, in a plain sentence. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads settings from an environment. An empty variable counts as absent.
 * @throws SettingsError with one sentence a setting at fault
 */
export function readSettings<S extends Settings>(settings: S, env: Record<string, string | undefined>): Values<S> {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [name, setting] of Object.entries(settings)) {
    const raw = setting.secret ? secretOf(setting.env, env, faults) : env[setting.env];
    const parsed = setting.schema.safeParse(raw === '' ? undefined : raw);
    if (parsed.success) values[name] = parsed.data;
    else faults.push(`${setting.env}: ${parsed.error.issues.map((issue) => issue.message).join('; ')}. ${setting.doc}`);
  }
  if (faults.length > 0) throw new SettingsError(faults.join('\n'));
  return values as Values<S>;
}

function secretOf(name: string, env: Record<string, string | undefined>, faults: string[]): string | undefined {
  const file = env[`${name}_FILE`];
  if (env[name] !== undefined && env[name] !== '') {
    if (file) faults.push(`${name} and ${name}_FILE are both set: keep one.`);
    return env[name];
  }
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    faults.push(`${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'}).`);
    return undefined;
  }
}

/** A setting written `true`/`false`, `1`/`0`, `yes`/`no`. */
export function flag(byDefault: boolean) {
  return z
    .string()
    .optional()
    .transform((raw, context) => {
      if (raw === undefined) return byDefault;
      if (/^(1|true|yes|oui|on)$/i.test(raw)) return true;
      if (/^(0|false|no|non|off)$/i.test(raw)) return false;
      context.addIssue({ code: 'custom', message: `'${raw}' is neither true nor false` });
      return z.NEVER;
    });
}

/** A whole number between two bounds. */
export function whole(byDefault: number, min: number, max: number) {
  return z
    .string()
    .optional()
    .transform((raw, context) => {
      if (raw === undefined) return byDefault;
      const value = Number(raw);
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      context.addIssue({ code: 'custom', message: `'${raw}' is not a whole number from ${min} to ${max}` });
      return z.NEVER;
    });
}
