import { describe, expect, it } from 'vitest';
import { authorityOfKind, kindsOf } from './authority.kinds.ts';
import { sayReasons } from './reason.words.ts';

describe('who has it elsewhere', () => {
  it('is looked for by the kinds of offices of the national directory', () => {
    expect(kindsOf('state', 'préfecture')).toEqual(['prefecture', 'sous_pref']);
    expect(kindsOf('other', 'CAF ou MSA')).toEqual(['caf', 'msa']);
    expect(kindsOf('departement', undefined)).toContain('cg');
  });

  it('teaches which authority an office belongs to', () => {
    expect(['mairie_com', 'cg', 'prefecture', 'caf', 'ta'].map(authorityOfKind)).toEqual([
      'commune',
      'departement',
      'state',
      'other',
      'state',
    ]);
  });
});

it('says why in both languages, the words of the request together', () => {
  const said = sayReasons([
    { kind: 'subject', text: 'Voirie communale', law: 'CGCT, L2212-2' },
    { kind: 'words', text: 'nid de poule', weight: 2 },
    { kind: 'words', text: 'trottoir', weight: 1 },
    { kind: 'learnt', text: 'Zorglub', corrections: 3 },
  ]);
  expect(said.map(({ en }) => en)).toEqual([
    'Subject: Voirie communale (CGCT, L2212-2).',
    'Words of the request: “nid de poule”, “trottoir”.',
    'Learnt from your choices: “Zorglub”.',
  ]);
});
