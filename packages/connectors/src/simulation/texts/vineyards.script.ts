import { deliveredScenario } from '../scenario/scenario.delivered.ts';
import type { BadBuzzScript } from '../simulation.types.ts';

const { voices } = deliveredScenario('vignes-californiennes');
const saidBy = (voice: string): readonly string[] => voices[voice]?.says ?? [];

/** The poster praises the vineyards of Picardie; its photograph was taken in California. Said as in its drill. */
export const vineyards: BadBuzzScript = {
  name: 'Vignes californiennes',
  tags: { mockery: 'VignesCaliforniennes', answer: 'LaCalifornieMaisEnMieux' },
  peakPerMinute: 10,
  first: saidBy('decouverte'),
  mockery: saidBy('moquerie'),
  anger: saidBy('colere'),
  questions: saidBy('questions'),
  press: saidBy('presse'),
  afterAnswer: saidBy('soutien'),
};
