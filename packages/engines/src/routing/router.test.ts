import { describe, expect, it } from 'vitest';
import { createRouter, emptyLayer, MAX_FEATURES, readDirectory, type RoutingLayer } from './index.ts';

const commune = createRouter(
  readDirectory({
    kind: 'commune',
    departments: [
      {
        id: 'voirie',
        name: 'Voirie',
        competences: ['Entretien des rues et des trottoirs'],
        keywords: ['nid-de-poule'],
      },
      { id: 'ecoles', name: 'Écoles', competences: ['Inscriptions scolaires', 'Restauration scolaire'] },
      { id: 'etat-civil', name: 'État civil', competences: ['Actes de naissance, mariages, décès'] },
      { id: 'sports', name: 'Sports', competences: ['Stades, gymnases et piscine'] },
    ],
  }),
);
const first = (text: string, layer?: RoutingLayer): string | undefined =>
  commune.route({ text }, layer).departments[0]?.id;

describe('routing', () => {
  it.each([
    ['Il y a un énorme nid-de-poule devant chez moi', 'voirie'],
    ['ya 1 trou ds le trotoir', 'voirie'],
    ['jai oublié dinscrir ma fille a la kantine', 'ecoles'],
    ['COMMENT OBTENIR UN ACTE DE NAISSANCE ???', 'etat-civil'],
    ['la pissine est ouverte dimanche', 'sports'],
  ])('sends %j to %s', (text, department) => {
    expect(first(text)).toBe(department);
  });

  it.each([
    ['Mon titre de séjour expire', 'state'],
    ['Le collège de mon fils n’est plus chauffé', 'departement'],
    ['Mon TER est encore supprimé', 'region'],
    ['la caf ma coupé mes allocations', 'other'],
    ['Les poubelles n’ont pas été ramassées', 'intercommunalite'],
  ])('says of %j that it is for another authority: %s', (text, authority) => {
    const { departments, outside, unsure } = commune.route({ text });
    expect(departments).toEqual([]);
    expect(outside?.authority).toBe(authority);
    expect(unsure).toBe(false);
  });

  it('gives its reasons: the subject with its source in law, the line of the directory, the words', () => {
    const [choice] = commune.route({ text: 'Il y a un nid-de-poule rue Pasteur' }).departments;
    expect(choice!.reasons).toContainEqual({
      kind: 'subject',
      text: 'Voirie communale et trottoirs',
      law: expect.stringContaining('L. 141-1') as string,
    });
    expect(choice!.reasons).toContainEqual({ kind: 'keyword', text: 'nid-de-poule' });
    expect(choice!.reasons.filter(({ kind }) => kind === 'words').map(({ text }) => text)).toContain('poule');
  });

  it('says who to turn to when the authority is not enough', () => {
    expect(commune.route({ text: 'Mon titre de séjour expire' }).outside?.body).toBe('préfecture');
  });

  it('lets the directory overrule the table: who says that it collects the bins, collects them', () => {
    const kept = createRouter({
      kind: 'commune',
      departments: [{ id: 'dechets', name: 'Déchets', competences: ['Collecte des ordures ménagères'] }],
    });
    expect(kept.route({ text: 'Ma poubelle n’a pas été vidée' }).departments[0]?.id).toBe('dechets');
  });

  it('says nothing to be outside when it does not know what kind of territory it serves', () => {
    const anyone = createRouter({
      departments: [
        { id: 'a', name: 'Voirie' },
        { id: 'b', name: 'Sports' },
      ],
    });
    expect(anyone.route({ text: 'Mon titre de séjour expire' })).toMatchObject({ unsure: true });
    expect(anyone.route({ text: 'Mon titre de séjour expire' }).outside).toBeUndefined();
  });

  it('is unsure of what it does not understand', () => {
    for (const text of ['', 'asdfgh jklm', '🙂🙂', 'Merci beaucoup'])
      expect(commune.route({ text })).toMatchObject({ unsure: true });
  });

  it('reads the title too', () => {
    expect(commune.route({ title: 'Acte de naissance', text: 'Merci de me répondre' }).departments[0]?.id).toBe(
      'etat-civil',
    );
  });

  it('learns from many examples as from a training set', () => {
    const made = (word: string): string[] => Array.from({ length: 20 }, (_, at) => `le ${word} numéro ${at} est là`);
    const router = createRouter({
      departments: [
        { id: 'rouge', name: 'Rouge', examples: made('zorglub') },
        { id: 'bleu', name: 'Bleu', examples: made('schmilblick') },
      ],
    });
    const { departments, unsure } = router.route({ text: 'mon schmilblick' });
    expect(departments[0]?.id).toBe('bleu');
    expect(unsure).toBe(false);
  });
});

