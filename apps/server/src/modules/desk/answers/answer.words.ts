import type { DeskSettings } from '@beffroi/contracts';

/** What may stand in a saved reply, in braces; without accents and capitals it is the same. */
export type Variables = {
  prénom: string;
  nom: string;
  référence: string;
  service: string;
  territoire: string;
  lien: string;
  délai: string;
};

/**
 * Fills `{prénom}` and the like. What is not known leaves no hole: the words around it close up.
 *
 * @example fillIn('Bonjour {prénom}, merci.', { prénom: '' }) // 'Bonjour, merci.'
 */
export function fillIn(text: string, variables: Partial<Variables>): string {
  const known = new Map(Object.entries(variables).map(([name, value]) => [plain(name), value ?? '']));
  return text
    .replaceAll(/ ?\{([^{}\n]{1,30})\}/g, (whole, name: string) => {
      const value = known.get(plain(name));
      if (value === undefined) return whole;
      return value === '' ? '' : `${whole.startsWith(' ') ? ' ' : ''}${value}`;
    })
    .replaceAll(/[ \u00a0]+([,.])/g, '$1');
}

const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** « Camille, pour la Région » on a line of its own, unless it is there already. */
export function signed(text: string, settings: Pick<DeskSettings, 'signature'>, name: string): string {
  const [first = ''] = name.split(' ');
  const signature = fillIn(settings.signature, { prénom: first, nom: name }).trim();
  return signature === '' || text.includes(signature) ? text : `${text.trimEnd()}\n\n${signature}`;
}
