import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  createTone,
  emptyLayer,
  isScored,
  learn,
  toneOf,
  type Correction,
  type Opinion,
  type ToneLayer,
} from '@beffroi/engines/tone';
import type { ToneTransformer } from '../../modules/listening/index.ts';
import type { Command, CommandIo } from '../command.ts';
import { filterLines } from '../line-filter.ts';

const help = `
Usage: ./beffroi tone [--layer FILE] [--model FOLDER] < posts.jsonl > tones.jsonl
       ./beffroi tone --learn CORRECTIONS.jsonl [--layer FILE] > layer.json

Says of each post whether it is favourable, unfavourable or neutral, and whether it insults, threatens or hates, with
the words that weighed most. French first, English second; nothing is downloaded or sent.

Input    one JSON object a line: {"id","text"} and optionally "lang" (what the network declares, taken as a hint).
Output   one JSON object a line, in the same order:
         {"id","lang","sentiment":{"label","p"},"aggressive":{"label","p"},"irony":{"p"},"tone","because":[...]}
           lang         ISO 639-1, or "und" when it is unknown; other languages than French and English are not scored
           sentiment    negative | neutral | positive
           aggressive   none | insult | threat | hate: the gravest that holds
           tone         the four tones of the screen: positive | negative | ironic | neutral
           because      [{"word","weight","for"}]: the words that weighed most, in logits, for the labels given
         A line that cannot be read is reported on standard error with its number, and the filter goes on.

Options
  --layer FILE   a territory's own layer, as written by --learn, on top of the model that ships
  --learn FILE   learns from corrections, one {"text","sentiment"?,"aggressive"?} a line, and writes the new layer on
                 standard output; with --layer, goes on from that one. The model that ships never changes.
  --model FOLDER a local transformer that judges sentiment instead of the model that ships: a folder as Hugging Face's
                 tools export it for text classification, with config.json (id2label: negative, neutral, positive),
                 tokenizer.json and onnx/model.onnx or onnx/model_quantized.onnx. Aggression, irony and the words
                 stay with the model that ships. Nothing is downloaded.

Exit code  0 done; 1 nothing could be read; 2 misused.

Example
  $ echo '{"id":"1","text":"Merci aux agents, la route est enfin réparée !"}' | ./beffroi tone
`;

export const command: Command = {
  name: 'tone',
  summary: 'Tells the tone of posts: favourable or not, insults, threats, hate, and the words that say so.',
  help,
  run,
};

/** What one text may take at most. */
const PATIENCE_MS = 30_000;

type Post = { id?: unknown; text?: unknown; lang?: unknown };

async function run(args: string[], io: CommandIo): Promise<number> {
  let options: { layer?: string; learn?: string; model?: string };
  try {
    const known = { layer: { type: 'string' }, learn: { type: 'string' }, model: { type: 'string' } } as const;
    options = parseArgs({ args, options: known }).values;
    if (options.learn !== undefined && options.model !== undefined)
      throw new Error('--learn and --model do not go together');
  } catch (error) {
    io.stderr.write(`tone: ${message(error)}\n`);
    return 2;
  }
  let layer: ToneLayer | undefined;
  try {
    layer = options.layer === undefined ? undefined : (JSON.parse(readFileSync(options.layer, 'utf8')) as ToneLayer);
    if (options.learn !== undefined) return learnFrom(options.learn, layer ?? emptyLayer(), io);
    if (options.model === undefined) return await scorePosts(layer, io);
    const transformer = await openTransformer(options.model);
    return await scorePosts(layer, io, transformer).finally(async () => transformer.close());
  } catch (error) {
    io.stderr.write(`tone: ${message(error)}\n`);
    return 2;
  }
}