describe('the layer of a territory', () => {
  const text = 'Le Grand Zorglub est fermé';
  const taught = commune.learnAll(emptyLayer(), [
    { request: { text }, target: 'sports' },
    { request: { text: 'Horaires du Grand Zorglub' }, target: 'sports' },
  ]);

  it('learns where a local name belongs, and says that it was taught', () => {
    expect(commune.route({ text: 'le Grand Zorglub ouvre quand' }).unsure).toBe(true);
    const { departments, unsure } = commune.route({ text: 'le Grand Zorglub ouvre quand' }, taught);
    expect(departments[0]?.id).toBe('sports');
    expect(unsure).toBe(false);
    expect(departments[0]?.reasons).toContainEqual({ kind: 'learnt', text: 'Zorglub', corrections: 2 });
  });

  it('does not forget the base', () => {
    expect(first('Il y a un nid-de-poule', taught)).toBe('voirie');
    expect(commune.route({ text: 'Mon titre de séjour expire' }, taught).outside?.authority).toBe('state');
  });

  it('can be taught that a thing is for another authority', () => {
    let layer = emptyLayer();
    for (let time = 0; time < 3; time += 1) layer = commune.learn(layer, { text: 'Le pont Bidule' }, 'outside:region');
    expect(commune.route({ text: 'le pont Bidule' }, layer).outside?.authority).toBe('region');
  });

  it('does not depend on the order of corrections, and survives being written down', () => {
    const corrections = [
      { request: { text: 'le bidule' }, target: 'voirie' },
      { request: { text: 'le machin du bidule' }, target: 'sports' },
    ];
    const forward = commune.learnAll(emptyLayer(), corrections);
    const backward = commune.learnAll(emptyLayer(), corrections.toReversed());
    expect(commune.route({ text: 'machin' }, forward)).toEqual(commune.route({ text: 'machin' }, backward));
    const copy = JSON.parse(JSON.stringify(forward)) as RoutingLayer;
    expect(commune.route({ text: 'machin' }, copy)).toEqual(commune.route({ text: 'machin' }, forward));
  });

  it('keeps the same size however much it is taught', () => {
    const letters = (turn: number): string => [...String(turn)].map((digit) => 'abcdefghij'[Number(digit)]!).join('');
    const corrections = Array.from({ length: 900 }, (_, turn) => ({
      request: { text: Array.from({ length: 6 }, (_, at) => `mot${letters(turn * 6 + at)}x`).join(' ') },
      target: turn % 2 === 0 ? 'voirie' : 'sports',
    }));
    const layer = commune.learnAll(emptyLayer(), corrections);
    expect(layer.corrections).toBe(900);
    expect(Object.keys(layer.counts).length).toBeLessThanOrEqual(MAX_FEATURES);
  });

  it('leaves the layer it was given as it was', () => {
    const layer = emptyLayer();
    commune.learn(layer, { text }, 'sports');
    expect(layer).toEqual(emptyLayer());
  });

  it('refuses a department that is not there and what is not a layer, in both languages', () => {
    expect(() => commune.learn(emptyLayer(), { text }, 'nowhere')).toThrow(/no department .+ \/ aucun service/);
    expect(() => commune.route({ text }, { corrections: 1 } as unknown as RoutingLayer)).toThrow(
      /not a routing layer \/ ceci n’est pas/,
    );
  });
});

describe('a directory', () => {
  it.each([
    [{ departments: [] }, /must list departments \/ .*doit énumérer/],
    [{ kind: 'planet', departments: [{ id: 'a', name: 'A' }] }, /"kind" must be one of/],
    [{ departments: [{ id: 'a', name: '' }] }, /departments\[0\]: "name" is missing/],
    [{ departments: [{ id: 'outside:state', name: 'A' }] }, /departments\[0\]: "id"/],
    [{ departments: [{ id: 'a', name: 'A', keywords: 'x' }] }, /departments\[0\]\.keywords must be a list/],
    [{ departments: [{ id: 'a', name: 'A', examples: [{ title: 'x' }] }] }, /examples: "text" must be a string/],
    [
      {
        departments: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      /two departments have one "id"/,
    ],
    [null, /must list departments/],
  ])('is refused with its reason: %j', (value, reason) => {
    expect(() => readDirectory(value)).toThrow(reason);
  });
});
