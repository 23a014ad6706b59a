import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RenditionSpec } from '../files/rendition.make.ts';
import type { MediaDeps } from '../media.deps.ts';
import { linkExpired } from '../media.errors.ts';

/** What a signed address gives, until when; all of it is in the address, and nothing can be changed there. */
export type MediaLink = { territoryId: string; mediaId: string; until: Date; spec: RenditionSpec };

const DAY_SECONDS = 86_400;

/**
 * A public address of a medium in one form, which ends by itself. For networks that fetch media, for what we serve,
 * for approvals by link.
 * @param given.seconds how long it lasts; a day unless told
 */
export function publicMediaUrl(
  deps: Pick<MediaDeps, 'sealer' | 'baseUrl' | 'now'>,
  given: { territoryId: string; mediaId: string; seconds?: number } & Partial<RenditionSpec>,
): string {
  const { territoryId, mediaId, seconds = DAY_SECONDS, size = 'full', ratio, types, maxBytes } = given;
  const until = new Date(deps.now().getTime() + seconds * 1000);
  const token = writeToken(deps, { territoryId, mediaId, until, spec: { size, ratio, types, maxBytes } });
  return `${deps.baseUrl}/api/public/media/${token}`;
}

/** What an address gives. @throws media.link_expired when it ended, or was not made here */
export function readToken({ sealer, now }: Pick<MediaDeps, 'sealer' | 'now'>, token: string): MediaLink {
  const [body = '', mac = ''] = token.split('.');
  const [given, right] = [Buffer.from(mac, 'base64url'), sign(sealer, body)];
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw linkExpired();
  const [territoryId = '', mediaId = '', until = '', size = '', ratio = '', types = '', maxBytes = ''] = Buffer.from(
    body,
    'base64url',
  )
    .toString()
    .split('~');
  const end = new Date(Number(until) * 1000);
  if (end <= now()) throw linkExpired();
  return {
    territoryId,
    mediaId,
    until: end,
    spec: {
      size: size as RenditionSpec['size'],
      ratio: ratio || undefined,
      types: types === '' ? undefined : types.split(',').map((type) => `image/${type}`),
      maxBytes: maxBytes === '' ? undefined : Number(maxBytes),
    },
  };
}

function writeToken({ sealer }: Pick<MediaDeps, 'sealer'>, { territoryId, mediaId, until, spec }: MediaLink): string {
  const types = spec.types?.map((type) => type.replace('image/', '')).join(',');
  const fields = [
    territoryId,
    mediaId,
    Math.ceil(until.getTime() / 1000),
    spec.size,
    spec.ratio,
    types,
    spec.maxBytes,
  ].map((field) => field ?? '');
  const body = Buffer.from(fields.join('~')).toString('base64url');
  return `${body}.${sign(sealer, body).toString('base64url')}`;
}

function sign(sealer: MediaDeps['sealer'], body: string): Buffer {
  return createHmac('sha256', sealer.deriveKey('media links')).update(body).digest();
}
