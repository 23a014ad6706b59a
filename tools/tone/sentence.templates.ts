/** Fillers for the slots of the sentence files; groups are drawn evenly, whatever their number of names. */
const PLURAL: Record<string, string[]> = {
  women: ['femmes', 'filles', 'meufs'],
  trans: ['trans', 'personnes trans', 'transgenres'],
  gay: ['homos', 'gays', 'lesbiennes', 'homosexuels'],
  black: ['noirs', 'Noirs', 'renois', 'Africains'],
  disabled: ['handicapés', 'autistes', 'personnes handicapées', 'trisomiques'],
  muslim: ['musulmans', 'musulmanes'],
  refugee: ['réfugiés', 'migrants', 'immigrés', 'étrangers'],
  jew: ['juifs', 'Juifs'],
  arab: ['Arabes', 'Maghrébins', 'rebeus'],
  roma: ['Roms', 'Tsiganes', 'gitans'],
  asian: ['Asiatiques', 'Chinois'],
  men: ['hommes', 'Blancs', 'chrétiens', 'Français', 'vieux'],
};
const SINGULAR: Record<string, string[]> = {
  women: ['femme', 'fille'],
  trans: ['trans', 'personne trans'],
  gay: ['homo', 'gay', 'lesbienne'],
  black: ['noir', 'Noir', 'Africain'],
  disabled: ['handicapé', 'autiste'],
  muslim: ['musulman', 'musulmane'],
  refugee: ['réfugié', 'migrant', 'immigré', 'étranger'],
  jew: ['juif', 'Juive'],
  arab: ['Arabe', 'Maghrébin', 'rebeu'],
  roma: ['Rom', 'gitan'],
  asian: ['Asiatique', 'Chinois'],
  men: ['homme', 'Blanc', 'chrétien', 'Français', 'vieux'],
};
const TRADES = [
  'les politiciens',
  'les élus',
  'les flics',
  'les journalistes',
  'les banquiers',
  'les patrons',
  'les profs',
  'les chasseurs',
  'les capitalistes',
  'les fonctionnaires',
  'les cyclistes',
  'les avocats',
  'les bobos',
  'les contrôleurs',
  'les supporters',
  'ces ministres',
  'les actionnaires',
  'les fachos',
  'les gauchistes',
];
const THINGS = [
  'ce film',
  'ces travaux',
  'cette chanson',
  'les lundis',
  'les moustiques',
  'ce logiciel',
  'les pubs',
  'cette réforme',
  'le fromage',
  'cette taxe',
  'la pluie',
  'ce bus',
  'le foot',
  'ces éoliennes',
  'cette pizza',
  'les trottinettes',
  'ces trous dans la route',
  'ce parking',
  'les cafards',
  'les rats',
  'cette appli',
  'le cancer',
  'le capitalisme',
  'les publicités',
  'ce canapé',
  'ces chaussures',
  'les éoliennes',
];

type Random = () => number;

/** Writes one sentence out of a template line: alternatives and slots are drawn, the same group throughout. */
export function fill(template: string, random: Random): string {
  const group = draw(Object.keys(PLURAL), random);
  const drawn = template.replace(/\{([^{}]*\|[^{}]*)\}/g, (_, options: string) => draw(options.split('|'), random));
  const plural = draw(PLURAL[group]!, random);
  const singular = draw(SINGULAR[group]!, random);
  return drawn
    .replace(/\{?\bP\b\}?/g, draw(['les', 'les', 'les', 'ces', 'tous les'], random) + ' ' + plural)
    .replace(/\{p\}|(?<=(?:aux|les|sales|ces|des|que tous ces) )p\b/g, plural)
    .replace(/\{?\bS\b\}?/g, `${draw(['un', 'un', 'une', 'cet'], random)} ${singular}`)
    .replace(/\{s\}|(?<=(?:quel|un|sale|une|d'un) )s\b/g, singular)
    .replace(/\{?\bT\b\}?/g, draw(TRADES, random))
    .replace(/\{?\bO\b\}?/g, draw(THINGS, random))
    .replace(/\bde les\b/g, 'des')
    .replace(/\bà les\b/g, 'aux')
    .replace(/\s+([,.])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How people type: no accents, no capitals, a letter lost, doubled or swapped, an emoji or a mention added. */
export function roughen(sentence: string, random: Random): string {
  let rough = sentence;
  const fate = random();
  if (fate < 0.25) rough = rough.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  if (random() < 0.35) rough = rough.charAt(0).toUpperCase() + rough.slice(1);
  if (random() < 0.3) rough += draw(['.', '!', ' !', '!!', '...', ' ?', '.'], random);
  if (random() < 0.15) rough = `@user ${rough}`;
  if (random() < 0.25)
    rough += draw([' http', ' http http', ' http via @user', ' @user http', ' https://t.co/x', ' …', '… http'], random);
  if (random() < 0.05) rough = rough.toUpperCase();
  return rough;
}

export function draw<T>(from: readonly T[], random: Random): T {
  return from[Math.floor(random() * from.length)]!;
}
