import { readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { deleteMedia, getMedia, listMedia, setCaptions, updateMedia, type Media } from '@beffroi/contracts';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programStage, type Person, type ProgramStage } from '../../testing/program.stage.ts';
import { deleteMedium } from './library/media.usecases.ts';
import { describeMedia, forgetOldRenditions, mediaForSending, publicMediaUrl } from './index.ts';

const START = new Date('2026-11-25T10:00:00Z');
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

let stage: ProgramStage;
let territoryId: string;
let writer: Person;
let photo: Media;
let film: Media;

beforeAll(async () => {
  stage = await programStage({ now: START });
  territoryId = await stage.territory('Ville des Images');
  writer = await stage.person(territoryId, 'contributor', 'Claire');
  photo = await uploaded(await portrait(), 'façade.jpg');
  stage.clock.now = new Date(START.getTime() + 1000);
  film = await uploaded(fixture('film-h264.mp4'), 'visite.mp4');
});
afterAll(async () => stage.close());

/** As a phone held upright gives it: lying, with what says so and where it was. Left half red, right half blue. */
async function portrait(): Promise<Buffer> {
  const half = await sharp({ create: { width: 400, height: 600, channels: 3, background: 'blue' } })
    .png()
    .toBuffer();
  return sharp({ create: { width: 800, height: 600, channels: 3, background: 'red' } })
    .composite([{ input: half, left: 400, top: 0 }])
    .withExif({
      IFD0: { Artist: 'Marie Durand', Make: 'Phone' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 2772/100',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 17/1 4/1',
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
}

const upload = async (bytes: Uint8Array, name: string, who = writer) =>
  who.browser.call('POST', `/api/territories/${territoryId}/media?name=${encodeURIComponent(name)}`, bytes);
async function uploaded(bytes: Uint8Array, name: string): Promise<Media> {
  const response = await upload(bytes, name);
  const answer = (await response.json()) as Media;
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}
const refusalOf = async (bytes: Uint8Array, name = 'fichier') => {
  const response = await upload(bytes, name);
  const { code, title } = (await response.json()) as { code: string; title: string };
  return { status: response.status, code, title };
};
const file = async (id: string, query = '', headers: Record<string, string> = {}) =>
  writer.browser.call('GET', `/api/territories/${territoryId}/media/${id}/file${query}`, undefined, headers);
const fileOf = async (id: string, query = '') => Buffer.from(await (await file(id, query)).arrayBuffer());
const params = (mediaId: string) => ({ territoryId, mediaId });
const folders = () => stage.program.mediaFolders;
const drafts = async () => readdir(join(folders().made, 'drafts')).catch(() => []);

/** A PNG whose header says one thing and whose few bytes of body are nothing but zeros. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length);
    head.write(type, 4, 'latin1');
    const whole = Buffer.concat([head.subarray(4), body]);
    return Buffer.concat([head.subarray(0, 4), whole, crcOf(whole)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const body = deflateSync(Buffer.alloc(1_000_000), { level: 9 });
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
function crcOf(bytes: Buffer): Buffer {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const out = Buffer.alloc(4);
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return out;
}

describe('a photo', () => {
  test('is kept upright, under its fingerprint, without where and by whom it was taken', async () => {
    expect(photo).toMatchObject({
      kind: 'image',
      width: 600,
      height: 800,
      name: 'façade.jpg',
      addedBy: 'Claire',
      uses: 0,
    });
    const kept = readFileSync(join(folders().kept, territoryId, photo.sha256));
    expect(kept).toHaveLength(photo.bytes);
    const facts = await sharp(kept).metadata();
    expect([facts.exif, facts.orientation, facts.width]).toEqual([undefined, undefined, 600]);
    expect(kept.includes('Marie')).toBe(false);
    expect(await drafts()).toEqual([]);
  });

  test('that is added twice is one, and two territories share nothing', async () => {
    expect((await uploaded(await portrait(), 'encore.jpg')).id).toBe(photo.id);
    const elsewhere = await stage.territory('Ailleurs');
    const stranger = await stage.person(elsewhere, 'community_manager');
    expect((await stranger.browser.call('GET', `/api/territories/${elsewhere}/media/${photo.id}/file`)).status).toBe(
      404,
    );
    expect(await describeMedia(stage.db, elsewhere, [photo.id])).toEqual([]);
  });

  test('is described, found again by any word of it, and by what its rights become', async () => {
    const body = {
      alt: 'La façade de la mairie',
      credit: 'Claire Martin',
      tags: ['mairie'],
      rightsUntil: '2026-12-10',
      focus: { x: 0, y: -1 },
    };
    expect(await writer.call(updateMedia, { params: params(photo.id), body })).toMatchObject(body);
    const found = async (query: object) =>
      (await writer.call(listMedia, { params: { territoryId }, query })).items.map(({ id }) => id);
    expect(await found({ text: 'FAÇADE martin' })).toEqual([photo.id]);
    expect(await found({ text: '100%' })).toEqual([]);
    expect(await found({ rights: 'ending' })).toEqual([photo.id]);
    expect(await found({ rights: 'ended' })).toEqual([]);
    expect(await found({ kind: 'video', rights: 'valid' })).toEqual([film.id]);
    const first = await writer.call(listMedia, { params: { territoryId }, query: { limit: 1 } });
    expect(await found({ limit: 1, cursor: first.nextCursor })).toEqual([photo.id]);
    expect((await writer.ask(listMedia, { params: { territoryId }, query: { cursor: '0' } })).status).toBe(422);
  });

  test('is served small, or cropped around its focal point, and in a word when nothing changed', async () => {
    const thumb = await sharp(await fileOf(photo.id, '?size=thumb')).metadata();
    expect([thumb.format, thumb.width, thumb.height]).toEqual(['webp', 360, 480]);
    const crop = await fileOf(photo.id, '?ratio=16:9');
    expect(await sharp(crop).metadata()).toMatchObject({ format: 'jpeg', width: 600, height: 338 });
    // Upright, red is above: the focal point is at the top.
    const { dominant } = await sharp(crop).stats();
    expect([dominant.r > 200, dominant.b < 60]).toEqual([true, true]);
    const response = await file(photo.id);
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''fa%C3%A7ade.jpg");
    expect([response.headers.get('content-type'), response.headers.get('x-content-type-options')]).toEqual([
      'image/jpeg',
      'nosniff',
    ]);
    const etag = response.headers.get('etag') ?? '';
    expect((await file(photo.id, '', { 'if-none-match': etag })).status).toBe(304);
    await writer.call(updateMedia, { params: params(photo.id), body: { focus: { x: 0, y: 1 } } });
    expect((await fileOf(photo.id, '?ratio=16:9')).equals(crop)).toBe(false);
  });
});

describe('what is refused', () => {
  test.each([
    ['a drawing in SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'media.kind_refused'],
    ['a page that calls itself a photo', Buffer.from('<html><script>alert(1)</script>'), 'media.kind_refused'],
    ['nothing', new Uint8Array(), 'media.kind_refused'],
    ['a photo of an iPhone', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'media.kind_refused'],
    ['the beginning of a photo', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0\x01', 'latin1'), 'media.unreadable'],
    ['half a film', fixture('film-h264.mp4').subarray(0, 700), 'media.unreadable'],
    ['a bomb', bomb(50_000, 50_000), 'media.too_many_pixels'],
    ['a body that is not all there', bomb(4000, 4000), 'media.unreadable'],
  ])('%s, in words, and nothing is left of it', async (_, bytes, code) => {
    const refusal = await refusalOf(bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.title).toMatch(/\S.*[.)]$/);
    expect(await drafts()).toEqual([]);
  });

  test('an iPhone’s photo with what to do, a film of another codec too', async () => {
    expect((await refusalOf(Buffer.from('\0\0\0\x18ftypheic', 'latin1'))).title).toContain('Le plus compatible');
    const prores = Buffer.from(fixture('film-h264.mp4'));
    prores.write('apcn', prores.indexOf('avc1', prores.indexOf('stsd')), 'latin1');
    expect((await refusalOf(prores)).title).toContain('exportez-la en MP4, vidéo H.264');
  });

  test('an image that is too heavy is not kept while it comes, and a body that says so is not read', async () => {
    const heavy = Buffer.concat([await portrait(), Buffer.alloc(51 * 1024 * 1024)]);
    expect(await refusalOf(heavy)).toMatchObject({
      status: 413,
      code: 'media.too_large',
      title: expect.stringContaining('50 Mo') as string,
    });
    expect(await drafts()).toEqual([]);
  });

  test('what the role does not allow', async () => {
    const validator = await stage.person(territoryId, 'validator');
    expect((await upload(await portrait(), 'x.jpg', validator)).status).toBe(403);
  });
});

describe('a film', () => {
  test('tells what it is, and is served in parts', async () => {
    expect(film).toMatchObject({ kind: 'video', mimeType: 'video/mp4', codec: 'h264', width: 320, height: 180 });
    const part = await file(film.id, '', { range: 'bytes=4-7' });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      `bytes 4-7/${film.bytes}`,
      'ftyp',
    ]);
    expect((await file(film.id, '', { range: `bytes=${film.bytes}-` })).status).toBe(416);
    expect((await file(film.id, '', { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  });

  test('carries captions, which an image does not', async () => {
    const vtt = 'WEBVTT\n\n00:00.100 --> 00:01.000\nBonjour';
    const ask = async (mediaId: string, text: string) =>
      writer.ask(setCaptions, { params: { ...params(mediaId), lang: 'fr' }, body: { vtt: text } });
    expect(((await (await ask(film.id, vtt)).json()) as Media).captions).toEqual([{ lang: 'fr', bytes: 40 }]);
    expect(await (await ask(film.id, 'Bonjour')).json()).toMatchObject({
      code: 'media.captions_unreadable',
      title: expect.stringContaining('ligne 1') as string,
    });
    expect((await ask(photo.id, vtt)).status).toBe(422);
    const [outgoing] = await mediaForSending(stage.program, { territoryId, attachments: [{ mediaId: film.id }] });
    expect(outgoing).toMatchObject({
      kind: 'video',
      captions: [{ lang: 'fr' }],
      durationSeconds: film.durationSeconds,
    });
    expect(((await (await ask(film.id, '')).json()) as Media).captions).toEqual([]);
  });
});

describe('sending', () => {
  const send = async (mediaId: string, more: object = {}, attachment: object = {}) => {
    const [outgoing] = await mediaForSending(stage.program, {
      territoryId,
      attachments: [{ mediaId, ...attachment }],
      ...more,
    });
    if (!outgoing) throw new Error('nothing to send');
    return { outgoing, bytes: Buffer.from(await outgoing.read()) };
  };

  test('takes the words of the library unless the post has its own, and none for what is decorative', async () => {
    expect((await send(photo.id)).outgoing).toMatchObject({
      alt: 'La façade de la mairie',
      width: 600,
      height: 800,
      bytes: photo.bytes,
    });
    expect((await send(photo.id, {}, { alt: 'Un drapeau' })).outgoing.alt).toBe('Un drapeau');
    expect((await send(photo.id, {}, { decorative: true })).outgoing.alt).toBe('');
    await expect(send('med_01jd0000000000000000000000')).rejects.toMatchObject({ code: 'media.not_found' });
  });

  test('crops, changes the type that a network refuses, and weighs no more than it takes', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
    const created = sharp({ create: { width: 1200, height: 900, channels: 3, background: 'white', noise } });
    const heavy = await uploaded(await created.png().toBuffer(), 'bruit.png');
    const { outgoing, bytes } = await send(heavy.id, { types: ['image/jpeg'], maxBytes: 300_000 }, { ratio: '1:1' });
    expect(outgoing).toMatchObject({ mimeType: 'image/jpeg', bytes: bytes.length });
    expect(outgoing.width).toBe(outgoing.height);
    expect(bytes.length).toBeLessThanOrEqual(300_000);
    const again = await send(heavy.id, { types: ['image/jpeg'], maxBytes: 300_000 }, { ratio: '1:1' });
    expect(again.bytes.equals(bytes)).toBe(true);
    await forgetOldRenditions(folders(), new Date(Date.now() + 61 * 86_400_000));
    expect(
      (await send(heavy.id, { types: ['image/jpeg'], maxBytes: 300_000 }, { ratio: '1:1' })).bytes.equals(bytes),
    ).toBe(true);
    const fetched = await stage.program.app.request(new URL(outgoing.publicUrl()).pathname);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('an animation stays one, also cropped, and stands still only where it has to', async () => {
    const frames = await Promise.all(
      ['red', 'green', 'blue'].map(async (background) =>
        sharp({ create: { width: 60, height: 40, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const gif = await uploaded(
      await sharp(frames, { join: { animated: true } })
        .gif({ delay: [100, 100, 100] })
        .toBuffer(),
      'feu.gif',
    );
    expect(gif).toMatchObject({ width: 60, height: 40 });
    const square = await send(gif.id, {}, { ratio: '1:1' });
    expect(square.outgoing).toMatchObject({ mimeType: 'image/gif', width: 40, height: 40 });
    expect(await sharp(square.bytes, { animated: true }).metadata()).toMatchObject({ pages: 3 });
    expect((await send(gif.id, { types: ['image/jpeg', 'image/png'] })).outgoing).toMatchObject({
      mimeType: 'image/jpeg',
      height: 40,
    });
  });
});

describe('a signed address', () => {
  test('gives that file in that form to anyone, from anywhere, until it ends', async () => {
    const url = new URL(publicMediaUrl(stage.program, { territoryId, mediaId: photo.id, ratio: '4:5', seconds: 60 }));
    const get = async (path: string) => stage.program.app.request(path);
    const response = await get(url.pathname);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=60',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({
      width: 600,
      height: 750,
    });
    const token = url.pathname.split('/').at(-1) ?? '';
    const [body = '', mac = ''] = token.split('.');
    const other = Buffer.from(Buffer.from(body, 'base64url').toString().replace('4:5', '1:1')).toString('base64url');
    for (const wrong of [`${other}.${mac}`, `${body}.${mac.slice(1)}`, body, 'x', `${body}.`])
      expect((await get(`/api/public/media/${wrong}`)).status).toBe(410);
    stage.clock.now = new Date(START.getTime() + 61_000);
    expect(await (await get(url.pathname)).json()).toMatchObject({ code: 'media.link_expired' });
  });
});

describe('deleting', () => {
  test('takes file and crops along, but not what a publication to come carries', async () => {
    const { id, sha256 } = photo;
    const address = publicMediaUrl(stage.program, { territoryId, mediaId: id });
    const given = { ...params(id), actor: { kind: 'system' as const } };
    const usesOf = async () => new Map([[id, { all: 3, planned: 1 }]]);
    await expect(deleteMedium({ ...stage.program, usesOf }, given)).rejects.toMatchObject({ code: 'media.in_use' });
    await writer.call(deleteMedia, { params: params(id) });
    for (const path of [join(folders().kept, territoryId, sha256), join(folders().made, territoryId, sha256)])
      await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await writer.ask(getMedia, { params: params(id) })).status).toBe(404);
    expect((await stage.program.app.request(new URL(address).pathname)).status).toBe(410);
    const { rows } = await stage.program.pool.query(
      `select action from audit.entry where territory_id = $1 and target_id = $2 order by seq`,
      [territoryId, id],
    );
    expect(rows).toEqual([{ action: 'media.added' }, { action: 'media.deleted' }]);
  });
});
