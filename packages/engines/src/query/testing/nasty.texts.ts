const many = Array.from({ length: 10_000 }, (_, index) => `tag${index}`);

/** Texts made to slow a reader down or to lead it astray, each with its name. */
export const nastyTexts: readonly (readonly [name: string, text: string])[] = [
  ['a megabyte of one word', 'x'.repeat(1_000_000)],
  ['one-letter words', 'a '.repeat(100_000)],
  ['10,000 hashtags', many.map((word) => `#${word}`).join(' ')],
  ['10,000 hashtags without a space', many.map((word) => `#${word}`).join('')],
  ['hashtags of nothing', '#_'.repeat(100_000)],
  ['at signs', '@'.repeat(100_000)],
  ['accounts that never end', '@a.@a.'.repeat(50_000)],
  ['an account of many hosts', `@${'a.'.repeat(50_000)}@${'b-'.repeat(50_000)}`],
  ['a word of accents', `e${'\u0301'.repeat(200_000)}`],
  ['zero-width characters', 'e\u200ba\u200bu\u200b '.repeat(50_000)],
  ['right-to-left tricks', '\u202eeau\u202c \u2066uae\u2069 '.repeat(30_000)],
  ['lone surrogates', '\ud800\udc00\ud800 \udfff'.repeat(50_000)],
  ['emoji', '🔥'.repeat(100_000)],
  ['flags', '🇫🇷'.repeat(50_000)],
  ['homoglyphs', 'еаu рàris '.repeat(30_000)],
  ['a script without spaces', '東京'.repeat(50_000)],
  ['ligatures of many letters', 'ﷺ ﬃ '.repeat(30_000)],
  ['NUL and controls', '\0\u0001\u0007eau\0'.repeat(30_000)],
];
