import type { RequestNature } from '@beffroi/engines/clocks';
import { fold } from '@beffroi/engines/text';

const signs: readonly (readonly [RequestNature, RegExp])[] = [
  ['appeal', /\brecours (gracieux|hierarchique)\b|\bje conteste (la|votre|cette) decision\b/],
  [
    'document',
    /\b(communication|copie|acces)\b.{0,40}\b(documents?|dossier|deliberations?|rapport|contrat|marche|plans?)\b|\bcada\b/,
  ],
  ['financial', /\b(indemnis\w+|dedommage\w+|remboursement|rembourse\w*|reparation du prejudice|subvention)\b/],
  [
    'complaint',
    /\breclamation\b|\bje me plains\b|\bplainte\b|\binadmissible\b|\binacceptable\b|\bscandaleux\b|\bmecontent\w*\b|\btoujours pas\b/,
  ],
  [
    'no_procedure',
    /\bje (demande|sollicite|souhaite(rais)?|voudrais)\b|\bpouvez vous (faire|mettre|installer|reparer)\b/,
  ],
  [
    'information',
    /\b(comment|quand|ou|qui|quel(le)?s?|combien|est ce que|a quelle heure|pourquoi)\b.*\?|\brenseignements?\b|\binformations?\b/,
  ],
];

/**
 * What a message asks for, by its words; a proposal that one corrects. A public post tells of something: it is a report,
 * which is no request in law, unless its words say that it is an appeal.
 */
export function guessNature(text: string, isPublic: boolean): RequestNature {
  const line = fold(text).toLowerCase().replaceAll(/\s+/g, ' ');
  const found = signs.find(([, sign]) => sign.test(line))?.[0];
  if (isPublic) return found === 'appeal' ? found : 'report';
  return found ?? 'information';
}
