import { expect, it } from 'vitest';
import { fillVariables, namesOf, unfilled } from './reply.rules.ts';

it('fills what is known of a saved reply, and names what is left to write', () => {
  const text = fillVariables('Bonjour {prénom}, votre demande {référence} est au {service}.', {
    prénom: 'Sandrine',
    référence: 'PIC-2026-0412',
  });
  expect(text).toBe('Bonjour Sandrine, votre demande PIC-2026-0412 est au {service}.');
  expect(unfilled(text)).toEqual(['{service}']);
});

it('does not take a pseudonym for a name', () => {
  expect(namesOf('Sandrine Lefèvre')).toEqual({ prénom: 'Sandrine', nom: 'Lefèvre' });
  expect(namesOf('@velo_somme')).toEqual({});
  expect(namesOf('manon.brc')).toEqual({});
});
