import { countMentions, getMention, listMentions, listStories, treatMention } from '@beffroi/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../../../testing/program.stage.ts';
import { createWatch } from '../index.ts';

let stage: ProgramStage;
let territoryId: string;
let manager: Person;

beforeAll(async () => {
  stage = await programStage();
});
afterAll(async () => stage.close());
beforeEach(async () => {
  territoryId = await stage.territory('Région Picardie');
  manager = await stage.person(territoryId, 'community_manager');
});

async function watch(name: string, query: string): Promise<string> {
  const { id } = await createWatch(stage.program as never, {
    territoryId,
    watch: { name, query, colour: 'slate', paused: false, alerting: true },
    actor: { kind: 'system' },
    personId: undefined,
  });
  await stage.program.jobs.drain();
  return id;
}
const stream = async (query: Record<string, unknown> = {}) =>
  (await manager.call(listMentions, { params: { territoryId }, query: query as never })).items;
const volume = async (watchId: string) => {
  const row = await stage.db
    .selectFrom('listening.volume')
    .select((column) => [
      column.fn.sum<number>('mentions').as('mentions'),
      column.fn.sum<number>('negative').as('negative'),
    ])
    .where('territory_id', '=', territoryId)
    .where('watch_id', '=', watchId)
    .executeTakeFirstOrThrow();
  return { mentions: Number(row.mentions ?? 0), negative: Number(row.negative ?? 0) };
};

