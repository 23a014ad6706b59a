import { expect, test } from 'vitest';
import { crisisKinds } from '@beffroi/contracts';
import { deliveredPlaybooks } from './delivered.playbook.ts';

const all = [...deliveredPlaybooks.values()];
const saidBy = (kind: (typeof crisisKinds)[number]) => JSON.stringify(deliveredPlaybooks.get(kind));

test('each kind of crisis has its playbook: steps known by one key, ordered by phase, most with a timer', () => {
  expect([...deliveredPlaybooks.keys()]).toEqual([...crisisKinds]);
  for (const { kind, steps, options, speakers } of all) {
    const keys = steps.map(({ key }) => key);
    expect(new Set(keys).size, kind).toBe(keys.length);
    const phases = steps.map(({ phase }) => ['first', 'facts', 'word', 'after'].indexOf(phase));
    expect(phases, kind).toEqual(phases.toSorted());
    expect(steps.filter(({ withinMinutes }) => withinMinutes !== undefined).length, kind).toBeGreaterThan(10);
    expect(new Set(options.map(({ key }) => key)).size, kind).toBe(options.length);
    expect(options.length * speakers.length, kind).toBeGreaterThan(8);
  }
});

test('texts to fill name only what a room can fill', () => {
  const named = all.flatMap(({ options }) => options.flatMap(({ text }) => text.match(/\{[^}]*\}/g) ?? []));
  expect([...new Set(named)].toSorted()).toEqual(['{hashtag}', '{lien}', '{sujet}', '{territoire}']);
});

test('our own mistake is admitted within the hour, with its tools: hold, mandate, media, film, hashtag, pages, three tones', () => {
  const mistake = deliveredPlaybooks.get('own_mistake');
  const tools = new Set(mistake?.steps.map(({ tool }) => tool));
  for (const tool of [
    'hold',
    'mandate',
    'answer',
    'media',
    'video',
    'hashtag',
    'talking_points',
    'rumours',
    'evidence',
  ])
    expect([...tools]).toContain(tool);
  expect(mistake?.steps.find(({ key }) => key === 'reconnaitre')?.withinMinutes).toBe(60);
  expect(mistake?.options.map(({ tone }) => tone)).toEqual(expect.arrayContaining(['Sobre', 'Humour', 'Empathie']));
  expect(mistake?.hashtags.length).toBeGreaterThan(2);
  expect(mistake?.videoBrief).toContain('sous-titrée');
});

test('nobody jokes of a mourning, a leak is told to the CNIL in 72 hours, an agent is protected', () => {
  const attack = deliveredPlaybooks.get('attack');
  expect(attack?.options.map(({ tone }) => tone)).not.toContain('Humour');
  expect(attack?.hashtags).toEqual([]);
  expect(attack?.steps.slice(0, 2).map(({ tool }) => tool)).toEqual(['hold', 'relay']);
  expect(deliveredPlaybooks.get('data_leak')?.steps.find(({ key }) => key === 'cnil')?.withinMinutes).toBe(72 * 60);
  expect(saidBy('agent_targeted')).toContain('protection fonctionnelle');
  expect(saidBy('raid')).toContain('charte');
});

test('French signs keep to their words', () => {
  expect(JSON.stringify(all)).not.toMatch(/ [:;?!»]|« |'/);
});
