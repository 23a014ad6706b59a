import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cropFrame } from './crop.rules.ts';
import { rangeOf } from './file.response.ts';
import { sniff } from './file.sniff.ts';
import { blankPosition, boxesIn, boxesOf, factsOfMoov } from './mp4.boxes.ts';
import type { ReadAt } from './video.facts.ts';
import { factsOfWebm } from './webm.elements.ts';
import { checkCaptions } from './webvtt.check.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const bytes = (latin1: string) => Buffer.from(latin1, 'latin1');

describe('what a file is', () => {
  test.each([
    ['\xff\xd8\xff\xe0', 'image', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n', 'image', 'image/png'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image', 'image/webp'],
    ['GIF89a', 'image', 'image/gif'],
    ['\0\0\0\x18ftypmp42', 'video', 'video/mp4'],
    ['\0\0\0\x18ftypqt  ', 'video', 'video/quicktime'],
    ['\0\0\0\x08wide\0\0\0\0mdat', 'video', 'video/quicktime'],
    ['\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'video', 'video/webm'],
    ['\0\0\0\x18ftypheic', 'heic', undefined],
    ['\0\0\0\x18ftypavif', 'other', undefined],
    ['\x1a\x45\xdf\xa3\x9fB\x82\x88matroska', 'other', undefined],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'other', undefined],
    ['%PDF-1.7', 'other', undefined],
    ['', 'other', undefined],
  ])('is told by its first bytes: %j is %s %s', (head, kind, mimeType) => {
    expect(sniff(bytes(head))).toEqual({ kind, ...(mimeType ? { mimeType } : {}) });
  });
});

