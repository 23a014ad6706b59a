import { describe, expect, it } from 'vitest';
import { configOf, isAsked, schemaFields, valuesOfConfig } from './schema.rules.ts';

const hashtag = {
  type: 'object',
  properties: {
    server: { type: 'string' },
    hashtag: { type: 'string', maxLength: 100 },
    orHashtags: { type: 'array', items: { type: 'string' } },
    scope: { type: 'string', enum: ['local', 'federated'], default: 'local' },
    accessToken: { type: 'string' },
  },
  required: ['server', 'hashtag'],
};
const stream = {
  oneOf: [
    {
      properties: { server: { type: 'string' }, timeline: { const: 'hashtag' }, hashtag: { type: 'string' } },
      required: ['server', 'timeline', 'hashtag'],
    },
    {
      properties: { server: { type: 'string' }, timeline: { enum: ['local', 'home'] } },
      required: ['server', 'timeline'],
    },
  ],
};

describe('the form of a source', () => {
  const fields = schemaFields(hashtag, ['accessToken']);
  it('asks for what its schema names, in its order', () => {
    expect(fields.map(({ name, kind, required }) => [name, kind, required])).toEqual([
      ['server', 'text', true],
      ['hashtag', 'text', true],
      ['orHashtags', 'words', false],
      ['scope', 'choice', false],
      ['accessToken', 'secret', false],
    ]);
    expect(fields[3]).toMatchObject({ options: ['local', 'federated'], initial: 'local' });
    expect(fields[1]?.maxLength).toBe(100);
  });
  it('sends what was typed and nothing for the rest', () => {
    expect(
      configOf(fields, { server: ' piaille.fr ', hashtag: 'Laon', orHashtags: 'Aisne\nAmiens', accessToken: '' }),
    ).toEqual({ server: 'piaille.fr', hashtag: 'Laon', orHashtags: ['Aisne', 'Amiens'] });
  });
  it('shows again what is known, one word a line', () => {
    expect(valuesOfConfig(fields, { server: 'https://piaille.fr', orHashtags: ['a', 'b'] })).toEqual({
      server: 'https://piaille.fr',
      hashtag: '',
      orHashtags: 'a\nb',
      scope: 'local',
      accessToken: '',
    });
  });
});

describe('a source with variants', () => {
  const fields = schemaFields(stream, []);
  it('is told which by the field whose values are fixed', () => {
    expect(fields.map(({ name }) => name)).toEqual(['server', 'timeline', 'hashtag']);
    expect(fields[1]).toMatchObject({ kind: 'choice', options: ['hashtag', 'local', 'home'], initial: 'hashtag' });
  });
  it('asks for a field only in its case', () => {
    const tag = fields[2];
    expect(tag && isAsked(tag, { timeline: 'hashtag' })).toBe(true);
    expect(tag && isAsked(tag, { timeline: 'home' })).toBe(false);
    expect(configOf(fields, { server: 'x.fr', timeline: 'home', hashtag: 'reste' })).toEqual({
      server: 'x.fr',
      timeline: 'home',
    });
  });
});
