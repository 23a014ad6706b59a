import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelCase, checkCatalogue, checkDraft, findingCodes, withoutTrackers } from './index.ts';
import { check, codes, context, draft, fixed, image, variant } from './testing/check.draft.ts';

describe('a draft', () => {
  it('that is fine has nothing said about it', () => {
    const fine = variant({
      parts: [
        'Oui, nos vignes avaient un petit accent de Sonoma. Les vraies sont ici, à Charly-sur-Marne, samedi. #LaCalifornieMaisEnMieux https://picardie.example/vignes',
      ],
      media: [image()],
    });
    expect(
      checkDraft(draft(fine, { ...fine, channel: 'facebook', channelName: 'Facebook' }), {
        ...context,
        directory: [{ name: 'Charly-sur-Marne', kind: 'place' }],
      }),
    ).toEqual([]);
  });

  it('is judged once for all the channels that share a text, what blocks first', () => {
    const text = 'Le mercredi 24 novembre, venez à la #fetedelamusique';
    const found = checkDraft(
      draft(variant({ parts: [text] }), variant({ parts: [text], channel: 'b', channelName: 'B' })),
      context,
    );
    expect(codes(found)).toEqual(['weekday_wrong', 'hashtag_case']);
    expect(found[0]?.where.channels).toEqual(['x', 'b']);
  });

  it('follows the settings of the territory', () => {
    expect(check('Merci à la #fetedelamusique', { severities: { hashtag_case: 'blocks' } })[0]?.severity).toBe(
      'blocks',
    );
    expect(check('Merci à la #fetedelamusique', { severities: { hashtag_case: 'off' } })).toEqual([]);
  });

  it('is looked at by checks that settings can name', () => {
    expect(checkCatalogue.map(({ code }) => code)).toEqual([...findingCodes]);
    expect(new Set(checkCatalogue.map(({ label }) => label.fr)).size).toBe(findingCodes.length);
  });

  it('of any characters is checked without trouble, in bounds', () => {
    const piece = fc.constantFrom(
      'é',
      '𝐁',
      ' ',
      '\n',
      '#',
      '@',
      'http://',
      'a.fr',
      '06 12 34 56 78',
      '\ud800',
      '\u202e',
      '👨‍👩‍👧',
      '24 novembre',
      'mardi ',
      '.',
      'ᴀ',
      'FR76',
      '1',
      '«',
      'Ⓐ',
      '31/02/2026',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 0, max: 0xffff }), (pieces, unit) => {
        const text = pieces.join('') + String.fromCharCode(unit);
        for (const { where, message } of check(text, {
          directory: [
            { name: 'Éa', kind: 'place' },
            { name: 'Novembre Aisne', kind: 'official' },
          ],
        })) {
          expect(where.from ?? 0).toBeLessThanOrEqual(where.to ?? text.length);
          expect(where.to ?? 0).toBeLessThanOrEqual(text.length);
          expect(message.fr.isWellFormed() && message.en.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it('of ten thousand hard characters is checked at once', () => {
    const started = performance.now();
    for (const piece of [
      '𝐁',
      'A',
      '#a',
      'a@b.fr ',
      '01 ',
      'FR76 ',
      'http://',
      'Aa ',
      'ᴀ',
      '1 mai ',
      'MAIRIE ',
      'x-',
      '« ',
    ]) {
      check(piece.repeat(10_000 / piece.length), { directory: [{ name: 'Charly-sur-Marne', kind: 'place' }] });
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('alternative texts', () => {
  const about = (alt: string | undefined, more = {}) =>
    check('Bonjour à tous.', {}, { media: [image({ alt, ...more })] });

  it.each([
    ['missing', undefined, 'alt_missing'],
    ['spaces', '  ', 'alt_missing'],
    ['a file name', 'IMG_20261124_1112.jpg', 'alt_useless'],
    ['a word that says nothing', 'Image', 'alt_useless'],
    ['too short', 'Un parc', 'alt_useless'],
    ['an opening that is already said', 'Photo de la mairie de Laon', 'alt_useless'],
    ['the text itself', 'Bonjour à tous.', 'alt_is_text'],
    ['too long for the channel', 'Vue du parc. '.repeat(100), 'alt_too_long'],
  ])('are flagged when %s', (_what, alt, code) => {
    expect(codes(about(alt))).toEqual([code]);
  });

  it('may be absent of what is decorative', () => {
    expect(about('', { decorative: true })).toEqual([]);
  });

  it('are read like any text for what should not be in them', () => {
    const found = about('Affiche 𝐁𝐫𝐚𝐯𝐨 avec le 06 12 34 56 78\u200b');
    expect(codes(found)).toEqual(['fake_letters', 'personal_data', 'hidden_characters']);
    expect(found.every(({ where }) => where.field === 'alt' && where.media === 'm1')).toBe(true);
  });

  it('are asked into the text where the channel takes none', () => {
    expect(
      codes(check('Bonjour.', {}, { media: [image()], mediaRule: { ...variant().mediaRule, maxAlt: 0 } })),
    ).toEqual(['alt_impossible']);
  });
});

describe('hashtags', () => {
  it.each([
    ['budgetparticipatif', 'BudgetParticipatif'],
    ['fêtedelamusique', 'FêteDeLaMusique'],
    ['JOURNEEDESFEMMES', 'JourneeDesFemmes'],
    ['Hautsdefrance', 'HautsDeFrance'],
    ['Budgetparticipatif2027', 'BudgetParticipatif2027'],
  ])('#%s becomes #%s', (tag, fix) => {
    expect(camelCase(tag)).toBe(fix);
  });

  it.each([
    'BudgetParticipatif',
    'Musique',
    'SNCF',
    'TER',
    'xyzzyplugh',
    'budget_participatif',
    'été',
    'oiseaux',
    'elections2027',
  ])('#%s stays', (tag) => {
    expect(camelCase(tag)).toBeUndefined();
  });

  it('are cut with the words of the post and of the directory too', () => {
    const found = check('Rendez-vous à Wazemmes pour la #braderiedewazemmes ou la braderie.');
    expect(found).toMatchObject([{ code: 'hashtag_case', fix: '#BraderieDeWazemmes' }]);
  });

  it('are few', () => {
    expect(codes(check('#Un #Deux #Trois #Quatre #Cinq #Six'))).toEqual(['hashtags_too_many']);
    const instagram = { unit: 'character' as const, max: 2200, maxHashtags: 5 };
    expect(check('#Un #Deux #Trois #Quatre #Cinq #Six', {}, { text: instagram })).toMatchObject([
      { code: 'hashtags_too_many', severity: 'blocks' },
    ]);
  });
});

describe('characters', () => {
  it.each([
    ['𝐁𝐫𝐚𝐯𝐨 à tous', 'Bravo à tous'],
    ['𝘐𝘮𝘱𝘰𝘳𝘵𝘢𝘯𝘵 : lisez', 'Important : lisez'],
    ['Ⓑⓡⓐⓥⓞ', 'Bravo'],
    ['ɢʀᴀᴛᴜɪᴛ', 'gratuit'],
    ['🅱🅸🅴🅽', 'BIEN'],
  ])('that imitate letters are put right: %s', (text, plain) => {
    const found = check(text).filter(({ code }) => code === 'fake_letters');
    expect(found).toHaveLength(1);
    expect(fixed(text, found)).toBe(plain);
  });

  it('that do not show, turn the text round or are broken are flagged and taken out', () => {
    const text = 'Bon\u200bjour \u202eà tous\ud83d';
    const found = check(text);
    expect(codes(found)).toEqual(['direction_override', 'broken_character', 'hidden_characters']);
    expect(fixed(text, found)).toBe('Bonjour à tous');
    expect(codes(check(`a${'\u200b'.repeat(5000)}`)).filter((code) => code === 'hidden_characters')).toHaveLength(20);
    expect(check('Une famille 👨‍👩‍👧 et 👩🏽‍🚒, 20\u00a0€\u202f!')).toEqual([]);
  });

  it('of joy are kept few, and are no bullets', () => {
    expect(codes(check('👍👍👍👍👍 merci'))).toEqual(['emoji_too_many']);
    expect(codes(check('✅ un\n✅ deux\n✅ trois'))).toEqual(['emoji_as_bullet']);
  });

  it('do not shout', () => {
    expect(codes(check('VENEZ TOUS AU PARC ! Le TER et la SNCF aussi.'))).toEqual(['capitals']);
  });
});

describe('limits and media', () => {
  it('are those of each channel', () => {
    const long = 'a'.repeat(281);
    const found = check(long);
    expect(found).toMatchObject([{ code: 'text_too_long', where: { from: 280, to: 281, part: 0 } }]);
    expect(found[0]?.message.fr).toBe('Trop long pour X : 281 caractères sur 280. Retirez-en 1, ou faites un fil.');
    expect(codes(check(' '))).toEqual(['text_empty']);
    expect(codes(check('a', {}, { title: 'b'.repeat(101), maxTitle: 100 }))).toEqual(['title_too_long']);
    expect(codes(check('a', {}, { parts: ['a', 'b'], maxParts: 1 }))).toEqual(['thread_too_long']);
    expect(codes(check('a > b', {}, { text: { unit: 'byte', max: 10, forbidden: '<>' } }))).toEqual([
      'character_refused',
    ]);
    expect(check('é'.repeat(6), {}, { text: { unit: 'grapheme', max: 10, maxBytes: 10 } })[0]?.message.en).toContain(
      '12 bytes of 10',
    );
  });

  it('hold for forty images, a wrong codec, a heavy file, a long video and a wrong shape', () => {
    expect(codes(check('a', {}, { media: Array.from({ length: 40 }, (_, id) => image({ id: String(id) })) }))).toEqual([
      'media_too_many',
    ]);
    expect(codes(check('a', {}, { media: [image({ type: 'image/tiff' })] }))).toEqual(['media_type']);
    expect(codes(check('a', {}, { media: [image({ bytes: 6_000_000 })] }))).toEqual(['media_too_heavy']);
    const video = { id: 'v', kind: 'video' as const, type: 'video/mp4', bytes: 10, seconds: 141, silent: true };
    expect(codes(check('a', {}, { media: [video] }))).toEqual(['video_too_long']);
    expect(codes(check('a', {}, { media: [{ ...video, seconds: 3, silent: false }] }))).toEqual(['captions_missing']);
    const portrait = { ...variant().mediaRule, minRatio: 0.8, maxRatio: 1.91 };
    expect(codes(check('a', {}, { media: [image({ width: 900, height: 1600 })], mediaRule: portrait }))).toEqual([
      'media_ratio',
    ]);
    expect(codes(check('a', {}, { mediaRule: { ...portrait, required: true } }))).toEqual(['media_required']);
  });

  it('count media in each part of a thread', () => {
    const four = (part: number) => [0, 1, 2, 3].map((id) => image({ id: `${part}${id}`, part }));
    expect(check('a', {}, { parts: ['a', 'b'], media: [...four(0), ...four(1)] })).toEqual([]);
    expect(check('a', {}, { parts: ['a', 'b'], media: [...four(1), image({ id: 'more', part: 1 })] })).toMatchObject([
      { code: 'media_too_many', where: { part: 1 } },
    ]);
  });

  it('hold for polls', () => {
    const pollRule = { minOptions: 2, maxOptions: 4, maxOption: 25, minMinutes: 5, maxMinutes: 10_080 };
    const about = (options: string[], minutes = 60) =>
      codes(check('Votre avis ?', {}, { poll: { options, minutes }, pollRule }));
    expect(about(['Oui', 'Non'])).toEqual([]);
    expect(about(['Oui'])).toEqual(['poll_refused']);
    expect(about(['Oui', 'Oui '])).toEqual(['poll_refused']);
    expect(about(['Oui', 'n'.repeat(26)])).toEqual(['poll_refused']);
    expect(about(['Oui', 'Non'], 4)).toEqual(['poll_refused']);
    expect(codes(check('Votre avis ?', {}, { poll: { options: ['Oui', 'Non'], minutes: 60 } }))).toEqual([
      'poll_refused',
    ]);
  });

  it('look at contrast and rights', () => {
    expect(codes(check('a', {}, { media: [image({ textContrast: 3.1 })] }))).toEqual(['contrast_low']);
    expect(codes(check('a', {}, { media: [image({ rightsUntil: context.now })] }))).toEqual(['rights_expired']);
  });
});

describe('links', () => {
  it('are well written, without trackers, not shortened', () => {
    expect(codes(check('Voir https:/ville.fr'))).toEqual(['link_broken_syntax']);
    expect(codes(check('Voir htpp://ville.fr'))).toEqual(['link_broken_syntax']);
    const tracked = 'https://ville.fr/a?id=3&utm_source=x&fbclid=1#haut';
    expect(check(tracked)).toMatchObject([{ code: 'link_tracking', fix: 'https://ville.fr/a?id=3#haut' }]);
    expect(withoutTrackers('https://ville.fr/?utm_medium=a')).toBe('https://ville.fr/');
    expect(codes(check('Voir bit.ly/abc'))).toEqual(['link_shortened']);
  });

  it('are alive, as far as somebody looked', () => {
    const links = {
      'https://ville.fr/a': { alive: false, status: 404 },
      'https://ville.fr/b': { alive: true, redirectsTo: 'https://ville.fr/c' },
    };
    const found = check('https://ville.fr/a https://ville.fr/b', { links });
    expect(codes(found)).toEqual(['link_dead', 'link_moved']);
    expect(found[0]?.message.fr).toBe('La page https://ville.fr/a ne répond pas (erreur 404) : vérifiez l’adresse.');
  });
});
