import { describe, expect, it } from 'vitest';
import { objectsOf } from './service.objects.ts';
import { isWithin, readService } from './service.read.ts';

const town = {
  id: '5c2f',
  pivot: [{ type_service_local: 'mairie', code_insee_commune: ['80021'] }],
  nom: 'Mairie - Amiens {annexe} "centre"',
  adresse: [
    { type_adresse: 'Adresse', numero_voie: 'Place de l’Hôtel-de-Ville', code_postal: '80000', nom_commune: 'Amiens' },
  ],
  adresse_courriel: ['contact@amiens.example.fr'],
  telephone: [{ valeur: '03 22 97 40 40', description: '' }],
  site_internet: [{ libelle: '', valeur: 'https://www.amiens.example.fr' }],
  code_insee_commune: '80021',
};

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

describe('the national directory', () => {
  it.each([1, 7, 100_000])('is read in pieces of %i signs, whatever braces and quotes its names hold', async (size) => {
    const text = JSON.stringify({ service: [town, { id: 'x', nom: 'Caf' }] }, null, 1);
    const read: unknown[] = [];
    for await (const object of objectsOf(inPieces(text, size))) read.push(object);
    expect(read).toEqual([town, { id: 'x', nom: 'Caf' }]);
  });

  it('gives of a body what is needed to find and reach it', () => {
    expect(readService(town)).toEqual({
      id: '5c2f',
      kind: 'mairie',
      name: 'Mairie - Amiens {annexe} "centre"',
      places: ['80021'],
      placeNames: ['Amiens'],
      email: 'contact@amiens.example.fr',
      phone: '03 22 97 40 40',
      address: 'Place de l’Hôtel-de-Ville, 80000 Amiens',
      url: 'https://www.amiens.example.fr',
    });
  });

  it('leaves out what names nobody, and is kept by département', () => {
    expect(readService({ id: 'x' })).toBeUndefined();
    expect(readService('mairie')).toBeUndefined();
    expect(isWithin({ places: ['80021'] }, ['60', '80'])).toBe(true);
    expect(isWithin({ places: ['80021'] }, ['60'])).toBe(false);
    expect(isWithin({ places: ['2A004'] }, ['2A'])).toBe(true);
  });
});