describe('the path of a post', () => {
  test('a post that a watch holds is kept, with what it says; one that matches nothing is not', async () => {
    const id = await watch('TER', 'TER OR train*');
    const outcome = await stage.hear(territoryId, [
      { text: 'Le TER de 7 h est encore supprimé, une honte' },
      { text: 'Belle recette de tarte' },
    ]);
    expect(outcome).toMatchObject({ received: 2, kept: 1 });
    expect(await stream()).toMatchObject([
      {
        text: 'Le TER de 7 h est encore supprimé, une honte',
        watchIds: [id],
        tone: 'negative',
        lang: 'fr',
        state: 'new',
      },
    ]);
    expect(
      await stage.db.selectFrom('listening.mention').select('id').where('territory_id', '=', territoryId).execute(),
    ).toHaveLength(1);
  });

  test('the same post twice is one post, in one batch or in two', async () => {
    const id = await watch('TER', 'TER');
    const post = { originId: 'same', text: 'Le TER est en retard' };
    expect(await stage.hear(territoryId, [post, post])).toMatchObject({ kept: 1 });
    expect(await stage.hear(territoryId, [post])).toMatchObject({ kept: 0, known: 1 });
    expect(await volume(id)).toMatchObject({ mentions: 1 });
  });

  test('an edit updates the post, keeps the earlier words and moves the counts of its tone', async () => {
    const id = await watch('TER', 'TER');
    await stage.hear(territoryId, [{ originId: 'edited', text: 'Le TER est une honte' }]);
    expect(await volume(id)).toEqual({ mentions: 1, negative: 1 });
    expect(await stage.hear(territoryId, [{ originId: 'edited', text: 'Le TER est à l’heure, merci' }])).toMatchObject({
      edited: 1,
      kept: 0,
    });
    const [mention] = await stream();
    const page = await manager.call(getMention, { params: { territoryId, mentionId: mention?.id ?? '' } });
    expect(page.mention).toMatchObject({ text: 'Le TER est à l’heure, merci', edited: true, tone: 'positive' });
    expect(page.versions).toMatchObject([{ text: 'Le TER est une honte' }]);
    expect(await volume(id)).toEqual({ mentions: 1, negative: 0 });
  });

  test('a deletion at the origin removes the content here, with its counts, its links and its story', async () => {
    const id = await watch('TER', 'TER');
    await stage.hear(territoryId, [{ originId: 'gone', text: 'Le TER de ce matin' }]);
    const outcome = await stage.hearEvents(territoryId, [{ kind: 'deletion', network: 'import', originId: 'gone' }]);
    expect(outcome).toMatchObject({ removed: 1 });
    expect(await stream()).toEqual([]);
    expect(await volume(id)).toMatchObject({ mentions: 0 });
    for (const table of [
      'listening.mention',
      'listening.watch_mention',
      'listening.story',
      'listening.mention_version',
    ] as const) {
      expect(
        await stage.db.selectFrom(table).selectAll().where('territory_id', '=', territoryId).execute(),
        table,
      ).toEqual([]);
    }
  });

  test('posts that tell the same thing are one story, and a restart goes on with it', async () => {
    await watch('Vignes', 'vigne*');
    const text = 'L’affiche de la région montre des vignes de Californie au lieu de nos coteaux';
    await stage.hear(territoryId, [
      { text, author: { handle: 'a' } },
      { text: `${text} !!!`, author: { handle: 'b' } },
    ]);
    stage.program.minds.drop(territoryId);
    await stage.hear(territoryId, [{ text: `RT ${text}`, author: { handle: 'c' } }]);
    const { items } = await manager.call(listStories, {
      params: { territoryId },
      query: {
        from: new Date(Date.now() - 3_600_000).toISOString(),
        to: new Date(Date.now() + 60_000).toISOString(),
      } as never,
    });
    expect(items).toMatchObject([{ mentions: 3, voices: 3 }]);
  });

  test('a batch that fails midway stores nothing, and is stored whole when it is heard again', async () => {
    const id = await watch('TER', 'TER');
    const { program } = stage;
    const batch = {
      territoryId,
      sourceId: null,
      events: [
        {
          kind: 'post' as const,
          post: {
            network: 'import' as const,
            originId: 'again',
            text: 'Le TER',
            tags: [],
            mentions: [],
            links: [],
            media: [],
          },
        },
      ],
    };
    const { ingest } = await import('../index.ts');
    const cut = async () => Promise.reject(new Error('killed in between'));
    await expect(ingest(program as never, { ...batch, alongside: cut })).rejects.toThrow('killed in between');
    expect(await volume(id)).toMatchObject({ mentions: 0 });
    expect(await ingest(program as never, batch)).toMatchObject({ kept: 1 });
    expect(await volume(id)).toMatchObject({ mentions: 1 });
  });

  test('a date in the future or absurd is taken for the time it was heard', async () => {
    await watch('TER', 'TER');
    await stage.hear(territoryId, [
      { text: 'TER', postedAt: '2999-01-01T00:00:00Z' },
      { text: 'Un TER', postedAt: 'hier' },
    ]);
    for (const mention of await stream()) expect(mention.postedAt).toBe(mention.heardAt);
  });

  test('NUL, half surrogates and a text of a megabyte are stored as what can be', async () => {
    await watch('TER', 'TER');
    await stage.hear(territoryId, [
      {
        text: `TER \u0000 \ud800 ${'mot '.repeat(250_000)}`,
        title: '\u0007',
        url: 'javascript:alert(1)',
        links: ['data:x'],
      },
    ]);
    const [mention] = await stream();
    expect(mention?.text.length).toBeLessThanOrEqual(20_000);
    expect(mention?.url).toBeUndefined();
    expect(mention?.links).toEqual([]);
  });
});

