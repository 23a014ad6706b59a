import { readFileSync } from 'node:fs';
import type { InferenceSession, Tensor } from 'onnxruntime-web';
import { classifierTrouble, type ClassifierTrouble } from './classifier.trouble.ts';
import type { ModelFolder } from './model-folder.read.ts';

/** A text is cut here before it becomes tokens, so that a gigantic one costs no more than a long one. */
const MOST_LETTERS = 2000;

export type ModelSession = {
  ok: true;
  /** The probability of each label. One text at a time: what stands beside a text in a batch would change its answer. */
  classify: (text: string) => Promise<number[]>;
};

/** Loads the runtime, the tokenizer and the model. Whatever goes wrong there is answered, not thrown. */
export async function openSession(folder: ModelFolder): Promise<ModelSession | ClassifierTrouble> {
  const libraries = await load();
  if ('kind' in libraries) return libraries;
  const { ort, Tokenizer } = libraries;
  try {
    ort.env.logLevel = 'error';
    // The model has a thread of its own; it takes no other core from those who wait for a page.
    ort.env.wasm.numThreads = 1;
    const tokenizer = new Tokenizer(folder.tokenizer, folder.tokenizerConfig);
    const session = await ort.InferenceSession.create(readFileSync(folder.model), { executionProviders: ['wasm'] });
    const int64 = (ids: number[]): Tensor => new ort.Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
    const classify = async (text: string): Promise<number[]> => {
      const { ids } = tokenizer.encode(text.slice(0, MOST_LETTERS).toWellFormed());
      const answer = await session.run(inputsOf(session, shortened(ids, folder.longest), int64));
      const logits = [...((answer['logits'] ?? answer[session.outputNames[0]!])!.data as Float32Array)];
      return folder.isMultiLabel ? logits.map((logit) => 1 / (1 + Math.exp(-logit))) : softmax(logits);
    };
    const { length } = await classify('Bonjour');
    const { labels } = folder;
    if (length === labels.length) return { ok: true, classify };
    return classifierTrouble(
      'model',
      `le modèle répond ${length} nombres pour ${labels.length} classes`,
      `the model answers ${length} numbers for ${labels.length} classes`,
    );
  } catch (error) {
    const { message } = error as Error;
    return classifierTrouble('model', `le modèle ne se charge pas : ${message}`, `the model does not load: ${message}`);
  }
}

async function load() {
  try {
    const [ort, { Tokenizer }] = await Promise.all([import('onnxruntime-web'), import('@huggingface/tokenizers')]);
    return { ort, Tokenizer };
  } catch (error) {
    const { message } = error as Error;
    return classifierTrouble(
      'runtime',
      `onnxruntime-web ou @huggingface/tokenizers manque (${message}) : relancez npm install sans --omit=optional`,
      `onnxruntime-web or @huggingface/tokenizers is missing (${message}): run npm install without --omit=optional`,
    );
  }
}

function inputsOf(session: InferenceSession, ids: number[], int64: (ids: number[]) => Tensor) {
  const given: Record<string, number[]> = {
    input_ids: ids,
    attention_mask: ids.map(() => 1),
    token_type_ids: ids.map(() => 0),
    position_ids: ids.map((_, position) => position),
  };
  return Object.fromEntries(session.inputNames.map((name) => [name, int64(given[name] ?? ids.map(() => 0))]));
}

/** Keeps the sign that ends a text. */
function shortened(ids: number[], longest: number): number[] {
  return ids.length <= longest ? ids : [...ids.slice(0, longest - 1), ids.at(-1)!];
}

function softmax(logits: number[]): number[] {
  const top = Math.max(...logits);
  const exponents = logits.map((logit) => Math.exp(logit - top));
  const total = exponents.reduce((sum, exponent) => sum + exponent, 0);
  return exponents.map((exponent) => exponent / total);
}
