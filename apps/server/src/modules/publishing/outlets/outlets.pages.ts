import type { Pages } from '../../../platform/http/pages.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { pages as paths } from './hosted.store.ts';
import { feedNames, newsroomFeed, newsroomPage, newsroomPostPage } from './newsroom.pages.ts';
import { outletCaptions, outletLogo } from './outlet.files.ts';
import { simulatedPage, simulatedPostPage } from './simulated.pages.ts';

/** What everybody reads of the outlets that we serve ourselves. */
export function mountOutlets(pages: Pages, deps: PublishingDeps): void {
  const newsroom = `/${paths.newsroom}/:channelId`;
  for (const name of feedNames) pages.get(`${newsroom}/${name}`, async (call) => newsroomFeed(deps, call, name));
  for (const network of ['newsroom', 'simulation'] as const) {
    const of = { network, base: `/${paths[network]}` };
    pages.get(`${of.base}/:channelId/logo`, async (call) => outletLogo(deps, call, of));
    pages.get(`${of.base}/:channelId/:postId/:mediaId/:file`, async (call) => outletCaptions(deps, call, of));
  }
  pages.get(newsroom, async (call) => newsroomPage(deps, call));
  pages.get(`${newsroom}/:postId`, async (call) => newsroomPostPage(deps, call));
  const simulation = `/${paths.simulation}/:channelId`;
  pages.get(simulation, async (call) => simulatedPage(deps, call));
  pages.get(`${simulation}/:postId`, async (call) => simulatedPostPage(deps, call));
}
