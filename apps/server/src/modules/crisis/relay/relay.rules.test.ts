import { expect, test } from 'vitest';
import { relayFindings, type Relay } from './relay.rules.ts';

const prefecture: Relay = {
  crisisId: 'cri_1',
  authority: 'la préfecture de la Somme',
  url: 'https://www.somme.gouv.fr/crue',
};
const judge = (relay: Relay, text: string, more: { crisisIds?: string[]; link?: string } = {}) => {
  const { crisisIds = ['cri_1'], link } = more;
  return relayFindings({ relays: [relay], crisisIds, said: [{ channelId: 'cha_1', text, link }] });
};
const passes = (relay: Relay, text: string, link?: string) =>
  judge(relay, text, link === undefined ? {} : { link }).length === 0;

test('of the crisis, only what links to where the authority speaks, or quotes it, passes', () => {
  expect(passes(prefecture, 'Consignes : https://www.somme.gouv.fr/crue#consignes')).toBe(true);
  expect(passes(prefecture, 'Consignes sur somme.gouv.fr, restez chez vous')).toBe(true);
  expect(passes(prefecture, 'Consignes', 'https://alerte.somme.gouv.fr/')).toBe(true);
  expect(passes(prefecture, 'Évitez le pont, tout va bien se passer')).toBe(false);
  expect(passes(prefecture, 'Nos conseils : https://region.example/crue')).toBe(false);
  expect(passes(prefecture, 'https://faux-somme.gouv.fr.example.com et contact@pas-somme.gouv.fr')).toBe(false);
});

test('on a network that many share, it is the account of the authority that counts', () => {
  const there = { ...prefecture, url: 'https://x.com/Prefet80' };
  expect(passes(there, 'RT https://x.com/prefet80/status/1790')).toBe(true);
  expect(passes(there, 'Suivez @Prefet80')).toBe(true);
  expect(passes(there, 'https://x.com/unautre/status/1')).toBe(false);
  expect(passes(there, '@Prefet800')).toBe(false);
});

test('without an address, its name is enough, however it is typed', () => {
  const named = { ...prefecture, url: null };
  expect(passes(named, 'La Prefecture de la Somme demande de ne pas se déplacer.')).toBe(true);
  expect(passes(named, 'Ne vous déplacez pas.')).toBe(false);
});

test('what is refused says who leads and what to do, on each account; anything else is only advised', () => {
  const said = ['cha_1', 'cha_2'].map((channelId) => ({ channelId, text: 'Courage à tous' }));
  const refused = relayFindings({ relays: [prefecture], crisisIds: ['cri_1'], said });
  expect(refused.map(({ severity, where }) => [severity, where.channelId])).toEqual([
    ['blocks', 'cha_1'],
    ['blocks', 'cha_2'],
  ]);
  expect(refused[0]?.message.fr).toContain('un lien vers https://www.somme.gouv.fr/crue');
  expect(judge(prefecture, 'Marché de Noël samedi', { crisisIds: [] })).toMatchObject([
    { code: 'crisis.relay_only', severity: 'advises' },
  ]);
});
