import { z } from 'zod';
import type { CrisisKind, TerritoryKind } from '@beffroi/contracts';
import { linesOf } from '../sentence.render.ts';
import type { Scenario, VoiceTone } from './scenario.types.ts';

/* The keys of a scenario, in French without accents: what is typed is folded before it is read. */

const writtenKinds = {
  erreur: 'own_mistake',
  rumeur: 'rumour',
  accident: 'accident',
  greve: 'strike',
  attaque: 'attack',
  raid: 'raid',
  fuite: 'data_leak',
  agent: 'agent_targeted',
  autre: 'other',
} as const satisfies Record<string, CrisisKind>;
const writtenTerritories = {
  region: 'region',
  departement: 'departement',
  intercommunalite: 'grouping',
  commune: 'commune',
  universite: 'university',
  autre: 'other',
} as const satisfies Record<string, TerritoryKind>;
const writtenTones = {
  colere: 'anger',
  ironie: 'irony',
  question: 'question',
  soutien: 'support',
  fait: 'fact',
  rumeur: 'rumour',
} as const satisfies Record<string, VoiceTone>;
const writtenMeans = { prive: 'private', commentaire: 'comment' } as const;

/** The longest that a scenario may be and the most that it may post a minute. */
const MOST_MINUTES = 24 * 60;
const MOST_RATE = 120;

const keysOf = <K extends string>(table: Record<K, unknown>) =>
  z.preprocess(folded, z.enum(Object.keys(table) as [K, ...K[]]));
const yesNo = z.preprocess((value) => {
  const said = folded(value);
  return said === 'oui' ? true : said === 'non' ? false : value;
}, z.boolean());
const short = z.string().trim().min(1).max(140);
const text = (longest: number) => z.string().trim().min(1).max(longest).transform(plainWords);
const sentence = text(600);
/** One sentence a line, or a list. */
const sentences = z.preprocess(
  (value) => (typeof value === 'string' ? linesOf(value) : value),
  z.array(sentence).min(1).max(300),
);
const minute = z.number().min(0).max(MOST_MINUTES);
const rate = z.number().min(0).max(MOST_RATE);
const followers = z.number().int().min(0).max(5_000_000);
const mix = z.record(z.string(), z.number().min(0).max(1000));
const tag = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/^#/, ''))
  .pipe(z.string().regex(/^[\p{L}\p{N}_]{1,60}$/u));
const pair = <T extends z.ZodType>(of: T) =>
  z.preprocess((value) => (typeof value === 'number' ? [value, value] : value), z.tuple([of, of]));

export const writtenSchema = z.strictObject({
  titre: short,
  genre: keysOf(writtenKinds),
  territoires: z.preprocess(
    (value) =>
      typeof value === 'string' ? (folded(value) === 'tous' ? Object.keys(writtenTerritories) : [value]) : value,
    z.array(keysOf(writtenTerritories)).min(1),
  ),
  resume: z.string().trim().min(1).max(600),
  duree: z.number().min(5).max(MOST_MINUTES),
  etiquettes: z.strictObject({ avant: tag.optional(), apres: tag.optional() }).default({}),
  mots: z.record(z.string().regex(/^[a-z_]+$/), sentences).default({}),
  voix: z.record(
    z.string(),
    z.strictObject({
      ton: keysOf(writtenTones),
      presse: yesNo.default(false),
      copie: yesNo.default(false),
      abonnes: pair(followers).optional(),
      phrases: sentences,
    }),
  ),
  vagues: z
    .array(z.strictObject({ de: minute, a: minute, rythme: pair(rate), melange: mix }))
    .min(1)
    .max(60),
  publications: z
    .array(
      z.strictObject({
        minute,
        auteur: short,
        abonnes: followers.default(120),
        presse: yesNo.default(false),
        texte: text(2000),
      }),
    )
    .max(200)
    .default([]),
  messages: z
    .array(
      z.strictObject({
        minute,
        auteur: short,
        moyen: keysOf(writtenMeans).default('prive'),
        texte: text(2000),
      }),
    )
    .max(100)
    .default([]),
  reponse: z.strictObject({
    melange: mix,
    bascule: z.number().min(1).max(MOST_MINUTES).default(30),
    apaisement: z.number().min(0).max(1).default(0.5),
    vague: z.strictObject({ rythme: rate, retombee: z.number().min(1).max(MOST_MINUTES).default(30) }).optional(),
  }),
  objectifs: z.strictObject({
    voir: z.number().min(1).max(MOST_MINUTES).default(5),
    decider: z.number().min(1).max(MOST_MINUTES).default(15),
    premier_mot: z.number().min(1).max(MOST_MINUTES).default(30),
    messages: z.number().int().min(0).max(100).default(0),
  }),
});
export type WrittenScenario = z.output<typeof writtenSchema>;

/** From the words of the file to those of the program. */
export function scenarioOf(written: WrittenScenario): Scenario {
  const { reponse, objectifs, etiquettes } = written;
  return {
    title: written.titre,
    kind: writtenKinds[written.genre],
    fits: [...new Set(written.territoires)].map((one) => writtenTerritories[one]),
    summary: written.resume,
    minutes: written.duree,
    tags: {
      ...(etiquettes.avant === undefined ? {} : { before: etiquettes.avant }),
      ...(etiquettes.apres === undefined ? {} : { after: etiquettes.apres }),
    },
    words: written.mots,
    voices: Object.fromEntries(
      Object.entries(written.voix).map(([name, { ton, presse, copie, abonnes, phrases }]) => [
        name,
        {
          tone: writtenTones[ton],
          press: presse,
          copied: copie,
          says: phrases,
          ...(abonnes ? { followers: abonnes } : {}),
        },
      ]),
    ),
    waves: written.vagues.map(({ de, a, rythme, melange }) => ({ from: de, to: a, rate: rythme, mix: melange })),
    posts: written.publications.map(({ minute: at, auteur, abonnes, presse, texte }) => ({
      minute: at,
      author: auteur,
      followers: abonnes,
      press: presse,
      text: texte,
    })),
    messages: written.messages.map(({ minute: at, auteur, moyen, texte }) => ({
      minute: at,
      author: auteur,
      means: writtenMeans[moyen],
      text: texte,
    })),
    answered: {
      mix: reponse.melange,
      turnMinutes: reponse.bascule,
      calms: reponse.apaisement,
      ...(reponse.vague ? { wave: { rate: reponse.vague.rythme, halfLifeMinutes: reponse.vague.retombee } } : {}),
    },
    targets: {
      see: objectifs.voir,
      decide: objectifs.decider,
      firstWord: objectifs.premier_mot,
      left: objectifs.messages,
    },
  };
}

/** `{rivière}` is the word that the file calls `rivière`, whose key was folded. */
function plainWords(typed: string): string {
  return typed.replaceAll(/\{([^{}]*)\}/g, (_, word: string) => `{${withoutAccents(word).replaceAll(/[\s-]+/g, '_')}}`);
}

/** As keys and choices are compared: no accents, small letters, spaces as underscores. */
function folded(value: unknown): unknown {
  return typeof value === 'string' ? foldKey(value) : value;
}

export function foldKey(key: string): string {
  return withoutAccents(key)
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_');
}

function withoutAccents(typed: string): string {
  return typed.normalize('NFD').replaceAll(/\p{M}/gu, '').trim();
}
