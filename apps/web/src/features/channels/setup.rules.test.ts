import { expect, it } from 'vitest';
import { setupFieldsOf, typedSetup } from './setup.rules.ts';

const publisher = {
  setup: {
    type: 'object',
    properties: {
      preset: { type: 'string', enum: ['viadeo', 'panel'] },
      name: { type: 'string', title: 'Nom affiché', 'x-en': { title: 'Name shown' } },
      token: { type: 'string', title: 'Jeton', description: 'Celui du compte.', default: '' },
    },
    required: ['preset', 'name'],
  },
  secretFields: ['token'],
  presets: [{ id: 'viadeo' }],
};

it('asks in the words of the network, in the language on screen', () => {
  expect(setupFieldsOf(publisher, 'fr').map(({ name, label, hint, kind }) => [name, label, hint, kind])).toEqual([
    ['name', 'Nom affiché', undefined, 'text'],
    ['token', 'Jeton', 'Celui du compte.', 'secret'],
  ]);
  expect(setupFieldsOf(publisher, 'en')[0]?.label).toBe('Name shown');
});

it('tells what may be left to be guessed', () => {
  const guessed = {
    setup: { properties: { port: { type: 'string', 'x-advanced': true } } },
    secretFields: [],
    presets: [],
  };
  expect(setupFieldsOf(guessed, 'fr')[0]).toMatchObject({ name: 'port', advanced: true });
});

it('sends nothing for what is left empty', () => {
  expect(typedSetup([{ name: 'server' }, { name: 'token' }], { server: ' piaille.fr ', token: ' ' })).toEqual({
    server: 'piaille.fr',
  });
});
