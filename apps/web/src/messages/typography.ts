const NBSP = '\u00A0';
const NNBSP = '\u202F';

/** French spaces: narrow before ; ! ? and no-break before : % €, inside « », between a number and h, after × and n°. */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll(/ ([;!?])/g, `${NNBSP}$1`)
    .replaceAll(/[ \u202F]([:%€])(?=\s|$|['’<.,)])/g, `${NBSP}$1`)
    .replaceAll(/« /g, `«${NBSP}`)
    .replaceAll(/ »/g, `${NBSP}»`)
    .replaceAll(/(\d) h\b/g, `$1${NBSP}h`)
    .replaceAll(/\bh (\d\d)\b/g, `h${NBSP}$1`)
    .replaceAll(/× /g, `×${NBSP}`)
    .replaceAll(/n° /g, `n°${NBSP}`);
}

/** What a French message gets wrong, in words; nothing when it is right. */
export function frenchFaults(text: string): string[] {
  const faults: string[] = [];
  if (text.includes("'")) faults.push('a straight apostrophe');
  if (text.includes('"')) faults.push('a straight quotation mark');
  if (text !== frenchSpaces(text)) faults.push('an ordinary space where French wants a no-break one');
  if (/[^\s\u00A0\u202F(][;!?](?=\s|$)/.test(text.replaceAll(/\{[^{}]*\}/g, 'x')))
    faults.push('no space before ; ! or ?');
  if (text.includes('...')) faults.push('three dots for an ellipsis');
  if (/[a-zé]·/.test(text)) faults.push('a middle dot');
  return faults;
}
