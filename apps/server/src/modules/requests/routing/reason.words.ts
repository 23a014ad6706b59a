import type { Bilingual } from '@beffroi/contracts';
import type { Reason } from '@beffroi/engines/routing';

/** Why, a sentence for each kind of reason: what is in law first, the words of the request together at the end. */
export function sayReasons(reasons: readonly Reason[]): Bilingual[] {
  const told = reasons.flatMap((reason): Bilingual[] => {
    switch (reason.kind) {
      case 'subject':
        return [both(`Sujet\u{a0}: ${reason.text} (${reason.law}).`, `Subject: ${reason.text} (${reason.law}).`)];
      case 'competence':
        return [
          both(`Ce service a dans ses missions «\u{a0}${reason.text}\u{a0}».`, `“${reason.text}” is among its duties.`),
        ];
      case 'keyword':
        return [both(`Son mot-clé «\u{a0}${reason.text}\u{a0}» s’y trouve.`, `It holds its keyword “${reason.text}”.`)];
      case 'name':
        return [both(`Son nom dit «\u{a0}${reason.text}\u{a0}».`, `Its name says “${reason.text}”.`)];
      case 'example':
        return [
          both(
            `Il a répondu à une demande semblable\u{a0}: «\u{a0}${reason.text}\u{a0}».`,
            `It answered one like it: “${reason.text}”.`,
          ),
        ];
      default:
        return [];
    }
  });
  const words = quoted(reasons.filter(({ kind }) => kind === 'words'));
  const learnt = quoted(reasons.filter(({ kind }) => kind === 'learnt'));
  return [
    ...told,
    ...(words ? [both(`Mots de la demande\u{a0}: ${words.fr}.`, `Words of the request: ${words.en}.`)] : []),
    ...(learnt ? [both(`Appris de vos choix\u{a0}: ${learnt.fr}.`, `Learnt from your choices: ${learnt.en}.`)] : []),
  ];
}

function quoted(reasons: readonly Reason[]): Bilingual | undefined {
  const texts = [...new Set(reasons.map(({ text }) => text))];
  if (texts.length === 0) return undefined;
  return both(texts.map((text) => `«\u{a0}${text}\u{a0}»`).join(', '), texts.map((text) => `“${text}”`).join(', '));
}

const both = (fr: string, en: string): Bilingual => ({ fr, en });
