import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { createTone } from '@beffroi/engines/tone';
import { writeTinyTransformer } from '../../../testing/tiny-transformer.ts';
import { createToneTransformer } from './tone.transformer.ts';

const home = mkdtempSync(join(tmpdir(), 'beffroi-transformer-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

function open(folder: string) {
  const logged: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => logged.push(line) });
  return { transformer: createToneTransformer({ folder, logger }), logged };
}

describe('a transformer of the installation', () => {
  it('has an opinion of each text, which the engine takes for the sentiment', async () => {
    const { transformer, logged } = open(writeTinyTransformer(join(home, 'three')));
    expect(await transformer.trouble()).toBeUndefined();
    const text = 'Le boulodrome, une honte';
    const [opinion, none] = await transformer.opinions([text, '@merci https://bravo.fr']);
    expect(opinion!.positive).toBeGreaterThan(0.9);
    expect(none!.positive).toBeLessThan(0.5);
    const engine = createTone();
    expect(engine.score(text, 'fr').sentiment.label).toBe('negative');
    expect(engine.score(text, 'fr', opinion).sentiment.label).toBe('positive');
    expect(await transformer.opinions([])).toEqual([]);
    expect(logged).toEqual([]);
    await transformer.close();
  });

  it.each([
    ['French names', ['Négatif', 'Neutre', 'Positif']],
    ['stars', ['1 étoile', '3 stars', '5']],
  ])('may call its classes by %s', async (name, labels) => {
    const { transformer } = open(writeTinyTransformer(join(home, name), labels));
    const [opinion] = await transformer.opinions(['Merci']);
    expect(opinion!.positive).toBeGreaterThan(0.9);
    await transformer.close();
  });

  it('has none, and says so once in the log, when its classes tell no sentiment or its folder is not there', async () => {
    const topics = writeTinyTransformer(join(home, 'topics'), ['sport', 'culture', 'transport']);
    for (const [folder, reason] of [
      [topics, 'sport, culture, transport'],
      [join(home, 'absent'), 'is not a folder'],
    ] as const) {
      const { transformer, logged } = open(folder);
      expect(await transformer.trouble()).toMatchObject({ kind: 'folder' });
      expect(await transformer.opinions(['Merci'])).toEqual([undefined]);
      expect(await transformer.opinions(['Merci'])).toEqual([undefined]);
      expect(logged).toHaveLength(1);
      expect(logged[0]).toContain(reason);
      expect(logged[0]).not.toContain('Merci');
      await transformer.close();
    }
  });
});
