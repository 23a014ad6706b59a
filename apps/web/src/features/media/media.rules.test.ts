import { describe, expect, it } from 'vitest';
import { altState, boundFocus, cropPosition, lengthOf, readLibrarySearch, sortFiles, weightOf } from './media.rules.ts';

describe('the library', () => {
  it('reads its filters from its address, and leaves out what it does not know', () => {
    expect(readLibrarySearch({ q: 'beffroi', genre: 'image', droits: 'soon', alt: 'missing' })).toEqual({
      q: 'beffroi',
      genre: 'image',
      alt: 'missing',
    });
  });
  it('says whether a medium is told to whoever does not see it', () => {
    expect(altState({ alt: ' ', decorative: false })).toBe('missing');
    expect(altState({ alt: '', decorative: true })).toBe('decorative');
    expect(altState({ alt: 'Le beffroi', decorative: false })).toBe('described');
  });
  it('writes weights and lengths as people say them', () => {
    expect(weightOf(320)).toEqual({ value: 1, unit: 'kilo' });
    expect(weightOf(2_500_000)).toEqual({ value: 2.4, unit: 'mega' });
    expect(weightOf(52_428_800)).toEqual({ value: 50, unit: 'mega' });
    expect(lengthOf(42.4)).toBe('0:42');
    expect(lengthOf(3729)).toBe('1:02:09');
  });
  it('does not send what is too heavy to be taken', () => {
    const most = { image: 50, video: 500 };
    const files = [
      { size: 60, type: 'image/jpeg' },
      { size: 60, type: 'video/mp4' },
      { size: 10, type: '' },
    ];
    expect(sortFiles(files, most)).toEqual({ sent: files.slice(1), tooHeavy: files.slice(0, 1) });
  });
});

describe('a crop', () => {
  const wide = { width: 1600, height: 800 };
  it('is centred when what must stay is', () => {
    expect(cropPosition(wide, 1, { x: 0, y: 0 })).toEqual({ x: 50, y: 50 });
  });
  it('follows what must stay, as far as the edges allow', () => {
    expect(cropPosition(wide, 1, { x: 0.25, y: 0.9 })).toEqual({ x: 75, y: 50 });
    expect(cropPosition(wide, 1, { x: 0.9, y: 0 })).toEqual({ x: 100, y: 50 });
    expect(cropPosition(wide, 4, { x: 0, y: -1 })).toEqual({ x: 50, y: 0 });
  });
  it('stays in the middle where there is nothing to cut', () => {
    expect(cropPosition(wide, 2, { x: 1, y: 1 })).toEqual({ x: 50, y: 50 });
  });
  it('is asked for a point of the image only', () => {
    expect(boundFocus({ x: -1.4, y: 0.333_33 })).toEqual({ x: -1, y: 0.33 });
  });
});
