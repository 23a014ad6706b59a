import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';

/** What a setting may hold: how its text is read, and how to say what it must be. */
export type Kind<Value> = { schema: z.ZodType<Value, string>; expects: Bilingual };

/** One setting: an environment variable. */
export type Setting<Value = unknown> = Kind<Value> & {
  name: string;
  doc: Bilingual;
  /** As one would write it; a setting without a default may be absent. */
  default?: string;
  /** Shown in `.env.example` when there is no default. */
  example?: string;
  /** It may come from the file that `<name>_FILE` names, and is never shown. */
  secret?: true;
};

export const text: Kind<string> = {
  schema: z.string(),
  expects: { fr: 'un texte', en: 'a text' },
};

export const flag: Kind<boolean> = {
  schema: z
    .string()
    .regex(/^(1|true|yes|oui|0|false|no|non)$/i)
    .transform((raw) => /^(1|true|yes|oui)$/i.test(raw)),
  expects: { fr: 'true ou false', en: 'true or false' },
};

export function whole(min: number, max: number): Kind<number> {
  return {
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .refine((value) => value >= min && value <= max),
    expects: { fr: `un nombre entier de ${min} à ${max}`, en: `a whole number from ${min} to ${max}` },
  };
}

export function choice<const Values extends readonly [string, ...string[]]>(values: Values): Kind<Values[number]> {
  const list = values.join(', ');
  return {
    schema: z.string().pipe(z.enum(values)),
    expects: { fr: `l’un de ceux-ci : ${list}`, en: `one of: ${list}` },
  };
}

/** An address whose scheme is among those named. */
export function address(schemes: readonly string[], example: string): Kind<string> {
  const list = schemes.map((scheme) => `${scheme}://`).join(', ');
  return {
    schema: z.string().refine((raw) => URL.canParse(raw) && schemes.includes(new URL(raw).protocol.slice(0, -1))),
    expects: { fr: `une adresse en ${list}, comme ${example}`, en: `an address in ${list}, like ${example}` },
  };
}

/** A public address without a final slash, so that paths can be put after it. */
export const baseAddress: Kind<string> = {
  schema: address(['http', 'https'], '').schema.transform((raw) => raw.replace(/\/+$/, '')),
  expects: {
    fr: 'une adresse en http:// ou https://, comme https://beffroi.example.fr',
    en: 'an address in http:// or https://, like https://beffroi.example.fr',
  },
};

export function longText(min: number): Kind<string> {
  return {
    schema: z.string().min(min),
    expects: { fr: `un texte de ${min} caractères ou plus`, en: `a text of ${min} characters or more` },
  };
}

/** Words separated by commas or spaces, each of one form. */
export function words(form: RegExp, expects: Bilingual): Kind<string[]> {
  return {
    schema: z
      .string()
      .transform((raw) => raw.split(/[\s,]+/).filter((word) => word !== ''))
      .refine((list) => list.every((word) => form.test(word))),
    expects,
  };
}

/** Host names, addresses or networks: `intranet.example.fr, 10.0.0.0/8`. */
export const hosts: Kind<string[]> = words(/^[a-z0-9:._*-]+(\/\d{1,3})?$/i, {
  fr: 'des noms ou adresses séparés par des virgules, comme intranet.example.fr, 10.0.0.0/8',
  en: 'names or addresses separated by commas, like intranet.example.fr, 10.0.0.0/8',
});
