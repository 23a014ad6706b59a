import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits, parseQuery, printQuery } from './index.ts';

const printed = (source: string): string => printQuery(parseQuery(source).query!);
const problems = (source: string): string[] =>
  parseQuery(source).issues.map(({ code, from, to }) => `${code} ${from}-${to}`);

describe('parseQuery', () => {
  it('binds NEAR before AND, AND before OR, and NOT to what follows it', () => {
    expect(printed('a ET b OU c SAUF d PROCHE/3 e')).toBe('a AND b OR c AND NOT d NEAR/3 e');
    expect(printed('(a OU b) c -d')).toBe('(a OR b) AND c AND NOT d');
    expect(printed('a NEAR/2 (b OR "c d")')).toBe('a NEAR/2 b OR a NEAR/2 "c d"');
    expect(printed('ab* titre:(x OU "y z") ="Le Fil"')).toBe('ab* AND (title:x OR title:"y z") AND "=Le =Fil"');
  });

  it('reads operators in capitals only', () => {
    expect(printed('sel et poivre ou or')).toBe('sel AND et AND poivre AND ou AND or');
  });

  it('reads typographic quotation marks, and addresses as phrases', () => {
    expect(printed('« conseil régional » “a b” https://ville.fr/a?b=c 12:30')).toBe(
      '"conseil regional" AND "a b" AND "https ville fr a b c" AND "12 30"',
    );
  });

  it.each([
    ['', ['query.empty 0-0']],
    ['a OU', ['query.missing_operand 4-4']],
    ['a (b OU', ['query.missing_close 2-3', 'query.missing_operand 7-7']],
    ['OU a', ['query.missing_left_operand 0-2']],
    ['a) b', ['query.unexpected_close 1-2']],
    ['a ()', ['query.empty_group 2-4']],
    ['a "b c', ['query.unclosed_phrase 2-6']],
    ['a ""', ['query.empty_phrase 2-4']],
    ['a ?!', ['query.nothing_searchable 2-4']],
    ['-a', ['query.only_exclusion 0-2']],
    ['a OR NOT b', ['query.only_exclusion 0-10']],
    ['form:x', ['query.unknown_field 0-5']],
    ['lang: fr', ['query.missing_value 0-5']],
    ['lang:français!', ['query.invalid_value 5-14']],
    ['has:video', ['query.invalid_value 4-9']],
    ['followers:beaucoup', ['query.invalid_value 10-18']],
    ['a*', ['query.prefix_too_short 0-2']],
    ['b*teau', ['query.misplaced_star 0-6']],
    ['#ma-ville', ['query.invalid_name 0-9']],
    ['a NEAR b', ['query.near_distance 2-6']],
    ['a NEAR/500 b', ['query.near_distance 2-10']],
    ['a NEAR/3 lang:fr', ['query.near_operand 2-8']],
  ])('says what is wrong with %j, and where', (source, expected) => {
    expect(problems(source)).toEqual(expected);
  });

  it('says in both languages what was expected and what to type instead', () => {
    expect(parseQuery('form:mairie').issues).toEqual([
      {
        from: 0,
        to: 5,
        code: 'query.unknown_field',
        message: { fr: '« form: » n’est pas un filtre connu.', en: "'form:' is not a known filter." },
        suggestion: { fr: 'from:mairie', en: 'from:mairie' },
      },
    ]);
    expect(parseQuery('a ET').issues[0]).toMatchObject({
      message: { fr: 'Il manque un terme après « ET ».' },
      expected: { fr: 'un mot, une expression entre guillemets ou une parenthèse' },
    });
  });

  it('refuses politely what is too long, too deep or has too many terms', () => {
    expect(problems('a '.repeat(10_000))).toEqual(['query.too_many_terms 4000-20000']);
    expect(problems('a'.repeat(60_000))).toEqual([`query.too_long 50000-60000`]);
    expect(problems(`${'('.repeat(40)}a`)).toEqual(['query.too_deep 32-33']);
    expect(problems('NOT '.repeat(10_000))).toEqual(['query.too_deep 128-131']);
    expect(parseQuery('a b c', { ...defaultLimits, terms: 2 }).issues[0]!.message.fr).toContain('2 au plus');
  });

  it('never throws, and says something when it has no query', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      '«',
      ' ',
      'OR ',
      'NOT ',
      '-',
      'NEAR/2 ',
      'a',
      'é*',
      '~',
      '=',
      '#',
      '@',
      'from:',
      'title:',
      'x:',
      '\ud800',
      '\u202e',
      '🔥',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (source) => {
          const { query, issues } = parseQuery(source);
          expect(query === undefined).toBe(issues.length > 0);
          for (const { from, to } of issues) {
            expect(from).toBeLessThanOrEqual(to);
            expect(to).toBeLessThanOrEqual(source.length);
          }
          if (query !== undefined) expect(parseQuery(printQuery(query)).query).toEqual(query);
        },
      ),
      { numRuns: 500 },
    );
  });
});