describe('what a person does to a mention', () => {
  test('hidden, it leaves the stream and the counts; put back, it returns to both', async () => {
    const id = await watch('TER', 'TER');
    await stage.hear(territoryId, [{ text: 'Le TER est une honte' }]);
    const [mention] = await stream();
    const params = { territoryId, mentionId: mention?.id ?? '' };
    await manager.call(treatMention, { params, body: { state: 'hidden' } });
    expect(await stream()).toEqual([]);
    expect(await volume(id)).toEqual({ mentions: 0, negative: 0 });
    expect(await manager.call(countMentions, { params: { territoryId }, query: { state: 'hidden' } as never })).toEqual(
      { count: 1, capped: false },
    );
    await manager.call(treatMention, { params, body: { state: 'new' } });
    expect(await volume(id)).toEqual({ mentions: 1, negative: 1 });
  });

  test('a corrected tone stays through an edit and is told in the history', async () => {
    const id = await watch('TER', 'TER');
    await stage.hear(territoryId, [{ originId: 'tone', text: 'Encore bravo pour le TER' }]);
    const [mention] = await stream();
    const params = { territoryId, mentionId: mention?.id ?? '' };
    expect(await manager.call(treatMention, { params, body: { tone: 'ironic' } })).toMatchObject({
      tone: 'ironic',
      toneCorrected: true,
    });
    await stage.hear(territoryId, [{ originId: 'tone', text: 'Encore bravo pour le TER de 8 h' }]);
    const page = await manager.call(getMention, { params });
    expect(page.mention).toMatchObject({ tone: 'ironic', text: 'Encore bravo pour le TER de 8 h' });
    expect(page.history).toMatchObject([{ action: 'tone_ironic', by: expect.stringContaining('Personne') }]);
    expect(await volume(id)).toMatchObject({ mentions: 1 });
  });

  test('a corrected tone teaches the territory how to read the posts to come, and no other territory', async () => {
    await watch('Boulodrome', 'boulodrome');
    const said = 'Le Boulodrome, tiens donc';
    const heard = async (territory: string, originId: string, text: string) => {
      await stage.hear(territory, [{ originId, text }]);
      const { tone } = await stage.db
        .selectFrom('listening.mention')
        .select('tone')
        .where('territory_id', '=', territory)
        .where('origin_id', '=', originId)
        .executeTakeFirstOrThrow();
      return tone;
    };
    expect(await heard(territoryId, 'before', said)).not.toBe('positive');
    const [mention] = await stream();
    const params = { territoryId, mentionId: mention?.id ?? '' };
    await manager.call(treatMention, { params, body: { tone: 'positive' } });

    expect(await heard(territoryId, 'after', `${said} !`)).toBe('positive');
    expect(await heard(territoryId, 'bad news', 'Le boulodrome en panne, quelle honte')).toBe('negative');
    const elsewhere = await stage.territory('Ville de Saint-Omer');
    await createWatch(stage.program as never, {
      territoryId: elsewhere,
      watch: { name: 'Boulodrome', query: 'boulodrome', colour: 'slate', paused: false, alerting: true },
      actor: { kind: 'system' },
      personId: undefined,
    });
    expect(await heard(elsewhere, 'after', `${said} !`)).not.toBe('positive');
  });
});

describe('a watch', () => {
  test('created, it is back-filled on the stored posts; its query changed, it holds others and lets the rest go', async () => {
    const trains = await watch('Trains', 'train OR TER');
    await stage.hear(territoryId, [
      { text: 'Le train de nuit' },
      { text: 'Le TER du soir' },
      { text: 'Le train et le TER' },
    ]);
    const night = await watch('Nuit', 'nuit');
    expect(await stream({ watchId: night })).toHaveLength(1);
    expect(await volume(night)).toMatchObject({ mentions: 1 });
    const { updateWatch } = await import('@beffroi/contracts');
    await manager.call(updateWatch, {
      params: { territoryId, watchId: trains },
      body: { name: 'Trains', query: 'TER' },
    });
    await stage.program.jobs.drain();
    expect((await stream({ watchId: trains })).map((mention) => mention.text)).toEqual([
      'Le train et le TER',
      'Le TER du soir',
    ]);
    expect(await volume(trains)).toMatchObject({ mentions: 2 });
    expect(await stream()).toHaveLength(3);
  });

  test('deleted, what no other watch holds is erased', async () => {
    const id = await watch('TER', 'TER');
    await watch('Nuit', 'nuit');
    await stage.hear(territoryId, [{ text: 'Le TER de nuit' }, { text: 'Le TER du matin' }]);
    const { deleteWatch } = await import('@beffroi/contracts');
    await manager.call(deleteWatch, { params: { territoryId, watchId: id } });
    expect((await stream()).map((mention) => mention.text)).toEqual(['Le TER de nuit']);
  });
});
