/** A script that one language owns in practice, so that no statistics are needed to name it. */
const OWNERS: readonly (readonly [from: number, to: number, lang: string])[] = [
  [0x370, 0x3ff, 'el'],
  [0x530, 0x58f, 'hy'],
  [0x590, 0x5ff, 'he'],
  [0xe00, 0xe7f, 'th'],
  [0x10a0, 0x10ff, 'ka'],
  [0x3040, 0x30ff, 'ja'],
  [0xac00, 0xd7af, 'ko'],
];

/** Letters that Ukrainian has and Russian has not, and the other way round. */
const UKRAINIAN = /[ґєії]/iu;
const RUSSIAN = /[ыэёъ]/iu;
/** Letters that Persian and Urdu add to the Arabic alphabet. */
const NOT_ARABIC = /[پچژگکیےڈٹں]/u;
const LOOKED_AT = 400;

/**
 * Names the language of a text in another script than Latin, by the script alone; `und` where several languages
 * share it and no letter tells them apart.
 */
export function languageOfScript(text: string): string {
  const counts = new Map<string, number>();
  const end = Math.min(text.length, LOOKED_AT);
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x370) continue;
    const lang = scriptAt(code);
    if (lang !== undefined) counts.set(lang, (counts.get(lang) ?? 0) + 1);
  }
  if ((counts.get('ja') ?? 0) > 0) return 'ja';
  let best = 'und';
  let most = 0;
  for (const [lang, count] of counts) {
    if (count > most) {
      most = count;
      best = lang;
    }
  }
  if (best === 'cyrillic') return cyrillic(text);
  if (best === 'arabic') return NOT_ARABIC.test(text) ? 'und' : 'ar';
  return best;
}

function cyrillic(text: string): string {
  if (UKRAINIAN.test(text)) return 'uk';
  return RUSSIAN.test(text) ? 'ru' : 'und';
}

function scriptAt(code: number): string | undefined {
  if (code >= 0x400 && code <= 0x52f) return 'cyrillic';
  if (code >= 0x600 && code <= 0x6ff) return 'arabic';
  if (code >= 0x4e00 && code <= 0x9fff) return 'zh';
  for (const [from, to, lang] of OWNERS) if (code >= from && code <= to) return lang;
  return undefined;
}
