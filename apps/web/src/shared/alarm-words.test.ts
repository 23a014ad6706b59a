import type { Alarm } from '@beffroi/contracts';
import { expect, it } from 'vitest';
import { alarmName, alarmSentence } from './alarm-words.ts';

const alarm = (fr: string) => ({ watchName: 'Lycées', explanation: { fr, en: fr } }) as Alarm;

it('does not say the name twice', () => {
  expect(alarmSentence(alarm('Lycées\u00A0: 12 mentions depuis 19 h 20.'), 'fr')).toBe('12 mentions depuis 19 h 20.');
  expect(alarmSentence(alarm('Lycées: twelve mentions.'), 'en')).toBe('Twelve mentions.');
});

it('leaves alone a sentence that is built otherwise', () => {
  expect(alarmSentence(alarm('12 mentions sur les lycées.'), 'fr')).toBe('12 mentions sur les lycées.');
  expect(alarmSentence(alarm('Lycées en hausse.'), 'fr')).toBe('Lycées en hausse.');
  expect(alarmName({ sourceName: 'Le Courrier' } as Alarm)).toBe('Le Courrier');
});
