import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { writeTinyTransformer } from '../../testing/tiny-transformer.ts';
import { createTextClassifier, type TextClassifier } from './index.ts';

const home = mkdtempSync(join(tmpdir(), 'beffroi-classifier-'));
const opened: TextClassifier[] = [];
let folders = 0;

afterEach(async () => {
  await Promise.all(opened.splice(0).map(async (classifier) => classifier.close()));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const tiny = (): string => writeTinyTransformer(join(home, `${(folders += 1)}`));
function open(folder: string, limits = {}): TextClassifier {
  const classifier = createTextClassifier(folder, limits);
  opened.push(classifier);
  return classifier;
}
const troubleOf = async (folder: string): Promise<unknown> => open(folder).ready();

describe('a classifier on a local transformer folder', () => {
  it('answers the probability of each label, in the order of the texts', async () => {
    const classifier = open(tiny());
    expect(await classifier.ready()).toEqual({ ok: true, labels: ['negative', 'neutral', 'positive'] });
    const answer = await classifier.classify(['Merci, BRAVO !', 'Réunion jeudi', 'Une honte'], 5000);
    if (!answer.ok) throw new Error(answer.text.en);
    const best = answer.results.map((p) => p!.indexOf(Math.max(...p!)));
    expect(best).toEqual([2, 1, 0]);
    for (const p of answer.results) expect(p!.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 6);
  });

  it('says the same of a text whatever stands beside it, however long, empty or broken', async () => {
    const classifier = open(tiny());
    const alone = await classifier.classify(['La panne'], 5000);
    const among = await classifier.classify(['La panne', '', '\ud83d', 'mot '.repeat(100_000)], 5000);
    if (!alone.ok || !among.ok) throw new Error('no answer');
    expect(among.results[0]).toEqual(alone.results[0]);
    expect(among.results.every((p) => p?.every(Number.isFinite))).toBe(true);
  });

  it('leaves out what there is no time for, and goes on', async () => {
    const classifier = open(tiny());
    await classifier.ready();
    const texts = Array.from({ length: 30_000 }, () => 'Merci pour la panne');
    const answer = await classifier.classify(texts, 100);
    if (!answer.ok) throw new Error(answer.text.en);
    expect(answer.results).toHaveLength(texts.length);
    expect(answer.results.at(-1)).toBeUndefined();
    expect(await classifier.classify(['Bravo'], 5000)).toMatchObject({ ok: true, results: [expect.any(Array)] });
  });

  it('says what is wrong with a folder, in both languages', async () => {
    const folder = tiny();
    expect(await troubleOf(join(home, 'absent'))).toMatchObject({
      kind: 'folder',
      text: { fr: expect.stringContaining('n’est pas un dossier') as string },
    });
    writeFileSync(join(folder, 'onnx/model.onnx'), 'not a model');
    expect(await troubleOf(folder)).toMatchObject({ ok: false, kind: 'model' });
    writeFileSync(join(folder, 'config.json'), '{}');
    expect(await troubleOf(folder)).toMatchObject({
      kind: 'folder',
      text: { en: expect.stringContaining('id2label') as string },
    });
    unlinkSync(join(folder, 'tokenizer.json'));
    expect(await troubleOf(folder)).toMatchObject({
      text: { en: expect.stringContaining('tokenizer.json') as string },
    });
  });

  it('says so when the model has not as many answers as there are labels', async () => {
    const folder = writeTinyTransformer(join(home, 'two'), ['negative', 'positive']);
    expect(await troubleOf(folder)).toMatchObject({
      kind: 'model',
      text: { en: 'the model answers 3 numbers for 2 classes' },
    });
  });

  it('waits for a model that is loading no longer than it was told', async () => {
    expect(await open(tiny()).classify(['Bravo'], 0)).toMatchObject({ ok: false, kind: 'time' });
  });

  it('rests after a trouble, then tries again', async () => {
    const folder = join(home, 'late');
    const impatient = open(folder, { restMs: 60_000 });
    const tireless = open(folder, { restMs: 0 });
    expect(await impatient.classify(['Bravo'], 5000)).toMatchObject({ ok: false, kind: 'folder' });
    expect(await tireless.classify(['Bravo'], 5000)).toMatchObject({ ok: false, kind: 'folder' });
    writeTinyTransformer(folder);
    expect(await impatient.classify(['Bravo'], 5000)).toMatchObject({ ok: false, kind: 'folder' });
    expect(await tireless.classify(['Bravo'], 5000)).toMatchObject({ ok: true });
  });

  it('ends a model that does not finish loading', async () => {
    expect(await open(tiny(), { loadMs: 0 }).ready()).toMatchObject({ ok: false, kind: 'time' });
  });
});
