import { readFileSync } from 'node:fs';
import type { Bilingual } from '@beffroi/contracts';
import type { z } from 'zod';
import type { Setting } from './setting.kinds.ts';
import { settingsTable } from './settings.table.ts';

type Table = typeof settingsTable;
type ValueOf<S> = S extends { schema: z.ZodType<infer Value, string> }
  ? S extends { default: string }
    ? Value
    : Value | undefined
  : never;

/** The settings of an installation; what has a default is always there. */
export type Settings = { [Key in keyof Table]: ValueOf<Table[Key]> } & { baseUrl: string };

/** A setting at fault: the variable, and a sentence that says what it must be. */
export type SettingProblem = { name: string; text: Bilingual };

export type SettingsOutcome = { ok: true; settings: Settings } | { ok: false; problems: SettingProblem[] };

type Env = Record<string, string | undefined>;

/** Reads every setting from an environment. An empty variable counts as absent. */
export function loadSettings(env: Env): SettingsOutcome {
  const problems: SettingProblem[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Setting>(settingsTable)) {
    const raw = rawValue(setting, env, problems);
    if (raw === undefined) continue;
    const parsed = setting.schema.safeParse(raw);
    if (parsed.success) values[key] = parsed.data;
    else problems.push(unreadable(setting, raw));
  }
  // Each key was read by the schema of its row, and those with a default are there: the table is the type.
  const settings = {
    ...values,
    baseUrl: values['baseUrl'] ?? `http://localhost:${String(values['port'])}`,
  } as Settings;
  if (problems.length === 0) problems.push(...contradictions(settings));
  return problems.length === 0 ? { ok: true, settings } : { ok: false, problems };
}

function rawValue(setting: Setting, env: Env, problems: SettingProblem[]): string | undefined {
  const { name } = setting;
  const direct = env[name]?.trim() || undefined;
  const file = setting.secret ? env[`${name}_FILE`] || undefined : undefined;
  if (direct !== undefined && file !== undefined) {
    problems.push(
      problem(
        name,
        `${name} et ${name}_FILE sont tous deux donnés : gardez-en un.`,
        `${name} and ${name}_FILE are both given: keep one.`,
      ),
    );
    return undefined;
  }
  if (file === undefined) return direct ?? setting.default;
  try {
    return readFileSync(file, 'utf8').trim() || undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    problems.push(
      problem(
        `${name}_FILE`,
        `${name}_FILE : le fichier ${file} ne peut pas être lu (${code}).`,
        `${name}_FILE: the file ${file} cannot be read (${code}).`,
      ),
    );
    return undefined;
  }
}

function unreadable(setting: Setting, raw: string): SettingProblem {
  const { name, expects } = setting;
  const shown = setting.secret
    ? { fr: `${name} n’est pas lisible`, en: `${name} cannot be read` }
    : { fr: `${name} vaut « ${raw} »`, en: `${name} is "${raw}"` };
  return problem(name, `${shown.fr} : il faut ${expects.fr}.`, `${shown.en}: it must be ${expects.en}.`);
}

/** What only shows when settings are read together. */
function contradictions(settings: Settings): SettingProblem[] {
  const found: SettingProblem[] = [];
  const require = (given: boolean, name: string, because: string) => {
    if (!given)
      found.push(problem(name, `${name} manque : ${because} est donné.`, `${name} is missing: ${because} is given.`));
  };
  if (settings.oidcIssuer !== undefined) {
    require(settings.oidcClientId !== undefined, 'OIDC_CLIENT_ID', 'OIDC_ISSUER');
    require(settings.oidcClientSecret !== undefined, 'OIDC_CLIENT_SECRET', 'OIDC_ISSUER');
  }
  if (settings.proconnectIssuer !== undefined) {
    require(settings.proconnectClientId !== undefined, 'PROCONNECT_CLIENT_ID', 'PROCONNECT_ISSUER');
    require(settings.proconnectClientSecret !== undefined, 'PROCONNECT_CLIENT_SECRET', 'PROCONNECT_ISSUER');
  }
  const provider = settings.oidcIssuer ?? settings.proconnectIssuer;
  if (settings.oidcOnly) require(provider !== undefined, 'OIDC_ISSUER', 'OIDC_ONLY');
  if (settings.vapidPublicKey !== undefined)
    require(settings.vapidPrivateKey !== undefined, 'VAPID_PRIVATE_KEY', 'VAPID_PUBLIC_KEY');
  if (settings.vapidPrivateKey !== undefined)
    require(settings.vapidPublicKey !== undefined, 'VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY');
  if (settings.role !== 'all') {
    require(settings.databaseUrl !== undefined, 'DATABASE_URL', 'ROLE');
    require(settings.secretKey !== undefined, 'SECRET_KEY', 'ROLE');
  }
  return found;
}

function problem(name: string, fr: string, en: string): SettingProblem {
  return { name, text: { fr, en } };
}
