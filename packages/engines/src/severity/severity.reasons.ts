import type { SeverityPart } from './severity.types.ts';

type Context = { press: number; officials: number; mentions: number };

/** One plain sentence for a part of the gauge, in both languages. */
export function partReason(key: SeverityPart['key'], value: number, context: Context): { fr: string; en: string } {
  const percent = Math.round(value * 100);
  const whole = Math.round(value);
  switch (key) {
    case 'volume':
      return {
        fr: `${times(value).replace('.', ',')} fois l’habitude`,
        en: `${times(value)} times the usual`,
      };
    case 'negativeShare':
      return { fr: `${percent} % de mentions négatives`, en: `${percent}% of mentions are negative` };
    case 'hardness':
      return { fr: `dureté des mots : ${percent} sur 100`, en: `hardness of the words: ${percent} in 100` };
    case 'reach':
      return {
        fr: `portée possible : ${spaced(whole, ' ')} personnes`,
        en: `may have reached ${spaced(whole, ',')} people`,
      };
    case 'voices':
      return {
        fr: `${whole} compte${whole > 1 ? 's' : ''} pour ${Math.round(context.mentions)} mention${context.mentions > 1 ? 's' : ''}`,
        en: `${whole} account${whole === 1 ? '' : 's'} for ${Math.round(context.mentions)} mention${context.mentions === 1 ? '' : 's'}`,
      };
    case 'copiedShare':
      return { fr: `${percent} % de messages recopiés`, en: `${percent}% of messages are copies` };
    case 'pickup':
      return {
        fr: `reprises : presse ${Math.round(context.press)}, élus et institutions ${Math.round(context.officials)}`,
        en: `picked up by press ${Math.round(context.press)}, officials and institutions ${Math.round(context.officials)}`,
      };
  }
}

/** As the sentence of an alarm writes it. */
function times(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0).replace(/\.0$/, '');
}

function spaced(value: number, separator: string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}
