import { defineRefusal, type Refusal } from '../../../platform/errors.ts';

const twice = defineRefusal('crisis.step_twice', 422, {
  fr: 'Deux étapes ou deux textes portent la même clé : {key}.',
  en: 'Two steps or two texts have the same key: {key}.',
});

export const stepTwice = (path: string, key: string): Refusal =>
  twice({
    values: { key },
    fields: [{ path, code: 'duplicate', message: { fr: 'Cette clé sert déjà.', en: 'This key is used already.' } }],
  });
