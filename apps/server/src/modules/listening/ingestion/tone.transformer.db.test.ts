import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listMentions, treatMention } from '@beffroi/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';
import { writeTinyTransformer } from '../../../testing/tiny-transformer.ts';
import { createWatch } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'beffroi-tone-model-'));
let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  writeTinyTransformer(folder);
  stage = await programStage({ env: { TONE_MODEL_FOLDER: folder } });
  expect(await stage.program.transformer?.trouble()).toBeUndefined();
  territoryId = await stage.territory('Région Picardie');
  manager = await stage.person(territoryId, 'community_manager');
  await createWatch(stage.program as never, {
    territoryId,
    watch: { name: 'Ville', query: 'boulodrome OR fontaine', colour: 'slate', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const toneOf = async (text: string) => {
  const { items } = await manager.call(listMentions, { params: { territoryId }, query: {} as never });
  return items.find((mention) => mention.text === text)?.tone;
};

describe('an installation with a transformer of its own', () => {
  test('hears by it, from the first batch on and after an edit; what it is not asked stays with the built-in model', async () => {
    await stage.hear(territoryId, [
      { originId: 'a', text: 'Le boulodrome, bande de clowns' },
      { text: 'La fontaine est jolie, merci' },
    ]);
    expect(await toneOf('Le boulodrome, bande de clowns')).toBe('positive');
    expect(await toneOf('La fontaine est jolie, merci')).toBe('negative');
    const { aggressive } = await stage.db
      .selectFrom('listening.mention')
      .select('aggressive')
      .where('origin_id', '=', 'a')
      .executeTakeFirstOrThrow();
    expect(aggressive).toBe('insult');
    expect(await stage.hear(territoryId, [{ originId: 'a', text: 'La fontaine, encore une réussite' }])).toMatchObject({
      edited: 1,
    });
    expect(await toneOf('La fontaine, encore une réussite')).toBe('negative');
  });

  test('is corrected on screen like the built-in one', async () => {
    const text = 'Cette fontaine au milieu du boulevard Vauban';
    await stage.hear(territoryId, [{ text }]);
    expect(await toneOf(text)).toBe('negative');
    const { items } = await manager.call(listMentions, { params: { territoryId }, query: {} as never });
    const mentionId = items.find((mention) => mention.text === text)?.id ?? '';
    for (let time = 0; time < 3; time += 1)
      await manager.call(treatMention, { params: { territoryId, mentionId }, body: { tone: 'positive' } });
    await stage.hear(territoryId, [{ text: `${text} !` }]);
    expect(await toneOf(`${text} !`)).toBe('positive');
  });

  test('goes on with the built-in model when it stops', async () => {
    await stage.program.transformer?.close();
    await stage.hear(territoryId, [{ text: 'Le boulodrome, quelle honte' }]);
    expect(await toneOf('Le boulodrome, quelle honte')).toBe('negative');
  });
});
