import type { Random } from './random.source.ts';

/**
 * Fills a pattern: `[a|b]` chooses, `{word}` draws from the words given, each drawn once a sentence. French grammar at
 * the seams (`de` before a vowel, `à Le`), then French typography. Throws on a word that is not given: a fault of the
 * texts, not of the run.
 */
export function renderSentence(
  pattern: string,
  words: Readonly<Record<string, readonly string[]>>,
  random: Random,
): string {
  const chosen = pattern.replaceAll(/\[([^\]]+)\]/g, (_, options: string) => random.pick(options.split('|')));
  const drawn = new Map<string, string>();
  let text = '';
  let from = 0;
  for (const { 0: whole, 1: key = '', index } of chosen.matchAll(/\{(\w+)\}/g)) {
    const list = words[key.replace(/\d$/, '')];
    if (!list) throw new Error(`no word for {${key}} in: ${pattern}`);
    let value = drawn.get(key);
    if (value === undefined) {
      const others = list.filter((one) => ![...drawn.values()].includes(one));
      value = random.pick(others.length > 0 ? others : list);
      drawn.set(key, value);
    }
    text = joined(text + chosen.slice(from, index), value);
    from = index + whole.length;
  }
  return typeset(capitalised(text + chosen.slice(from)));
}

function joined(before: string, value: string): string {
  if (/^[aeiouyàâéèêîïôœ]/i.test(value)) {
    const elided = before.replace(/(^|[\s(«’])([dq]u?)e $/i, '$1$2’');
    if (elided !== before) return elided + value;
  }
  const article = /^(le|les) /i.exec(value)?.[1]?.toLowerCase();
  if (article) {
    const contracted = before
      .replace(/(^|\s)à $/, article === 'le' ? '$1au ' : '$1aux ')
      .replace(/(^|\s)de $/, article === 'le' ? '$1du ' : '$1des ');
    if (contracted !== before) return contracted + value.slice(article.length + 1);
  }
  return before + value;
}

/** French spaces: narrow before `;!?`, wide before `:` and inside « », none that breaks in a time or an amount. */
export function typeset(text: string): string {
  return text
    .replaceAll(/ ([;!?])/g, '\u202F$1')
    .replaceAll(/ :(?=\s|$)/g, '\u00A0:')
    .replaceAll('« ', '«\u00A0')
    .replaceAll(' »', '\u00A0»')
    .replaceAll(/(\d) h(?: (\d\d))?(?![\p{L}\d])/gu, (_, hours: string, minutes?: string) =>
      minutes ? `${hours}\u00A0h\u00A0${minutes}` : `${hours}\u00A0h`,
    )
    .replaceAll(/(\d) (€|%|km|ans|minutes|euros)/g, '$1\u00A0$2');
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The lines of a block of text, one pattern each. */
export function linesOf(block: string): string[] {
  return block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
