import { describe, expect, it } from 'vitest';
import { fieldWords, putAt, readable } from './conflict.rules.ts';
import { emptyDraft } from './draft.rules.ts';

describe('what two people changed', () => {
  it('is called by its name, with the account that it belongs to', () => {
    expect(fieldWords('content.parts.0.text')).toEqual({ words: 'compose.field.text' });
    expect(fieldWords('variants.cha_1.firstComment')).toEqual({ words: 'compose.field.comment', channelId: 'cha_1' });
    expect(fieldWords('money')).toEqual({ words: 'compose.field.other' });
  });
  it('is put in words', () => {
    expect(
      readable([
        { text: 'Un', media: [] },
        { text: 'Deux', media: [] },
      ]),
    ).toBe('Un\n\nDeux');
    expect(readable(undefined)).toBe('');
  });
  it('can be put back where it was', () => {
    const draft = putAt(emptyDraft(), 'content.parts.0.text', 'Le mien');
    expect(draft.content.parts[0]?.text).toBe('Le mien');
    expect(putAt(draft, 'campaign', 'Été').campaign).toBe('Été');
  });
});
