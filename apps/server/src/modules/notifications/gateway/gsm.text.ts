/* The letters of a short message: GSM 7-bit default alphabet and its extension (3GPP TS 23.038, 6.2.1). */

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Each takes two places. */
const EXTENDED = '^{}\\[~]|€';

/** What French typography writes and no telephone alphabet holds. */
const written: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u{a0}': ' ',
  '\u{202f}': ' ',
  œ: 'oe',
  Œ: 'OE',
};

/** One message, in places of seven bits. */
export const SMS_PLACES = 160;

/** Writes a text with the letters of short messages alone: what they lack loses its accent, or becomes a question mark. */
export function gsmText(text: string): string {
  let out = '';
  for (const sign of text.normalize('NFC')) {
    const plain = written[sign] ?? sign;
    for (const one of plain) {
      if (BASIC.includes(one) || EXTENDED.includes(one)) out += one;
      else {
        const bare = one.normalize('NFD').replaceAll(/\p{M}/gu, '');
        out += bare !== '' && [...bare].every((letter) => BASIC.includes(letter)) ? bare : '?';
      }
    }
  }
  return out;
}

/** How many of the 160 places a text takes. */
export function placesOf(text: string): number {
  let places = 0;
  for (const sign of text) places += EXTENDED.includes(sign) ? 2 : 1;
  return places;
}

/** A text and what must stay whole behind it, in one message: the text gives way. */
export function fitSms(text: string, tail: string): string {
  const end = gsmText(tail);
  const words = gsmText(text);
  const room = SMS_PLACES - placesOf(end) - 1;
  if (placesOf(words) <= room) return `${words} ${end}`;
  let cut = '';
  let places = 3;
  for (const sign of words) {
    places += placesOf(sign);
    if (places > room) break;
    cut += sign;
  }
  return cut.trim() === '' ? end : `${cut.trimEnd()}... ${end}`;
}