async function scorePosts(layer: ToneLayer | undefined, io: CommandIo, transformer?: ToneTransformer): Promise<number> {
  const engine = createTone(layer);
  const judged = new Map<number, Opinion>();
  const answer = (line: string, lineNumber: number): string => {
    const post = JSON.parse(line) as Post;
    if (typeof post?.text !== 'string') throw new Error('"text" must be a string / « text » doit être une chaîne');
    const result = engine.score(post.text, declared(post), judged.get(lineNumber));
    const { lang, sentiment, aggressive, irony, because } = result;
    return JSON.stringify({
      id: post.id,
      lang,
      sentiment: { label: sentiment.label, p: rounded(sentiment.p) },
      aggressive: { label: aggressive.label, p: rounded(aggressive.p) },
      ...(irony === undefined ? {} : { irony: rounded(irony) }),
      tone: toneOf(result),
      because,
    });
  };
  if (!transformer) return filterLines(io, answer);
  return filterLines(io, answer, undefined, async (lines, firstLineNumber) => {
    judged.clear();
    const asked = lines.flatMap((line, index) => toJudge(line, firstLineNumber + index));
    const opinions = await transformer.opinions(
      asked.map(({ text }) => text),
      asked.length * PATIENCE_MS,
    );
    for (const [index, { lineNumber }] of asked.entries()) {
      const opinion = opinions[index];
      if (opinion) judged.set(lineNumber, opinion);
      else io.stderr.write(`line ${lineNumber}: the transformer gave no answer, the model that ships judged\n`);
    }
  });
}

/** The text of a line that the transformer is asked about; what is wrong with other lines is said when their turn comes. */
function toJudge(line: string | undefined, lineNumber: number): { text: string; lineNumber: number }[] {
  try {
    const post = JSON.parse(line ?? '') as Post;
    if (typeof post?.text !== 'string' || !isScored(post.text, declared(post))) return [];
    return [{ text: post.text, lineNumber }];
  } catch {
    return [];
  }
}

function declared({ lang }: Post): string | undefined {
  return typeof lang === 'string' ? lang : undefined;
}

/** Loaded only when it is asked for: the filter starts in a tenth of the time without the program's modules. */
async function openTransformer(folder: string): Promise<ToneTransformer> {
  const { createToneTransformer } = await import('../../modules/listening/index.ts');
  const { createLogger } = await import('../../platform/logger.ts');
  const transformer = createToneTransformer({ folder, logger: createLogger('silent') });
  const trouble = await transformer.trouble();
  if (!trouble) return transformer;
  await transformer.close();
  throw new Error(`${trouble.text.en} / ${trouble.text.fr}`);
}

function learnFrom(file: string, layer: ToneLayer, io: CommandIo): number {
  let learnt = layer;
  let read = 0;
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      learnt = learn(learnt, correction(line));
      read += 1;
    } catch (error) {
      io.stderr.write(`line ${index + 1}: ${message(error)}\n`);
    }
  }
  if (read === 0) return 1;
  io.stdout.write(`${JSON.stringify(learnt)}\n`);
  return 0;
}

function correction(line: string): Correction {
  const { text, sentiment, aggressive } = JSON.parse(line) as Record<string, unknown>;
  if (typeof text !== 'string') throw new Error('"text" must be a string / « text » doit être une chaîne');
  const isOf = (value: unknown, labels: string[]): boolean => value === undefined || labels.includes(value as string);
  if (!isOf(sentiment, ['negative', 'neutral', 'positive']))
    throw new Error(
      '"sentiment" must be negative, neutral or positive / « sentiment » doit être negative, neutral ou positive',
    );
  if (!isOf(aggressive, ['none', 'insult', 'threat', 'hate']))
    throw new Error(
      '"aggressive" must be none, insult, threat or hate / « aggressive » doit être none, insult, threat ou hate',
    );
  if (sentiment === undefined && aggressive === undefined) throw new Error('nothing is corrected / rien n’est corrigé');
  return {
    text,
    ...(sentiment === undefined ? {} : { sentiment }),
    ...(aggressive === undefined ? {} : { aggressive }),
  } as Correction;
}

function rounded<T extends Record<string, number>>(p: T): T {
  return Object.fromEntries(Object.entries(p).map(([label, value]) => [label, Math.round(value * 1e4) / 1e4])) as T;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
