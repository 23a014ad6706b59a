import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareNeeds,
  createTriage,
  distressAdvice,
  emptyLayer,
  findDistress,
  findSensitive,
  learn,
  MAX_FEATURES,
  messageKinds,
  needsAnswer,
  neutralSummary,
  ownMessages,
  proposeHiding,
  type MessageKind,
  type TriageLayer,
} from './index.ts';
import { f1Of } from './testing/cross.validate.ts';

const engine = createTriage();
const kindOf = (text: string): MessageKind => engine.read(text).kind;

describe('what a message is', () => {
  it('is told for plain messages, SMS spelling included', () => {
    expect(kindOf('Bonjour, à quelle heure ouvre la mairie ?')).toBe('question');
    expect(kindOf('slt c ouver dimanch la piscine ?')).toBe('question');
    expect(kindOf('Pouvez-vous réparer le lampadaire devant le 12 rue Voltaire ?')).toBe('request');
    expect(kindOf('Merci beaucoup, c’est réparé 👍')).toBe('thanks');
    expect(kindOf('Toujours pas de ramassage, c’est inadmissible')).toBe('complaint');
    expect(kindOf('bande de connards')).toBe('insult');
    expect(kindOf('Gagnez 500 € par jour, cliquez ici http://x.example')).toBe('spam');
    expect(kindOf('Au secours il y a le feu dans mon immeuble')).toBe('emergency');
    expect(kindOf('Réunion de quartier mardi à 18 h salle Jean Jaurès')).toBe('information');
    expect(kindOf('😂😂')).toBe('other');
  });

  it('is explained by words of the message', () => {
    const text = 'Toujours pas de ramassage des poubelles, c’est inadmissible';
    const { because, confidence, p } = engine.read(text);
    expect(because.length).toBeGreaterThan(0);
    expect(because.every(({ word, weight }) => text.includes(word) && weight > 0)).toBe(true);
    expect(confidence).toBe(p.complaint);
    expect(Object.values(p).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 2);
  });

  it('says what it is about and where', () => {
    const { about } = engine.read('Les poubelles ne sont pas ramassées au 12 rue des Acacias');
    expect(about.subject?.id).toBe('waste_collection');
    expect(about.place).toBe('12 rue des Acacias');
    expect(about.words).toContain('poubelles');
    expect(engine.read('ya 1 tro enorm rue pasteur fo boucher svp').about.place).toBe('rue pasteur');
  });

  it('stays what it is when it is rude', () => {
    const { kind, aggressive } = engine.read('Putain ça fait 2 mois que ce lampadaire marche pas bande de connards');
    expect(kind).toBe('complaint');
    expect(aggressive).not.toBe('none');
  });
});

