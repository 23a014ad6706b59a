/** Month names by their beginnings, longest first where one begins another. Lower case. */
const months: [number, string[]][] = [
  [1, ['jan', 'ene', 'gen', 'stycz', 'ιαν']],
  [2, ['feb', 'fév', 'fev', 'φεβ', 'luty']],
  [3, ['mar', 'mär', 'mrt', 'már', 'μάρ', 'μαρ', 'μαώ']],
  [4, ['apr', 'avr', 'abr', 'ápr', 'απρ']],
  [5, ['may', 'mai', 'mag', 'mei', 'máj', 'μάι', 'μαϊ', 'μαι']],
  [6, ['jun', 'juin', 'giu', 'jún', 'ιούν', 'ιον']],
  [7, ['juil', 'jul', 'lug', 'júl', 'ιούλ', 'ιολ']],
  [8, ['aug', 'aoû', 'aou', 'ago', 'αύγ', 'αυγ']],
  [9, ['sep', 'set', 'szept', 'σεπ']],
  [10, ['oct', 'okt', 'ott', 'out', 'οκτ']],
  [11, ['nov', 'νοέ', 'νοε']],
  [12, ['dec', 'déc', 'dic', 'dez', 'δεκ']],
];

/** 1 to 12, or nothing when the word is no month in English, French, German, Spanish, Italian, Dutch, Hungarian, Greek. */
export function monthNumber(word: string): number | undefined {
  if (word.length < 3) return undefined;
  return months.find(([, beginnings]) => beginnings.some((beginning) => word.startsWith(beginning)))?.[0];
}

const dayNames =
  /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|κυρ|δευ|τρι|τετ|πεμ|παρ|σαβ)[\p{L}]*\.?(?:,|\s)\s*/u;

/** Rewrites what other tongues write around the numbers into what the patterns of dates know. Takes lower case. */
export function translateDate(text: string): string {
  const withoutDay = text.replace(dayNames, (name) => (/^mar(?:s|ch)?[\s,]/.test(name) ? name : ''));
  const korean = /^(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일\s*(\d{1,2}:\d{2}(?::\d{2})?)$/.exec(withoutDay);
  if (korean !== null) return `${korean[1]}-${korean[2]}-${korean[3]} ${korean[4]} +09:00`;
  const halfDay = /^(\d{4}-\d{2}-\d{2})\s+(오전|오후)\s+(\d{1,2})(:\d{2}:\d{2})$/.exec(withoutDay);
  if (halfDay !== null) {
    const hour = (Number(halfDay[3]) % 12) + (halfDay[2] === '오후' ? 12 : 0);
    return `${halfDay[1]} ${hour}${halfDay[4]} +09:00`;
  }
  const hungarian = /^(\d{4})-([\p{L}]{3,})-(\d{1,2})(.*)$/u.exec(withoutDay);
  if (hungarian !== null)
    return `${hungarian[1]}-${monthNumber(hungarian[2] ?? '') ?? ''}-${hungarian[3]}${hungarian[4]}`;
  return withoutDay;
}
