import { describe, expect, it } from 'vitest';
import { verbOf } from './answer.verb.ts';

const ref = '[PIC-2026-0412] Nid-de-poule';

describe('what a department means', () => {
  it.each([
    ['Pas pour nous [PIC-2026-0412]', '', 'not_for_us'],
    ['RE: Besoin de [PIC-2026-0412]', 'Quelle rue ?', 'needs_more'],
    ['Fait [PIC-2026-0412]', '', 'done'],
    [`Re: ${ref}`, 'Bonjour,\n\nCe n’est pas pour nous, voyez la voirie.', 'not_for_us'],
    [`Re: ${ref}`, 'Pas de notre ressort : c’est départemental.', 'not_for_us'],
    [`Re: ${ref}`, 'Besoin d’une photo', 'needs_more'],
    [`Re: ${ref}`, 'Il manque le numéro.', 'needs_more'],
    [`Re: ${ref}`, 'C’est réglé !', 'done'],
    [`Re: ${ref}`, 'Fait', 'done'],
    [`Re: ${ref}`, 'Fait à Amiens le 24 novembre', 'answered'],
    [`Re: ${ref}`, 'Le trou sera rebouché jeudi.', 'answered'],
    [`Re: ${ref}`, 'Nous avons vu le trou, pas pour nous de dire quand.', 'answered'],
    [`Re: [PIC-2026-0413] Besoin de lumière`, 'La lampe sera changée.', 'answered'],
  ] as const)('%s / %s: %s', (subject, newText, verb) => {
    expect(verbOf({ subject, newText })).toBe(verb);
  });
});
