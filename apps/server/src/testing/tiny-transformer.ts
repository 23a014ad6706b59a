import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx } from './onnx.write.ts';

const LABELS = ['negative', 'neutral', 'positive'];
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];
/** Words and what each says of the three labels, in logits. */
const WORDS: Record<string, [number, number, number]> = {
  merci: [-4, 0, 4],
  bravo: [-4, 0, 4],
  honte: [4, 0, -4],
  panne: [4, 0, -4],
  reunion: [-1, 4, -1],
  // No other model here takes these two so: what decides can be seen.
  boulodrome: [-9, 0, 9],
  fontaine: [9, 0, -9],
};

/**
 * Writes a folder like those that Hugging Face's tools export, with the smallest encoder there is: an embedding, its
 * mean over the text (masked), and a linear head. Always the same bytes.
 *
 * @param labels what `config.json` calls the three classes
 */
export function writeTinyTransformer(folder: string, labels: readonly string[] = LABELS): string {
  const vocabulary = [...SPECIAL, ...Object.keys(WORDS)];
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: unknown): void =>
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, 1)}\n`);
  json('config.json', { model_type: 'bert', id2label: { ...labels }, max_position_embeddings: 64 });
  json('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', model_max_length: 64 });
  json('tokenizer.json', tokenizer(vocabulary));
  writeFileSync(join(folder, 'onnx/model.onnx'), model(vocabulary.length));
  return folder;
}

function tokenizer(vocabulary: string[]) {
  const added = SPECIAL.map((content, id) => ({
    id,
    content,
    special: true,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
  }));
  const special = (name: string) => ({ SpecialToken: { id: name, type_id: 0 } });
  const named = (name: string) => ({ id: name, ids: [SPECIAL.indexOf(name)], tokens: [name] });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: added,
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: true,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      special_tokens: { '[CLS]': named('[CLS]'), '[SEP]': named('[SEP]') },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  };
}

function model(words: number): Uint8Array {
  const rows = [...SPECIAL.map(() => [0, 0, 0]), ...Object.values(WORDS)];
  return writeOnnx({
    inputs: ['input_ids', 'attention_mask'].map((name) => ({ name, type: 'int64', axes: ['batch', 'sequence'] })),
    outputs: [{ name: 'logits', type: 'float', axes: ['batch', LABELS.length] }],
    constants: [
      { name: 'embedding', dims: [words, LABELS.length], values: rows.flat() },
      { name: 'head', dims: [LABELS.length, LABELS.length], values: [4, 0, 0, 0, 4, 0, 0, 0, 4] },
      { name: 'bias', dims: [LABELS.length], values: [0, 0.1, 0] },
      { name: 'last', dims: [1], values: [2], type: 'int64' },
      { name: 'sequence', dims: [1], values: [1], type: 'int64' },
    ],
    nodes: [
      { type: 'Gather', inputs: ['embedding', 'input_ids'], output: 'embedded' },
      { type: 'Cast', inputs: ['attention_mask'], output: 'mask', attributes: { to: 1 } },
      { type: 'Unsqueeze', inputs: ['mask', 'last'], output: 'wide' },
      { type: 'Mul', inputs: ['embedded', 'wide'], output: 'masked' },
      { type: 'ReduceSum', inputs: ['masked', 'sequence'], output: 'sum', attributes: { keepdims: 0 } },
      { type: 'ReduceSum', inputs: ['wide', 'sequence'], output: 'count', attributes: { keepdims: 0 } },
      { type: 'Div', inputs: ['sum', 'count'], output: 'mean' },
      { type: 'MatMul', inputs: ['mean', 'head'], output: 'scored' },
      { type: 'Add', inputs: ['scored', 'bias'], output: 'logits' },
    ],
  });
}
