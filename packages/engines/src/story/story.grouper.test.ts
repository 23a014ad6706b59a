import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStoryGrouper, type PlacedPost, type StoryPost } from './index.ts';
import { bCubed } from './testing/bcubed.score.ts';
import { labelledTopics } from './testing/labelled.topics.ts';

const NOON = Date.UTC(2026, 2, 2, 12);
const MINUTE = 60_000;

function post(id: string, text: string, more: Partial<StoryPost> = {}): StoryPost {
  return { id, text, postedAt: NOON, ...more };
}

describe('posts that tell the same thing', () => {
  const original = 'Le pont de pierre est fermé à toute circulation après la découverte de fissures';

  it.each([
    ['case and accents', 'LE PONT DE PIERRE EST FERME A TOUTE CIRCULATION APRES LA DECOUVERTE DE FISSURES'],
    ['emoji, mentions and a link', `@mairie ${original} 😡😡 https://t.co/abc`],
    ['a share by hand', `RT @voisin: ${original}`],
    ['a hashtag', original.replace('pont', '#pont')],
    [
      'zero-width and right-to-left tricks',
      original.replace('pierre', 'pi\u200Berre').replace('fermé', '\u202Efermé\u202C'),
    ],
    ['letters that look the same', original.replace('pont', 'роnt').replace('toute', 'tоute')],
    ['letters dressed up as signs', original.replace('pont', '𝐩𝐨𝐧𝐭')],
  ])('takes a text that differs by %s for a copy', (_, text) => {
    const stories = createStoryGrouper();
    const { storyId } = stories.add(post('1', original));
    expect(stories.add(post('2', text))).toEqual({ storyId, kind: 'copy', similarity: 1 });
  });

  it.each([
    ['is cut', 'Le pont de pierre est fermé à toute circulation après la…'],
    ['swaps words', original.replace('pierre est fermé', 'est pierre fermé')],
    ['replaces a word', original.replace('découverte', 'présence')],
    ['has an opening and an ending of its own', `Scandaleux ! ${original} merci la mairie`],
  ])('takes a text that %s for a variant', (_, text) => {
    const stories = createStoryGrouper();
    const { storyId } = stories.add(post('1', original));
    const placed = stories.add(post('2', text));
    expect(placed).toMatchObject({ storyId, kind: 'variant' });
    expect(placed.similarity).toBeGreaterThan(0.4);
  });

  it('follows a link under other words, whatever trackers it carries', () => {
    const stories = createStoryGrouper();
    const { storyId } = stories.add(post('1', 'À lire https://www.ouest-france.fr/pont?utm_source=x#haut'));
    const placed = stories.add(post('2', 'Quelle honte', { links: ['http://ouest-france.fr/pont/'] }));
    expect(placed).toMatchObject({ storyId, kind: 'link' });
    expect(stories.add(post('3', 'Autre chose https://www.ouest-france.fr/')).kind).toBe('new');
  });

  it('follows replies and quotes, by id or address, and shares', () => {
    const stories = createStoryGrouper();
    const { storyId } = stories.add(post('1', original, { url: 'https://example.social/@a/1' }));
    expect(stories.add(post('2', 'Bravo !', { inReplyTo: '1' }))).toMatchObject({ storyId, kind: 'reply' });
    expect(stories.add(post('3', 'Et pendant ce temps', { quoteOf: 'https://example.social/@a/1' }))).toMatchObject({
      storyId,
      kind: 'reply',
    });
    expect(stories.add(post('4', '', { repostOf: '1' }))).toEqual({ storyId, kind: 'copy', similarity: 1 });
  });

  it('does not take two thanks for one story', () => {
    const stories = createStoryGrouper();
    stories.add(post('1', 'Inondation à Saintes, la Charente monte encore'));
    stories.add(post('2', 'Grève des bus à Lille demain matin'));
    const first = stories.add(post('3', 'Merci !', { inReplyTo: '1' }));
    const second = stories.add(post('4', 'Merci !', { inReplyTo: '2' }));
    expect(first.storyId).not.toBe(second.storyId);
  });

  it('joins the same subject within hours, not days', () => {
    const stories = createStoryGrouper();
    const { storyId } = stories.add(post('1', 'Grève des éboueurs à Roubaix, les poubelles débordent'));
    const said = 'Les poubelles de Roubaix ne sont plus ramassées, la grève des éboueurs continue';
    expect(stories.add(post('2', said, { postedAt: NOON + 60 * MINUTE }))).toMatchObject({ storyId, kind: 'topic' });
    const later = 'À Roubaix les éboueurs sont encore en grève et les poubelles s’entassent';
    expect(stories.add(post('3', later, { postedAt: NOON + 72 * 60 * MINUTE })).kind).toBe('new');
  });

  it('tells eighteen local events apart that a hundred people tell in their own words', () => {
    const posts = labelledTopics.flatMap((texts, label) =>
      texts.map((text, index) => ({ text, label, order: index * 100 + label * 7 })),
    );
    posts.sort((a, b) => a.order - b.order);
    const stories = createStoryGrouper();
    const groups = posts.map(({ text }, index) => stories.add(post(`p${index}`, text)).storyId);
    const { precision, recall } = bCubed(
      posts.map(({ label }) => label),
      groups,
    );
    expect(precision).toBeGreaterThan(0.95);
    expect(recall).toBeGreaterThan(0.75);
  });
});

