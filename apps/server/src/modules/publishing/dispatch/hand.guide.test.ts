import { expect, test } from 'vitest';
import { handGuideOf } from './hand.guide.ts';

const row = {
  territory_id: 'ter_1',
  network: 'assisted',
  state: 'by_hand',
  preset: 'facebook_group',
  setup: { name: 'Quartier Sud', address: 'https://www.facebook.com/groups/1' },
  outgoing: {
    key: 'del_1',
    startedAt: '2026-11-24T10:00:00Z',
    lang: 'fr',
    parts: [{ text: 'La piscine rouvre.', media: [{ mediaId: 'med_1', alt: 'Le bassin' }, { mediaId: 'med_2' }] }],
    firstComment: 'Les horaires sont en mairie.',
  },
} as const;
const known = { kind: 'image', mimeType: 'image/jpeg', bytes: 1, width: 1, height: 1, alt: 'De la médiathèque' };
const library = new Map([['med_1', { id: 'med_1', ...known }]]) as never;

test('whoever publishes by hand is told what to open, to copy and to add, in order', () => {
  const guide = handGuideOf(row as never, library);
  expect(guide).toMatchObject({
    openUrl: 'https://www.facebook.com/groups/1',
    copy: ['La piscine rouvre.'],
    firstComment: 'Les horaires sont en mairie.',
    // What the library no longer has cannot be uploaded.
    media: [{ mediaId: 'med_1', kind: 'image', alt: 'Le bassin' }],
  });
  expect(guide?.steps.map(({ fr }) => fr)).toContain('Ajoutez le premier commentaire sous la publication.');
});

test('what goes out by itself, or is done, has no such guide', () => {
  expect(handGuideOf({ ...row, state: 'sent' } as never, library)).toBeUndefined();
  expect(handGuideOf({ ...row, network: 'mastodon' } as never, library)).toBeUndefined();
});
