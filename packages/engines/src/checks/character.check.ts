import { findEmoji } from '../counting/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check, DraftText } from './draft.prepare.ts';
import { finding, inText, quoted } from './draft.prepare.ts';
import { sources } from './source.table.ts';

const MOST_EMOJI = 4;
/** Mathematical, enclosed, full-width and small-capital letters that imitate bold, italics and the like. */
const fakeLetters =
  /(?:[\u{1d400}-\u{1d7ff}\u24b6-\u24e9\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\uff21-\uff3a\uff41-\uff5a]\p{M}*[ \u00a0]?){3,}/gu;
const smallCapitals: Readonly<Record<string, string>> = {
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴊ: 'j',
  ᴋ: 'k',
  ʟ: 'l',
  ᴍ: 'm',
  ɴ: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ʏ: 'y',
  ᴢ: 'z',
};
const smallCapitalRun = new RegExp(`[${Object.keys(smallCapitals).join('')}]{3,}`, 'gu');
/** Not the joiner between emoji, nor the no-break spaces of French. */
const hidden =
  /[\u00ad\u180e\u200b\u2060-\u2064\ufeff\u3164\uffa0\u{e0000}-\u{e001f}]|(?<!\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d|\u200c/gu;
const overrides = /[\u202a-\u202e\u2066-\u2069]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Letters that are not letters, characters that do not show, emoji in crowds, capitals. */
export const checkCharacters: Check = ({ texts, alts }) => [
  ...texts.flatMap((text) => [...fake(text), ...invisible(text), ...emoji(text), ...capitals(text)]),
  ...alts.flatMap((alt) => [...fake(alt), ...invisible(alt)]),
];

function fake(text: DraftText): Finding[] {
  return [...text.text.matchAll(fakeLetters), ...text.text.matchAll(smallCapitalRun)].map((match) => {
    const written = match[0].trimEnd();
    const plain = [...written.normalize('NFKC')].map((letter) => smallCapitals[letter] ?? plainSign(letter)).join('');
    return finding(
      'fake_letters',
      'blocks',
      {
        fr: `Ces caractères imitent le gras ou l’italique : un lecteur d’écran les épelle ou les saute. Écrivez « ${quoted(plain)} ».`,
        en: `These characters imitate bold or italics: screen readers spell them out or skip them. Write “${quoted(plain)}”.`,
      },
      inText(text, match.index, match.index + written.length),
      { source: sources.socialAccess, fix: plain },
    );
  });
}

/** Squared and negative letters, which have no compatibility form. */
function plainSign(letter: string): string {
  const codePoint = letter.codePointAt(0)!;
  for (const start of [0x1f130, 0x1f150, 0x1f170]) {
    if (codePoint >= start && codePoint < start + 26) return String.fromCodePoint(0x41 + codePoint - start);
  }
  return letter;
}

function invisible(text: DraftText): Finding[] {
  const found: Finding[] = [];
  for (const match of text.text.matchAll(loneSurrogate)) {
    found.push(
      finding(
        'broken_character',
        'blocks',
        {
          fr: 'Un caractère est abîmé (moitié d’émoji) : effacez-le, puis tapez-le à nouveau.',
          en: 'A character is broken (half an emoji): delete it, then type it again.',
        },
        inText(text, match.index, match.index + 1),
        { fix: '' },
      ),
    );
  }
  for (const match of text.text.matchAll(overrides)) {
    found.push(
      finding(
        'direction_override',
        'blocks',
        {
          fr: 'Un caractère invisible inverse le sens de lecture : effacez-le.',
          en: 'A character that does not show turns the direction of reading round: delete it.',
        },
        inText(text, match.index, match.index + 1),
        { source: sources.unicodeSecurity, fix: '' },
      ),
    );
  }
  for (const match of text.text.matchAll(hidden)) {
    found.push(
      finding(
        'hidden_characters',
        'advises',
        {
          fr: 'Un caractère invisible est resté dans le texte (souvent après un copier-coller) : effacez-le.',
          en: 'A character that does not show is left in the text (often from a paste): delete it.',
        },
        inText(text, match.index, match.index + match[0].length),
        { source: sources.unicodeSecurity, fix: '' },
      ),
    );
  }
  return found;
}

function emoji(text: DraftText): Finding[] {
  const found: Finding[] = [];
  const all = findEmoji(text.text);
  if (all.length > MOST_EMOJI) {
    found.push(
      finding(
        'emoji_too_many',
        'advises',
        {
          fr: `${all.length} émojis : un lecteur d’écran lit le nom de chacun. Gardez-en un ou deux, à la fin.`,
          en: `${all.length} emoji: screen readers read out each name. Keep one or two, at the end.`,
        },
        inText(text, all[0]!.from, all.at(-1)!.to),
        { source: sources.socialAccess },
      ),
    );
  }
  const bullets = all.filter(({ from }) => from === 0 || text.text[from - 1] === '\n');
  if (bullets.length >= 3) {
    found.push(
      finding(
        'emoji_as_bullet',
        'advises',
        {
          fr: 'Les émojis servent de puces : préférez un tiret en début de ligne.',
          en: 'Emoji are used as bullets: prefer a dash at the start of the line.',
        },
        inText(text, bullets[0]!.from, bullets.at(-1)!.to),
        { source: sources.socialAccess },
      ),
    );
  }
  return found;
}

function capitals(text: DraftText): Finding[] {
  return [...text.text.matchAll(/(?:(?<![\p{L}#@])\p{Lu}[\p{Lu}’'-]+[  !]+){3,}\p{Lu}{2,}/gu)].map((match) =>
    finding(
      'capitals',
      'advises',
      {
        fr: 'Un passage entier est en capitales : il se lit mal et passe pour un cri. Écrivez-le en minuscules.',
        en: 'A whole passage is in capitals: it is hard to read and seems shouted. Write it in lower case.',
      },
      inText(text, match.index, match.index + match[0].length),
      { source: sources.socialAccess },
    ),
  );
}