describe('a story', () => {
  it('has an id that depends on its first post only', () => {
    const one = createStoryGrouper().add(post('42', 'Un texte'));
    const other = createStoryGrouper();
    other.add(post('1', 'Tout autre chose ici'));
    expect(other.add(post('42', 'Un texte')).storyId).toBe(one.storyId);
  });

  it('has a title drawn from its posts, without mentions, links and trailing tags', () => {
    const stories = createStoryGrouper();
    const { storyId } = stories.add(
      post('1', '@mairie Le marché de Noël est annulé. On en reparle demain ! https://t.co/x #noel #colmar'),
    );
    expect(stories.title(storyId)).toBe('Le marché de Noël est annulé');
    expect(stories.title('unknown')).toBeUndefined();
  });

  it('is flagged when many accounts send the same words within minutes', () => {
    const stories = createStoryGrouper();
    const words = 'Signez tous la pétition contre le projet de la mairie maintenant';
    let storyId = '';
    for (let index = 0; index < 6; index += 1) {
      storyId = stories.add(
        post(`${index}`, words, { author: `compte${index}`, postedAt: NOON + index * MINUTE }),
      ).storyId;
    }
    expect(stories.coordinated(storyId)).toEqual({ accounts: 6, posts: 6, minutes: 5 });
  });

  it('is not flagged for one insistent account, slow repetition, or a share by button', () => {
    const words = 'Signez tous la pétition contre le projet de la mairie maintenant';
    const flagged = (more: (index: number) => Partial<StoryPost>): unknown => {
      const stories = createStoryGrouper();
      const ids = Array.from({ length: 12 }, (_, index) => stories.add(post(`${index}`, words, more(index))).storyId);
      return stories.coordinated(ids[0] ?? '');
    };
    expect(flagged(() => ({ author: 'seul' }))).toBeUndefined();
    expect(flagged((index) => ({ author: `c${index}`, postedAt: NOON + index * 60 * MINUTE }))).toBeUndefined();
    expect(flagged((index) => ({ author: `c${index}`, repostOf: index > 0 ? '0' : undefined }))).toBeUndefined();
  });
});

describe('after a restart', () => {
  const texts = labelledTopics.flatMap((posts) => [...posts]);
  const posts = texts.map((text, index) => post(`p${index}`, text, { postedAt: NOON + index * MINUTE }));
  const half = posts.length / 2;

  it('goes on from a snapshot as if nothing had happened', () => {
    const running = createStoryGrouper();
    for (const one of posts.slice(0, half)) running.add(one);
    const resumed = createStoryGrouper();
    resumed.restore(JSON.parse(JSON.stringify(running.snapshot())));
    expect(posts.slice(half).map(resumed.add)).toEqual(posts.slice(half).map(running.add));
  });

  it('goes on from stored posts with the same story ids', () => {
    const running = createStoryGrouper();
    const placed: PlacedPost[] = posts.slice(0, half).map((one) => ({ ...one, storyId: running.add(one).storyId }));
    const resumed = createStoryGrouper();
    resumed.seed(placed);
    const again = posts.slice(0, half).map((one) => ({ ...one, id: `again-${one.id}` }));
    expect(again.map((one) => resumed.add(one).storyId)).toEqual(placed.map(({ storyId }) => storyId));
    const ids = (grouper: typeof running): string[] => posts.slice(half).map((one) => grouper.add(one).storyId);
    const same = ids(resumed).filter((id, index) => id === ids(running)[index]);
    expect(same.length / half).toBeGreaterThan(0.9);
  });
});

describe('memory', () => {
  it('forgets the oldest stories beyond its limits', () => {
    const stories = createStoryGrouper({ maxStories: 10, maxTexts: 10 });
    const first = stories.add(post('0', 'zéro premier texte original numéro'));
    for (let index = 1; index <= 30; index += 1)
      stories.add(post(`${index}`, `sujet${index} unique${index} singulier${index} seul${index}`));
    expect(stories.title(first.storyId)).toBeUndefined();
    expect(stories.snapshot().stories.length).toBeLessThanOrEqual(10);
    expect(stories.snapshot().texts.length).toBeLessThanOrEqual(10);
    expect(stories.snapshot().posts.length).toBeLessThanOrEqual(10);
  });

  it('refuses limits that make no sense', () => {
    expect(() => createStoryGrouper({ maxStories: 0 })).toThrow(RangeError);
    expect(() => createStoryGrouper({ maxTexts: 1.5 })).toThrow(RangeError);
  });
});

describe('bad input', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({
      unit: fc.constantFrom('\ud83d', '\udc00', '#', '@', 'a', ' ', '\u200d', '\u202e', 'http', '://', '𝐀', 'œ'),
      maxLength: 200,
    }),
    fc.constantFrom(
      '#tag '.repeat(10_000),
      'a'.repeat(1_000_000),
      'http://x '.repeat(5_000),
      '\u0301'.repeat(9_000),
      '',
    ),
  );

  it('places anything without a crash, and what it places can be resumed', () => {
    const time = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(Number.NaN, Infinity, -Infinity));
    const anyPost = fc.record({
      id: fc.string(),
      text: nasty,
      author: fc.option(fc.string(), { nil: undefined }),
      url: fc.option(fc.webUrl(), { nil: undefined }),
      inReplyTo: fc.option(fc.string(), { nil: undefined }),
      postedAt: time,
    });
    fc.assert(
      fc.property(fc.array(anyPost, { maxLength: 20 }), (posts) => {
        const stories = createStoryGrouper({ maxStories: 4, maxTexts: 4 });
        for (const one of posts) {
          const { storyId, similarity } = stories.add(one);
          expect(similarity >= 0 && similarity <= 1.000001).toBe(true);
          expect(stories.title(storyId)?.isWellFormed()).toBe(true);
        }
        createStoryGrouper({ maxStories: 4, maxTexts: 4 }).restore(JSON.parse(JSON.stringify(stories.snapshot())));
      }),
      { numRuns: 150 },
    );
  });
});
