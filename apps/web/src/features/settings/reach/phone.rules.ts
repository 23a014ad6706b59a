/** Mobile numbers of the overseas territories are dialled from there with the same 0 and another country. */
const overseas: readonly (readonly [RegExp, string])[] = [
  [/^069[01]/, '+590'],
  [/^069[23]/, '+262'],
  [/^0639/, '+262'],
  [/^0694/, '+594'],
  [/^069[67]/, '+596'],
];

/**
 * A number as people write it, `06 12 34 56 78`, as networks want it, `+33612345678` (E.164); undefined when it cannot
 * be one.
 */
export function phoneNumber(text: string): string | undefined {
  const digits = text.replaceAll(/[\s.\-()\u00A0\u202F]/g, '').replace(/^00/, '+');
  if (/^\+[1-9]\d{6,14}$/.test(digits)) return digits.replace(/^\+330/, '+33');
  if (!/^0[1-9]\d{8}$/.test(digits)) return undefined;
  const country = overseas.find(([start]) => start.test(digits))?.[1] ?? '+33';
  return `${country}${digits.slice(1)}`;
}

/** The same for the eye: `+33 6 12 34 56 78`. */
export function readablePhone(number: string): string {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(number);
  return french ? `+33 ${french.slice(1).join(' ')}` : number;
}
