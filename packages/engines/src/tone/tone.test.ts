import { describe, expect, it } from 'vitest';
import { confidence, createTone, toneOf } from './index.ts';

const tone = createTone();
const sentiment = (text: string): string => tone.score(text).sentiment.label;
const aggressive = (text: string): string => tone.score(text).aggressive.label;

describe('sentiment', () => {
  it.each([
    ['positive', 'Merci aux agents de la voirie, la rue est enfin propre'],
    ['positive', 'bravo la médiathèque, super expo ce week-end 😍'],
    ['positive', 'Franchement pas mal du tout le nouveau parc'],
    ['positive', 'Le festival etait genial, vivement l annee prochaine'],
    ['negative', 'Encore une panne sur la ligne B, j’en ai marre'],
    ['negative', 'La route est pleine de nids-de-poule, c’est une honte'],
    ['negative', 'Je n’aime pas du tout ce projet'],
    ['negative', 'jpp du bus, toujours en retard 😡'],
    ['negative', 'L’idée était bonne mais l’organisation était nulle'],
    ['neutral', 'Le conseil municipal se réunit jeudi à 18 h'],
    ['neutral', 'À quelle heure ferme la piscine ?'],
    ['neutral', 'Enquête publique du 4 au 29 mai en mairie'],
    ['positive', 'Great service at the library, thank you!'],
    ['negative', 'The bus is late again, awful service'],
  ])('is %s for “%s”', (label, text) => {
    expect(sentiment(text)).toBe(label);
  });
});

describe('good news, told with the words of bad news', () => {
  it.each([
    'Merci à l’équipe du bac, qui a réparé le vélo de ma fille sans rien demander',
    'Ma mère n’a plus à descendre en ville pour ses ordonnances, la pharmacie passe le jeudi. Quel progrès.',
    'Merci à la dame de l’accueil qui a retrouvé mon dossier perdu',
    'Merci aux conducteurs qui roulent même le jour de Noël',
    'Bruit signalé à la police municipale, réglé en dix minutes, merci',
    'Plus de file d’attente au cinéma depuis les bornes, top',
    'Allez les bleues, toute la ville est avec vous !',
    'Bravo aux jeunes sapeurs-pompiers qui ont défilé sous la grêle',
  ])('is good news: “%s”', (text) => {
    expect(toneOf(tone.score(text))).toBe('positive');
    expect(aggressive(text)).toBe('none');
  });
});

describe('aggression, the gravest kind that holds', () => {
  it.each([
    ['none', 'La route est dans un état lamentable, que fait la mairie ?'],
    ['none', 'Le maire ment sur le budget, il doit démissionner'],
    ['none', 'Ce concert était une tuerie'],
    ['insult', 'Le maire est un gros connard'],
    ['insult', 'ferme ta gueule espece de bouffon'],
    ['insult', 'T’es qu’une raclure'],
    ['insult', 'Quelle bande d’incapables à la mairie'],
    ['threat', 'je vais te buter'],
    ['threat', 'On sait où tu habites, fais gaffe à toi'],
    ['threat', 'On devrait pendre le maire'],
    ['hate', 'Les Arabes sont des parasites'],
    ['hate', 'Il faut tuer tous les homos'],
    ['hate', 'sale négro rentre chez toi'],
  ])('is %s for “%s”', (label, text) => {
    expect(aggressive(text)).toBe(label);
  });

  it.each([
    'Dire que « les Juifs sont des rats » est un délit',
    'Il m’a traité de « sale pédé », j’ai porté plainte',
    'Les musulmans ne sont pas une menace',
    'Aucun réfugié ne mérite de mourir',
    'Les trans sont magnifiques',
    'Ma collègue est autiste et très douée',
  ])('is not hate to quote it, deny it or name a group: “%s”', (text) => {
    expect(aggressive(text)).not.toBe('hate');
  });

  it.each(['s4l0pe', 'p é d é', 'connnnard', 'c0nnard', 'connrad', 'con\u200bnard', 'сonnard'])(
    'is heard through the disguise of %s',
    (word) => {
      expect(aggressive(`tu es un ${word}`)).not.toBe('none');
    },
  );
});

describe('irony', () => {
  it('is the tone shown when praise does not fit what happened', () => {
    const result = tone.score('Bravo la région, encore un train supprimé, merci pour ces deux heures d’attente 👏🙄');
    expect(toneOf(result)).toBe('ironic');
    expect(confidence(result)).toBe(result.irony!.p);
  });

  it('is not seen in plain thanks', () => {
    expect(toneOf(tone.score('Bravo la région, le nouveau train est très confortable'))).toBe('positive');
  });
});

describe('the answer', () => {
  it('names the words that weighed most, as they were written', () => {
    const { because } = tone.score('La cantine est vraiment DÉGUEULASSE');
    expect(because[0]).toMatchObject({ word: 'DÉGUEULASSE', for: 'negative' });
    expect(because.every(({ weight }, at) => at === 0 || weight <= because[at - 1]!.weight)).toBe(true);
  });

  it('holds probabilities that add up to one', () => {
    const { sentiment, aggressive } = tone.score('Tu vas le regretter, sale type');
    expect(Object.values(sentiment.p).reduce((sum, p) => sum + p)).toBeCloseTo(1);
    expect(Object.values(aggressive.p).reduce((sum, p) => sum + p)).toBeCloseTo(1);
  });

  it('is the same for the same post, whatever was scored before', () => {
    const first = tone.score('Encore du retard, merci pour rien');
    tone.score('Autre chose, et bien plus longue, pour remplir les tampons '.repeat(20));
    expect(tone.score('Encore du retard, merci pour rien')).toEqual(first);
  });

  it('is neutral and says nothing in a language that is not read', () => {
    const result = tone.score('El autobús llega tarde otra vez, qué vergüenza');
    expect(result).toMatchObject({
      lang: 'es',
      sentiment: { label: 'neutral' },
      aggressive: { label: 'none' },
      because: [],
    });
    expect(result.irony).toBeUndefined();
  });
});
