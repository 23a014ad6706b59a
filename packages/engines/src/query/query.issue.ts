export type Bilingual = { readonly fr: string; readonly en: string };

/** What is wrong with a query, and where: UTF-16 offsets in its source. */
export type QueryIssue = {
  readonly from: number;
  readonly to: number;
  readonly code: QueryIssueCode;
  readonly message: Bilingual;
  readonly expected?: Bilingual;
  /** What to type instead. */
  readonly suggestion?: Bilingual;
};

export type QueryIssueCode = keyof typeof messages;

type Details = { what?: string; limit?: number; expected?: Bilingual; suggestion?: Bilingual | string };

/** Builds an issue: the sentence is that of the code, `details` fill it. */
export function queryIssue(code: QueryIssueCode, from: number, to: number, details: Details = {}): QueryIssue {
  const message = messages[code](details.what ?? '', details.limit ?? 0);
  const expected = details.expected ?? expectations[code];
  const suggestion =
    typeof details.suggestion === 'string' ? { fr: details.suggestion, en: details.suggestion } : details.suggestion;
  return Object.freeze({ from, to, code, message, ...(expected && { expected }), ...(suggestion && { suggestion }) });
}

const term: Bilingual = {
  fr: 'un mot, une expression entre guillemets ou une parenthèse',
  en: 'a word, a quoted phrase or a parenthesis',
};

const expectations: Partial<Record<string, Bilingual>> = {
  'query.empty': term,
  'query.missing_operand': term,
  'query.empty_group': term,
  'query.empty_phrase': {
    fr: 'au moins un mot entre les guillemets',
    en: 'at least one word between the quotation marks',
  },
  'query.missing_close': { fr: 'une parenthèse fermante', en: 'a closing parenthesis' },
  'query.unclosed_phrase': { fr: 'un guillemet fermant', en: 'a closing quotation mark' },
  'query.nothing_searchable': { fr: 'une lettre, un chiffre ou un emoji', en: 'a letter, a digit or an emoji' },
  'query.near_operand': {
    fr: 'un mot ou une expression entre guillemets de chaque côté',
    en: 'a word or a quoted phrase on each side',
  },
  'query.only_exclusion': {
    fr: 'au moins un mot, une mention ou un filtre à trouver',
    en: 'at least one word, mention or filter to find',
  },
};

const messages = {
  'query.empty': () => ({ fr: 'La requête est vide.', en: 'The query is empty.' }),
  'query.too_long': (_what: string, limit: number) => ({
    fr: `La requête est trop longue : ${limit} caractères au plus.`,
    en: `The query is too long: ${limit} characters at most.`,
  }),
  'query.too_many_terms': (_what: string, limit: number) => ({
    fr: `La requête compte trop de termes : ${limit} au plus.`,
    en: `The query has too many terms: ${limit} at most.`,
  }),
  'query.too_deep': (_what: string, limit: number) => ({
    fr: `La requête emboîte trop de parenthèses : ${limit} niveaux au plus.`,
    en: `The query nests too many parentheses: ${limit} levels at most.`,
  }),
  'query.missing_operand': (what: string) => ({
    fr: what === '' ? 'Il manque un terme ici.' : `Il manque un terme après « ${what} ».`,
    en: what === '' ? 'A term is missing here.' : `A term is missing after '${what}'.`,
  }),
  'query.missing_left_operand': (what: string) => ({
    fr: `Il manque un terme avant « ${what} ».`,
    en: `A term is missing before '${what}'.`,
  }),
  'query.missing_close': () => ({
    fr: 'Cette parenthèse n’est jamais fermée.',
    en: 'This parenthesis is never closed.',
  }),
  'query.unexpected_close': () => ({
    fr: 'Cette parenthèse fermante n’en ferme aucune.',
    en: 'This closing parenthesis closes nothing.',
  }),
  'query.empty_group': () => ({ fr: 'Ces parenthèses sont vides.', en: 'These parentheses are empty.' }),
  'query.unclosed_phrase': () => ({
    fr: 'Ce guillemet n’est jamais fermé.',
    en: 'This quotation mark is never closed.',
  }),
  'query.empty_phrase': () => ({ fr: 'Ces guillemets sont vides.', en: 'These quotation marks are empty.' }),
  'query.nothing_searchable': (what: string) => ({
    fr: `« ${what} » ne contient rien que l’on puisse chercher.`,
    en: `'${what}' contains nothing that can be searched for.`,
  }),
  'query.unknown_field': (what: string) => ({
    fr: `« ${what}: » n’est pas un filtre connu.`,
    en: `'${what}:' is not a known filter.`,
  }),
  'query.missing_value': (what: string) => ({
    fr: `Il manque une valeur après « ${what}: ».`,
    en: `A value is missing after '${what}:'.`,
  }),
  'query.invalid_value': (what: string) => ({
    fr: `« ${what} » n’est pas une valeur possible ici.`,
    en: `'${what}' is not a possible value here.`,
  }),
  'query.prefix_too_short': (what: string, limit: number) => ({
    fr: `« ${what}* » prendrait trop de mots : ${limit} caractères au moins avant l’étoile.`,
    en: `'${what}*' would take too many words: at least ${limit} characters before the star.`,
  }),
  'query.misplaced_star': () => ({
    fr: 'L’étoile ne vaut qu’à la fin d’un mot.',
    en: 'The star only works at the end of a word.',
  }),
  'query.invalid_name': (what: string) => ({
    fr: `« ${what} » n’est ni un mot-dièse ni un compte possible.`,
    en: `'${what}' is not a possible hashtag or account.`,
  }),
  'query.near_distance': (_what: string, limit: number) => ({
    fr: `La distance de PROCHE est un nombre de mots entre 1 et ${limit}.`,
    en: `The distance of NEAR is a number of words between 1 and ${limit}.`,
  }),
  'query.near_operand': () => ({
    fr: 'PROCHE relie des mots ou des expressions, pas des filtres ni des exclusions.',
    en: 'NEAR joins words or phrases, not filters or exclusions.',
  }),
  'query.only_exclusion': () => ({
    fr: 'Cette requête ne fait qu’exclure : elle prendrait presque toutes les publications.',
    en: 'This query only excludes: it would take nearly every post.',
  }),
} satisfies Record<string, (what: string, limit: number) => Bilingual>;
