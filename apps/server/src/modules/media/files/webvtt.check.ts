import type { Bilingual } from '@beffroi/contracts';

export type CaptionsOutcome = { ok: true; vtt: string } | { ok: false; line: number; message: Bilingual };

const STAMP = String.raw`(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}`;
const TIMING = new RegExp(`^(${STAMP})[ \\t]+-->[ \\t]+(${STAMP})(?:[ \\t].*)?$`);

/**
 * Checks captions as players read them (W3C WebVTT, section 4): the signature, then cues apart by empty lines, each
 * with a timing that goes forward and a text. Comes out with plain line ends and without a byte order mark.
 */
export function checkCaptions(text: string): CaptionsOutcome {
  const vtt = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .trimEnd();
  const lines = vtt.split('\n');
  if (!/^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? ''))
    return refuse(1, 'la première ligne doit être WEBVTT.', 'the first line must be WEBVTT.');
  let cues = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (!line.includes('-->')) continue;
    const [, from, to] = TIMING.exec(line) ?? [];
    if (from === undefined || to === undefined)
      return refuse(
        at + 1,
        'un minutage s’écrit 00:01.000 --> 00:04.000.',
        'a timing is written 00:01.000 --> 00:04.000.',
      );
    if (secondsOf(to) <= secondsOf(from))
      return refuse(at + 1, 'ce sous-titre finit avant de commencer.', 'this caption ends before it begins.');
    if ((lines[at + 1] ?? '').trim() === '')
      return refuse(at + 1, 'ce sous-titre n’a pas de texte.', 'this caption has no text.');
    cues += 1;
  }
  return cues === 0
    ? refuse(lines.length, 'aucun sous-titre n’y est minuté.', 'no caption in it is timed.')
    : { ok: true, vtt: `${vtt}\n` };
}

function secondsOf(stamp: string): number {
  return stamp.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

function refuse(line: number, fr: string, en: string): CaptionsOutcome {
  return { ok: false, line, message: { fr, en } };
}
