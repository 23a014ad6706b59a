import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { classifierTrouble, type ClassifierTrouble } from './classifier.trouble.ts';

/** A folder as Hugging Face's tools export it for text classification. */
export type ModelFolder = {
  ok: true;
  /** The ONNX file. */
  model: string;
  /** The classes, in the order of the model's answer. */
  labels: string[];
  /** Each class is a question of its own, and not one among all. */
  isMultiLabel: boolean;
  /** How many tokens the model reads of a text. */
  longest: number;
  tokenizer: object;
  tokenizerConfig: object;
};

/** Quantised ones first: on a processor they are twice as fast and hardly less right. */
const MODELS = [
  'onnx/model_quantized.onnx',
  'model_quantized.onnx',
  'onnx/model_int8.onnx',
  'onnx/model.onnx',
  'model.onnx',
];
/** A post says what it has to say in so many tokens; time grows faster than length. */
const MOST_TOKENS = 256;

type Json = Record<string, unknown>;

/** Looks at what a folder holds; the ONNX file itself is only named. */
export function readModelFolder(folder: string): ModelFolder | ClassifierTrouble {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return classifierTrouble('folder', `${folder} n’est pas un dossier`, `${folder} is not a folder`);
  const model = MODELS.map((name) => join(folder, name)).find((path) => statSync(path, { throwIfNoEntry: false }));
  if (model === undefined) return missing(folder, MODELS.join(', '));
  const config = readJson(folder, 'config.json');
  const tokenizer = readJson(folder, 'tokenizer.json');
  if (config === undefined) return missing(folder, 'config.json');
  if (tokenizer === undefined) return missing(folder, 'tokenizer.json');
  const tokenizerConfig = readJson(folder, 'tokenizer_config.json') ?? {};
  const labels = labelsOf(config['id2label']);
  if (labels === undefined)
    return classifierTrouble(
      'folder',
      `config.json de ${folder} ne nomme pas les classes (id2label)`,
      `config.json of ${folder} does not name the classes (id2label)`,
    );
  return {
    ok: true,
    model,
    labels,
    isMultiLabel: config['problem_type'] === 'multi_label_classification',
    // Some encoders keep their first two positions for themselves.
    longest: Math.min(
      MOST_TOKENS,
      whole(tokenizerConfig['model_max_length']),
      whole(config['max_position_embeddings']) - 2,
    ),
    tokenizer,
    tokenizerConfig,
  };
}

function readJson(folder: string, name: string): Json | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    return typeof read === 'object' && read !== null ? (read as Json) : undefined;
  } catch {
    return undefined;
  }
}

function labelsOf(id2label: unknown): string[] | undefined {
  if (typeof id2label !== 'object' || id2label === null) return undefined;
  const labels = Object.entries(id2label)
    .sort(([left], [right]) => Number(left) - Number(right))
    .map(([, label]) => String(label));
  return labels.length >= 2 ? labels : undefined;
}

function whole(value: unknown): number {
  return typeof value === 'number' && value > 2 ? value : Infinity;
}

function missing(folder: string, name: string): ClassifierTrouble {
  return classifierTrouble(
    'folder',
    `${folder} ne contient pas ${name}, ou il est illisible`,
    `${folder} has no ${name}, or it cannot be read`,
  );
}
