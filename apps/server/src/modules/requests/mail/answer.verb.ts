import { fold } from '@beffroi/engines/text';

export type Verb = 'answered' | 'not_for_us' | 'needs_more' | 'done';

const notForUs =
  /^(ce n'est )?pas (pour|de) (nous|notre (ressort|competence))|^(ce n'est )?pas (pour )?notre service|^ne (nous concerne|releve) pas|^cela ne nous concerne pas|^not for us\b/;
const needsMore = /^(nous avons |j'ai )?besoin d(e|')|^il (nous )?manque|^manque\b|^we need\b|^need more\b/;
/** Alone on its line, or before a stop: "Fait à Amiens" is a letter, "Fait." is an answer. */
const done =
  /^((c'est|voila|tout est) )?(fait|regle|reglee|resolu|termine|done|fixed)(\s*(ce matin|aujourd'hui|hier|merci))?\s*($|[.,;:!([–—-])/;

const verbs: readonly (readonly [Verb, RegExp])[] = [
  ['not_for_us', notForUs],
  ['needs_more', needsMore],
  ['done', done],
];

/**
 * What a department means: by the subject that a button of our mail wrote, else by the first line of what is new. Without
 * such words it is an answer.
 */
export function verbOf({ subject, newText }: { subject: string; newText: string }): Verb {
  const first = newText.split('\n').find((line) => plain(line) !== '' && !isGreeting(plain(line))) ?? '';
  for (const line of [plain(subject), plain(first)])
    for (const [verb, pattern] of verbs) if (pattern.test(line)) return verb;
  return 'answered';
}

function plain(line: string): string {
  return fold(line)
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^((re|rep|tr|fw|fwd|aw)\s*:\s*)+/, '')
    .replace(/^rappel[^[]*\[[^\]]*\]\s*/, '')
    .trim();
}

function isGreeting(line: string): boolean {
  return /^(bonjour|bonsoir|salut|hello|hi|dear|madame|monsieur|cheres? collegues?)\b[^.]{0,40}$/.test(line);
}
