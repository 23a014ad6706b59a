import type { ChannelNetwork } from '@beffroi/contracts';
import { findLogo } from '../../identity/index.ts';
import type { PageCall } from '../../../platform/http/pages.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { readHosted } from './hosted.read-model.ts';
import { outletNotFound } from './outlet.errors.ts';
import { findOutlet } from './outlet.find.ts';

type Of = { network: ChannelNetwork; base: string };

/** The logo of whose page it is, for who only reads. @throws identity.logo_not_found */
export async function outletLogo(deps: PublishingDeps, { params }: PageCall, of: Of): Promise<Response> {
  const { territoryId } = await findOutlet(deps.db, { channelId: params['channelId'] ?? '', ...of });
  const logo = await findLogo(deps.db, territoryId);
  return new Response(new Uint8Array(logo.data), {
    headers: {
      'content-type': logo.mediaType,
      'content-security-policy': "default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, max-age=3600',
    },
  });
}

/** The captions of a film in a post, as they were published. @throws publishing.outlet_not_found, post_gone */
export async function outletCaptions(deps: PublishingDeps, { params }: PageCall, of: Of): Promise<Response> {
  const outlet = await findOutlet(deps.db, { channelId: params['channelId'] ?? '', ...of });
  const { post } = await readHosted(deps.db, { ...outlet, postId: params['postId'] ?? '' });
  const medium = post.media.find(({ id }) => id === params['mediaId']);
  const track = medium?.captions?.find(({ lang }) => `${lang}.vtt` === params['file']);
  if (!track) throw outletNotFound();
  return new Response(track.vtt, {
    headers: { 'content-type': 'text/vtt; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