describe('on messages that nothing was tuned on', () => {
  const rows = readFileSync(join(import.meta.dirname, 'testing/report.messages.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { label: MessageKind; text: string });
  const read = rows.map(({ label, text }) => ({ label, result: engine.read(text) }));

  it('keeps the share that was measured', () => {
    expect(f1Of(read.map(({ label, result }) => [label, result.kind])).macro).toBeGreaterThan(0.68);
  });

  it('hears most emergencies, and shows nearly all', () => {
    const urgent = read.filter(({ label }) => label === 'emergency').map(({ result }) => result);
    expect(urgent.filter(({ kind }) => kind === 'emergency').length / urgent.length).toBeGreaterThan(0.85);
    expect(urgent.filter(({ distress }) => distress.length > 0).length / urgent.length).toBeGreaterThan(0.85);
  });

  it('has none of them among the messages that it learns from', () => {
    const learnt = new Set(ownMessages().map(({ text }) => text));
    expect(rows.filter(({ text }) => learnt.has(text))).toEqual([]);
    expect(learnt.size).toBeGreaterThan(1000);
  });
});

describe('distress', () => {
  const likely = (text: string): string[] =>
    findDistress(text)
      .filter(({ certainty }) => certainty === 'likely')
      .map(({ kind }) => kind);

  it('is told by kind', () => {
    expect(likely('je v me suicidé')).toEqual(['suicide']);
    expect(likely('mon mari me frappe et il va rentrer')).toEqual(['partner_violence']);
    expect(likely('mon beau-père me touche le soir, j’ai 13 ans')).toContain('child_danger');
    expect(likely('Il y a le feu au deuxième étage')).toEqual(['fire']);
    expect(likely('sa pue le gaz dans limmeuble')).toEqual(['gas']);
    expect(likely('Quelqu’un se noie à la plage')).toEqual(['drowning']);
    expect(likely('ma grand mère est tombée elle bouge plus')).toContain('medical');
    expect(likely('Je vais venir à la mairie avec un fusil')).toContain('threat');
    expect(likely('ils me font du chantage avec mes photos nues')).toContain('online_abuse');
    expect(likely('au secours')).toEqual(['danger']);
  });

  it('is doubtful, and still told, in a title, a quotation, a joke, a poster, a thing of the past', () => {
    const doubt = (text: string): string | undefined => findDistress(text)[0]?.doubt;
    expect(doubt('Le film Je veux mourir passe au Rex')).toBe('title');
    expect(doubt('Il a écrit « je vais me tuer » sur le mur')).toBe('quoted');
    expect(doubt('je veux mourir mdr')).toBe('idiom');
    expect(doubt('Journée de prévention : une tentative de suicide, que faire')).toBe('prevention');
    expect(doubt('L’incendie d’hier est éteint')).toBe('past');
    expect(findDistress('Feux tricolores en panne')).toEqual([]);
  });

  it('has numbers and a script in both languages for every kind, and never the reply itself', () => {
    for (const { numbers, script, label } of Object.values(distressAdvice)) {
      expect(numbers.length).toBeGreaterThan(0);
      expect(script.fr.length).toBeGreaterThan(40);
      expect(script.en.length).toBeGreaterThan(40);
      expect(label.fr).not.toBe(label.en);
    }
    const dialled = Object.values(distressAdvice).flatMap(({ numbers }) => numbers.map(({ number }) => number));
    for (const number of ['3114', '15', '17', '18', '112', '114', '119', '3919', '3018'])
      expect(dialled).toContain(number);
  });

  it('cannot be learnt away', () => {
    let layer = emptyLayer();
    for (let time = 0; time < 40; time += 1) layer = learn(layer, { text: 'je vais me tuer', kind: 'other' });
    expect(createTriage(layer).read('je vais me tuer').kind).toBe('emergency');
  });
});

describe('sensitive data in public', () => {
  const kinds = (text: string): string[] => findSensitive(text).map(({ kind }) => kind);

  it('is found', () => {
    expect(kinds('mon numéro 2 69 05 49 588 157 80')).toEqual(['social_security']);
    expect(kinds('virez sur fr76 3000 6000 0112 3456 7890 189')).toEqual(['iban']);
    expect(kinds('ma carte 4970 1012 3456 7894')).toEqual([]);
    expect(kinds('ma carte 4111 1111 1111 1111')).toEqual(['card']);
    expect(kinds('rappelez moi 06.12.34.56.78 ou a.b@exemple.fr')).toEqual(['phone', 'email']);
    expect(kinds("J'habite au 12 rue des Lilas et je suis né le 3 mai 1961")).toEqual(['address', 'birth_date']);
    expect(kinds('mon fils est autiste et ma mère a un cancer')).toContain('health');
  });

  it('is not a place that is spoken of, nor an illness in general', () => {
    expect(kinds('un trou devant le 12 rue des Lilas')).toEqual([]);
    expect(kinds('Octobre rose contre le cancer')).toEqual([]);
    expect(kinds('dossier 1234567890123')).toEqual([]);
  });

  it('is proposed for hiding', () => {
    expect(proposeHiding(findSensitive('06 12 34 56 78'))?.fr).toBe(
      'Ce commentaire public contient un numéro de téléphone : masquez-le et continuez en message privé.',
    );
    expect(proposeHiding([])).toBeUndefined();
  });
});

describe('a neutral summary', () => {
  const summary = (text: string): string => neutralSummary(text, engine.read(text)).fr;

  it('says what it is about, without the insult', () => {
    expect(summary('Bande de connards, toujours pas de ramassage des poubelles rue des Acacias, c’est une honte')).toBe(
      'Se plaint, avec insultes, au sujet de : collecte des déchets (rue des Acacias).',
    );
    expect(summary('maire de merde')).toBe('Insulte des élus, sans rien demander.');
  });

  it('holds no word of the insult, whatever it is', () => {
    for (const word of ['connards', 'merde', 'salope', 'enculés', 'pute'])
      expect(summary(`${word} ! les ${word} de la voirie place ${word} qui ne font rien`)).not.toContain(word);
  });
});

describe('what needs an answer', () => {
  const score = (text: string, context = {}): number => needsAnswer(engine.read(text), context).score;

  it('comes in order: emergency, question, complaint, thanks, insult, spam', () => {
    const scores = [
      'Au secours il y a le feu dans mon immeuble',
      'Bonjour, à quelle heure ouvre la mairie ?',
      'Toujours pas de ramassage, c’est inadmissible',
      'Merci beaucoup aux agents',
      'bande de connards',
      'Gagnez 500 € par jour, cliquez ici http://x.example',
    ].map((text) => score(text));
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    expect(new Set(scores).size).toBe(scores.length);
  });

  it('rises with waiting, earlier messages and privacy, and never above an emergency', () => {
    const text = 'Toujours pas de ramassage, c’est inadmissible';
    const more = score(text, { isPrivate: true, unanswered: 3, waitingMinutes: 10_000, hasSensitiveData: true });
    expect(more).toBeGreaterThan(score(text));
    expect(more).toBeLessThan(0.97);
  });

  it('puts who waits longest first among equals', () => {
    const rows = [
      { score: 0.5, receivedAt: 2 },
      { score: 0.5, receivedAt: 1 },
      { score: 0.9, receivedAt: 3 },
    ];
    expect(rows.toSorted(compareNeeds).map(({ receivedAt }) => receivedAt)).toEqual([3, 1, 2]);
  });
});

describe('a layer', () => {
  const taught = { text: 'Le Zorglub est de sortie', kind: 'complaint' } as const;

  it('learns, from a correction or two, and is bounded', () => {
    let layer = emptyLayer();
    for (let time = 0; time < 3; time += 1) layer = learn(layer, taught);
    expect(createTriage(layer).read(taught.text).kind).toBe('complaint');
    expect(layer.corrections).toBe(3);
    expect(
      Object.values(layer.weights)
        .flat()
        .every((weight) => Math.abs(weight) <= 1.5),
    ).toBe(true);
    expect(Object.keys(layer.weights).length).toBeLessThanOrEqual(MAX_FEATURES);
    expect(JSON.parse(JSON.stringify(layer))).toEqual(layer);
  });

  it('is left as it was, gives the same twice, and changes nothing else', () => {
    const empty = emptyLayer();
    expect(learn(empty, taught)).toEqual(learn(empty, taught));
    expect(empty).toEqual(emptyLayer());
    const other = 'Bonjour, quels sont les horaires de la piscine ?';
    expect(createTriage(learn(empty, taught)).read(other).p).toEqual(engine.read(other).p);
  });

  it('is refused when it is not one', () => {
    for (const wrong of [
      null,
      {},
      { format: 1, corrections: 0, weights: { a: [1] } },
      { format: 1, corrections: 0, weights: null },
    ])
      expect(() => createTriage(wrong as unknown as TriageLayer)).toThrow(/couche de tri/);
  });
});

describe('whatever is sent', () => {
  const nasty = [
    '',
    ' ',
    '\0',
    '\ud800',
    '@',
    '#',
    '"',
    '«',
    '🤡'.repeat(500),
    'a'.repeat(100_000),
    'il '.repeat(30_000),
    'je vais '.repeat(5000),
    '__proto__ constructor toString',
    '1 '.repeat(4000),
    '‮abc',
    'ﷺ'.repeat(300),
    '日本語のメッセージ',
    "' OR 1=1 --",
    '<script>alert(1)</script>',
    'rue '.repeat(2000),
    'enfant seule dans '.repeat(900),
  ];

  it('is read, within the message, and in bounded time', () => {
    const before = performance.now();
    for (const text of nasty) check(text);
    expect(performance.now() - before).toBeLessThan(4000);
  });

  it('is read, for any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), check), {
      numRuns: 200,
    });
  });

  function check(text: string): void {
    const result = engine.read(text);
    expect(messageKinds).toContain(result.kind);
    expect(Object.values(result.p).every((value) => value >= 0 && value <= 1)).toBe(true);
    for (const { from, to, words } of result.distress) expect(text.slice(from, to)).toBe(words);
    for (const { from, to } of findSensitive(text)) expect(from >= 0 && from < to && to <= text.length).toBe(true);
    expect(neutralSummary(text, result).fr).toMatch(/\.$/);
    const { score } = needsAnswer(result);
    expect(score >= 0 && score <= 1).toBe(true);
  }
});
