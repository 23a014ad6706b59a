import { draftSchema, type PostContent } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { contentOf, countParts, firstWords, writtenParts } from './content.rules.ts';

const url = 'https://www.picardie.example/vignes';
const content = (over: Partial<PostContent> = {}): PostContent => ({ parts: [{ text: 'Samedi', media: [] }], ...over });
const medium = { mediaId: 'med_00000000000001' };

describe('what an account says', () => {
  it('is the common text until its variant changes it', () => {
    const draft = draftSchema.parse({
      content: { parts: [{ text: 'Commun' }], firstComment: 'Merci' },
      variants: { cha_00000000000001: { parts: [{ text: 'À part' }] } },
    });
    expect(contentOf(draft, 'cha_00000000000002').parts[0]?.text).toBe('Commun');
    expect(contentOf(draft, 'cha_00000000000001')).toMatchObject({
      parts: [{ text: 'À part' }],
      firstComment: 'Merci',
    });
  });
});

describe('the link', () => {
  it('is written on X and Mastodon, once', () => {
    expect(writtenParts('x', content({ link: { url } }))).toEqual([`Samedi\n\n${url}`]);
    expect(writtenParts('mastodon', content({ link: { url }, parts: [{ text: url, media: [] }] }))).toEqual([url]);
  });
  it('is a card on Bluesky, and is written only beside an image', () => {
    expect(writtenParts('bluesky', content({ link: { url } }))).toEqual(['Samedi']);
    const withImage = content({ link: { url }, parts: [{ text: 'Samedi', media: [medium] }] });
    expect(writtenParts('bluesky', withImage)).toEqual([`Samedi\n\n${url}`]);
  });
  it('is never written in the parts that follow', () => {
    const parts = [
      { text: 'Un', media: [] },
      { text: 'Deux', media: [] },
    ];
    expect(writtenParts('x', content({ link: { url }, parts }))[1]).toBe('Deux');
  });
});

describe('the count', () => {
  const x = { unit: 'weighted', max: 280, linkCost: 23 } as const;
  it('holds the link that the network will write, at its cost', () => {
    expect(countParts('x', x, content({ link: { url } }))[0]).toMatchObject({ used: 6 + 2 + 23, left: 249 });
  });
  it('holds the content warning on Mastodon, and says from where the text is too long', () => {
    const rule = { unit: 'grapheme', max: 10 } as const;
    const [count] = countParts('mastodon', rule, content({ contentWarning: 'Deuil' }));
    expect(count).toMatchObject({ used: 12, left: -2, over: 4 });
  });
});

describe('the first words', () => {
  it('stand for a title, cut between two words', () => {
    expect(firstWords('Samedi, nos coteaux\nEntrée libre')).toBe('Samedi, nos coteaux');
    expect(firstWords('Samedi, nos coteaux vous ouvrent leurs portes', 22)).toBe('Samedi, nos coteaux…');
  });
});
