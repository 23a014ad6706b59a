const part = String.raw`(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})(?:\ufe0f|\p{Emoji_Modifier})?(?:[\u{e0020}-\u{e007e}]+\u{e007f})?`;
const single = String.raw`\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|[\xa9\xae]\ufe0f|(?![\xa9\xae])${part}`;
const emojiAt = new RegExp(`(?:${single})(?:\\u200d${part})*`, 'uy');
const anyEmoji = new RegExp(`(?:${single})(?:\\u200d${part})*`, 'gu');
const recommended = /^\p{RGI_Emoji}$/v;
const bareSign = /(?!\p{Emoji_Presentation})(\p{Extended_Pictographic})(?!\ufe0f|\p{Emoji_Modifier})/gu;

/**
 * Where the emoji that starts at `at` ends; `at` when none starts there. Flags, keycaps and joined sequences that
 * Unicode lists (RGI, with or without their variation selectors) are whole; others are the emoji they are made of.
 */
export function emojiEnd(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x2000 && unit !== 0xa9 && unit !== 0xae && !(unit <= 0x39 && unit >= 0x23)) return at;
  emojiAt.lastIndex = at;
  return emojiAt.test(text) ? at + knownLength(text.slice(at, emojiAt.lastIndex)) : at;
}

function knownLength(sequence: string): number {
  let length = sequence.length;
  for (;;) {
    const joiner = sequence.lastIndexOf('\u200d', length - 1);
    if (joiner <= 0 || recommended.test(sequence.slice(0, length).replace(bareSign, '$1\ufe0f'))) return length;
    length = joiner;
  }
}

/** Every emoji of a text, as spans of UTF-16 offsets; whatever is joined stays in one piece. */
export function findEmoji(text: string): { from: number; to: number }[] {
  return [...text.matchAll(anyEmoji)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

const segmenter = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Cuts at what a reader sees as one character (UAX 29). */
export function graphemes(text: string): Iterable<{ segment: string; index: number }> {
  return segmenter.segment(text);
}

/** UTF-8 length; a lone surrogate is written as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }
  return bytes;
}
