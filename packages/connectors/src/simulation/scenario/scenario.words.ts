import type { z } from 'zod';

type Words = { fr: string; en: string };

const kinds: Record<string, Words> = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  int: { fr: 'un nombre entier', en: 'a whole number' },
  boolean: { fr: 'oui ou non', en: 'oui or non' },
  array: { fr: 'une liste', en: 'a list' },
  tuple: { fr: 'un nombre, ou deux entre crochets : [6, 10]', en: 'a number, or two in brackets: [6, 10]' },
  object: { fr: 'des lignes « clé : valeur » en retrait', en: "indented lines 'key: value'" },
  record: { fr: 'des lignes « clé : valeur » en retrait', en: "indented lines 'key: value'" },
};

/** What is wrong with a value, so that whoever wrote it can put it right. `value` is undefined where it is missing. */
export function wordsOfIssue(issue: z.core.$ZodIssue, name: string, value: unknown): Words {
  if (value === undefined) return { fr: `Il manque « ${name} ».`, en: `'${name}' is missing.` };
  switch (issue.code) {
    case 'invalid_type': {
      const expected = kinds[issue.expected] ?? { fr: issue.expected, en: issue.expected };
      return { fr: `« ${name} » attend ${expected.fr}.`, en: `'${name}' expects ${expected.en}.` };
    }
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ');
      return {
        fr: `« ${shown(value)} » n’est pas un choix de « ${name} ». Choix possibles : ${choices}.`,
        en: `'${shown(value)}' is no choice of '${name}'. Possible choices: ${choices}.`,
      };
    }
    case 'too_small':
    case 'too_big':
      return wordsOfSize(issue, name);
    default:
      return {
        fr: `« ${name} » ne peut pas être « ${shown(value)} ».`,
        en: `'${name}' cannot be '${shown(value)}'.`,
      };
  }
}

export function wordsOfUnknownKey(key: string, near: string | undefined): Words {
  return {
    fr: `« ${key} » n’existe pas ici${near === undefined ? '' : ` ; vouliez-vous dire « ${near} » ?`}.`.replace(
      '?.',
      '?',
    ),
    en: `'${key}' does not exist here${near === undefined ? '.' : `; did you mean '${near}'?`}`,
  };
}

function wordsOfSize(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, name: string): Words {
  const least = issue.code === 'too_small';
  const bound = String(least ? issue.minimum : issue.maximum);
  const of =
    issue.origin === 'string'
      ? { fr: ` caractère${bound === '1' ? '' : 's'}`, en: ` character${bound === '1' ? '' : 's'}` }
      : issue.origin === 'array'
        ? { fr: ` élément${bound === '1' ? '' : 's'}`, en: ` item${bound === '1' ? '' : 's'}` }
        : { fr: '', en: '' };
  return {
    fr: `« ${name} » : ${least ? 'au moins' : 'au plus'} ${bound}${of.fr}.`,
    en: `'${name}': ${least ? 'at least' : 'at most'} ${bound}${of.en}.`,
  };
}

const shown = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))).slice(0, 60);

const unreadable: Record<string, Words> = {
  DUPLICATE_KEY: { fr: 'Cette clé est donnée deux fois.', en: 'This key is given twice.' },
  BAD_INDENT: {
    fr: 'Le retrait de cette ligne ne va pas avec celui des lignes voisines.',
    en: 'The indentation of this line does not fit that of its neighbours.',
  },
  TAB_AS_INDENT: {
    fr: 'Le retrait est fait d’une tabulation : mettez des espaces.',
    en: 'The indentation is a tab: use spaces.',
  },
  MISSING_CHAR: {
    fr: 'Il manque un guillemet, un crochet ou une virgule.',
    en: 'A quote, a bracket or a comma is missing.',
  },
  BAD_ALIAS: { fr: 'Ce renvoi (*) ne mène à rien.', en: 'This alias (*) leads nowhere.' },
  MULTIPLE_DOCS: { fr: 'Un fichier est un seul scénario.', en: 'One file is one scenario.' },
};

/** What the reader of YAML could not read: its code, in words. */
export function wordsOfSyntax(code: string): Words {
  return (
    unreadable[code] ?? {
      fr: 'Cette ligne n’est pas lisible. Un texte où il y a « : », « # », « [ » ou « { » va dans un bloc : écrivez « | », puis le texte en retrait à la ligne suivante.',
      en: "This line is not readable. A text with ':', '#', '[' or '{' goes in a block: write '|', then the text indented on the next line.",
    }
  );
}
