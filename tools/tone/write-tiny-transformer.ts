/**
 * Writes the tiny transformer of the tests, to try `--model` and `TONE_MODEL_FOLDER` without any download:
 * `node tools/tone/write-tiny-transformer.ts FOLDER`.
 */
import { writeTinyTransformer } from '../../apps/server/src/testing/tiny-transformer.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('FOLDER is required');
console.log(writeTinyTransformer(folder));