/** A box of ISO/IEC 14496-12. */
function box(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
const words = (...values: number[]) =>
  Buffer.concat(
    values.map((value) => {
      const word = Buffer.alloc(4);
      word.writeInt32BE(value);
      return word;
    }),
  );
const track = (handler: string, codec: string, { turned = false } = {}) =>
  box(
    'trak',
    box(
      'tkhd',
      words(0, 0, 0, 1, 0, 0, 0, 0, 0, 0),
      turned ? words(0, 65_536, 0, -65_536, 0, 0, 0, 0, 1 << 30) : words(65_536, 0, 0, 0, 65_536, 0, 0, 0, 1 << 30),
      words(1920 << 16, 1080 << 16),
    ),
    box(
      'mdia',
      box('hdlr', words(0, 0), bytes(handler), words(0, 0, 0)),
      box('minf', box('stbl', box('stsd', words(0, 1), box(codec, words(0))))),
    ),
    box('udta', bytes('\xa9xyz+48.8577+002.295/')),
  );
const film = (...tracks: Buffer[]) =>
  box(
    'moov',
    box('mvhd', words(0, 0, 0, 1000, 12_500, 0, 0, 0)),
    ...tracks,
    box('meta', bytes('com.apple.quicktime.location.ISO6709 +48.8577+002.295/')),
  );
const readerOf =
  (file: Buffer): ReadAt =>
  async (position, length) =>
    file.subarray(position, position + length);

describe('a film', () => {
  test('tells its codec, its size and its length, as recorded by a browser', async () => {
    const file = fixture('film-h264.mp4');
    const moov = (await boxesOf(readerOf(file), file.length))?.find(({ type }) => type === 'moov');
    const facts = factsOfMoov(file.subarray(moov?.start, moov?.end));
    expect(facts).toMatchObject({ codec: 'h264', width: 320, height: 180 });
    expect(facts?.durationSeconds).toBeCloseTo(1.16, 1);
    expect(factsOfWebm(fixture('film-vp8.webm'))).toMatchObject({ codec: 'vp8', width: 320, height: 180 });
    expect(factsOfWebm(fixture('film-vp8.webm'))?.durationSeconds).toBeCloseTo(1.19, 1);
  });

  test('held upright by a phone is higher than wide', () => {
    expect(factsOfMoov(film(track('soun', 'mp4a'), track('vide', 'hvc1', { turned: true })))).toEqual({
      codec: 'hevc',
      width: 1080,
      height: 1920,
      durationSeconds: 12.5,
    });
  });

  test('of sound alone is none', () => {
    expect(factsOfMoov(film(track('soun', 'mp4a')))).toBeUndefined();
  });

  test('forgets where it was made, and nothing in it moves', () => {
    const description = film(track('vide', 'avc1'), track('meta', 'mebx'));
    const before = factsOfMoov(description);
    const size = description.length;
    expect(description.toString('latin1')).toContain('+48.8577');
    expect(blankPosition(description)).toBe(true);
    expect(description.toString('latin1')).not.toContain('48.8577');
    expect(description).toHaveLength(size);
    expect(factsOfMoov(description)).toEqual(before);
    expect(boxesIn(description, 8, size).map(({ type }) => type)).toEqual(['mvhd', 'trak', 'free', 'free']);
    expect(blankPosition(description)).toBe(false);
  });

  test('cut short, or with sizes that lie, is read as far as it goes and never further', async () => {
    const file = fixture('film-h264.mp4');
    for (const length of [0, 7, 20, 100, file.length - 1])
      expect(await boxesOf(readerOf(file.subarray(0, length)), length)).toSatisfy(
        (boxes) => boxes === undefined || (boxes as unknown[]).length < 3,
      );
    const description = film(track('vide', 'avc1'));
    for (let at = 0; at < description.length; at += 1) {
      const altered = Buffer.from(description);
      altered[at] = 0xff;
      expect(() => factsOfMoov(altered)).not.toThrow();
      expect(() => blankPosition(altered)).not.toThrow();
      expect(() => factsOfMoov(description.subarray(0, at))).not.toThrow();
    }
    const webm = fixture('film-vp8.webm');
    for (let at = 0; at < 400; at += 1) {
      const altered = Buffer.from(webm);
      altered[at] = 0xff;
      expect(() => factsOfWebm(altered)).not.toThrow();
      expect(() => factsOfWebm(webm.subarray(0, at))).not.toThrow();
    }
  });
});

describe('captions', () => {
  test('come out with plain line ends', () => {
    const given =
      '\uFEFFWEBVTT - Conseil\r\n\r\n1\r\n00:01.000 --> 00:04.500 line:0\r\nBonjour\r\n\r\nNOTE à relire\r\n';
    expect(checkCaptions(given)).toEqual({
      ok: true,
      vtt: 'WEBVTT - Conseil\n\n1\n00:01.000 --> 00:04.500 line:0\nBonjour\n\nNOTE à relire\n',
    });
  });
  test.each([
    ['1\n00:00:01,000 --> 00:00:02,000\nBonjour', 1],
    ['WEBVTT\n\n00:01,000 --> 00:02,000\nBonjour', 3],
    ['WEBVTT\n\n00:04.000 --> 00:02.000\nBonjour', 3],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\n\nBonjour', 3],
    ['WEBVTT\n\nBonjour', 3],
  ])('that players would not read are refused with the line: %j', (text, line) => {
    expect(checkCaptions(text)).toMatchObject({ ok: false, line });
  });
});

describe('a crop', () => {
  const wide = { width: 1600, height: 900 };
  test.each([
    ['1:1', 0, 0, { left: 350, top: 0, width: 900, height: 900 }],
    ['1:1', 1, 0, { left: 700, top: 0, width: 900, height: 900 }],
    ['1:1', -0.5, 0, { left: 0, top: 0, width: 900, height: 900 }],
    ['16:9', 0.3, 0.3, { left: 0, top: 0, width: 1600, height: 900 }],
    ['2:1', 0, 1, { left: 0, top: 100, width: 1600, height: 800 }],
    ['0:5', 0, 0, { left: 710, top: 0, width: 180, height: 900 }],
  ])('of %s keeps the focal point (%d, %d) in the frame', (ratio, x, y, frame) => {
    expect(cropFrame(wide, ratio, { x, y })).toEqual(frame);
  });
});

test.each([
  [null, undefined],
  ['bytes=0-99', { from: 0, to: 99 }],
  ['bytes=900-', { from: 900, to: 999 }],
  ['bytes=-100', { from: 900, to: 999 }],
  ['bytes=500-5000', { from: 500, to: 999 }],
  ['bytes=1000-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-2', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
  ['octets=0-1', undefined],
])('of a thousand bytes, %j asks for %j', (header, asked) => {
  expect(rangeOf(header, 1000)).toEqual(asked);
});
