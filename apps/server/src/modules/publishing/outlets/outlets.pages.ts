import type { Pages } from '../../../platform/http/pages.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { confirm, confirmPage, issuePage, leave, leavePage, letterPage, subscribe } from './newsletter.pages.ts';
import { letters } from './newsletter.mailer.ts';
import { pages as paths } from './hosted.store.ts';
import { feedNames, newsroomFeed, newsroomPage, newsroomPostPage } from './newsroom.pages.ts';
import { outletCaptions, outletLogo } from './outlet.files.ts';
import { simulatedPage, simulatedPostPage } from './simulated.pages.ts';
import { comment, conversationPage, write, writePage } from './simulated.speak.ts';

/**
 * What everybody reads of the outlets that we serve ourselves.
 * @param deps.asking how often one address may ask for letters, and speak on the simulated network
 */
export function mountOutlets(pages: Pages, deps: PublishingDeps & { asking: RateLimit }): void {
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
  pages.get(`${simulation}/messages`, async (call) => writePage(deps, call));
  pages.post(`${simulation}/messages`, async (call) => write(deps, call));
  pages.get(`${simulation}/messages/:token`, async (call) => conversationPage(deps, call));
  pages.post(`${simulation}/messages/:token`, async (call) => write(deps, call));
  pages.get(`${simulation}/:postId`, async (call) => simulatedPostPage(deps, call));
  pages.post(`${simulation}/:postId`, async (call) => comment(deps, call));
  const letter = `${letters}/:channelId`;
  pages.get(letter, async (call) => letterPage(deps, call));
  pages.post(letter, async (call) => subscribe(deps, call));
  pages.get(`${letter}/logo`, async (call) => outletLogo(deps, call, { network: 'newsletter', base: letters }));
  pages.get(`${letter}/confirmer/:token`, async (call) => confirmPage(deps, call));
  pages.post(`${letter}/confirmer/:token`, async (call) => confirm(deps, call));
  pages.get(`${letter}/fin/:token`, async (call) => leavePage(deps, call));
  pages.post(`${letter}/fin/:token`, async (call) => leave(deps, call));
  pages.get(`${letter}/:key`, async (call) => issuePage(deps, call));
}
