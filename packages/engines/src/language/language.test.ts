import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { identify } from './index.ts';

const POSTS: [lang: string, text: string][] = [
  ['fr', 'Le conseil municipal se réunit ce soir à 20 h'],
  ['fr', 'jspr que tu va bien mdr'],
  ['fr', 'le tram est encore en panne c nul'],
  ['fr', 'wesh ta vu la gueule du bus mdr'],
  ['fr', 'Merci beaucoup !'],
  ['fr', 'Les travaux de la rue Foch commencent lundi https://exemple.fr/travaux @mairie'],
  ['fr', 'Çà fait 2h que j’attend, y’a personne au guichet'],
  ['fr', 'on est fatigués des délestages, le courant est encore coupé'],
  ['fr', 'ben là, le déneigement est pas fait, ça a pas d’allure'],
  ['en', 'Great job by the city council!'],
  ['en', 'the bus is late again, so annoying'],
  ['es', 'Hola, ¿cómo estás? El autobús llega tarde otra vez'],
  ['de', 'Der Bus kommt schon wieder zu spät, das ist doch nicht wahr'],
  ['it', 'Il sindaco non risponde mai alle nostre domande'],
  ['pt', 'O ônibus está atrasado de novo, que vergonha'],
  ['nl', 'De bus is alweer te laat, dat kan toch niet'],
];

describe('the language of a post', () => {
  it.each(POSTS)('is %s for “%s”', (lang, text) => {
    expect(identify(text).lang).toBe(lang);
  });

  it.each([
    ['ru', 'Автобус снова опоздал, это ужасно, мы ждём'],
    ['uk', 'Автобус знову запізнився, це жахливо для її сім’ї'],
    ['ar', 'الحافلة متأخرة مرة أخرى'],
    ['el', 'Το λεωφορείο άργησε πάλι'],
    ['he', 'האוטובוס מאחר שוב'],
    ['ja', 'バスがまた遅れています'],
    ['ko', '버스가 또 늦었어요'],
    ['zh', '公共汽车又晚点了'],
  ])('is %s by its script', (lang, text) => {
    expect(identify(text).lang).toBe(lang);
  });

  it.each([
    '',
    '   ',
    '12:30',
    '👍👍',
    'http://exemple.fr',
    '@mairie @region',
    'ok',
    'Bună ziua, autobuzul întârzie din nou',
    'Автобус',
  ])('is unknown rather than guessed for “%s”', (text) => {
    expect(identify(text).lang).toBe('und');
  });

  it('is tipped, when in doubt, by what the network declares, and only then', () => {
    expect(identify('Nul').lang).toBe('und');
    expect(identify('Nul', 'fr-FR').lang).toBe('fr');
    expect(identify('The bus is late again this morning', 'fr').lang).toBe('en');
  });

  it('comes with a probability', () => {
    const { confidence } = identify('Bonjour à tous les habitants de la commune');
    expect(confidence).toBeGreaterThan(0.9);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  it('is found or left unknown whatever is posted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const { lang, confidence } = identify(text);
        expect(lang).toMatch(/^[a-z]{2,3}$/);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it.each([
    ['a million letters', 'a'.repeat(1_000_000)],
    ['hashtags without end', '#tag '.repeat(50_000)],
    ['addresses without end', 'http://x https://y '.repeat(20_000)],
    ['at signs', '@'.repeat(300_000)],
    ['lone surrogates', '\ud83d \udc00'.repeat(100_000)],
    ['right-to-left tricks', 'ab\u202ecd\u200b\u2066'.repeat(50_000)],
  ])('of %s takes a few looks at each unit at most', (_name, text) => {
    const looks = vi.spyOn(String.prototype, 'charCodeAt');
    identify(text);
    const { length } = looks.mock.calls;
    looks.mockRestore();
    expect(length).toBeLessThan(4 * text.length);
  });
});
