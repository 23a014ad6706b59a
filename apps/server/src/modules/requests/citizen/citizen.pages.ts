import type { PageHandler, Pages } from '../../../platform/http/pages.ts';
import { createRateLimit } from '../../../platform/http/rate-limit.ts';
import { mountAnswerPages } from '../answers/answer.pages.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { lookAtForm, showForm, takeForm, type PageDeps } from './form.pages.ts';
import { showIdentityForm, takeIdentityForm } from './identity.pages.ts';
import { showSaid } from './said.page.ts';
import { showTerms } from './terms.page.ts';
import { giveAcknowledgement, showTracking, takeTracking } from './tracking.pages.ts';

/** The pages of who writes to a territory: none needs an account, none needs a script. */
export function mountCitizenPages(pages: Pages, given: RequestsDeps): void {
  const now = () => given.now().getTime();
  const deps: PageDeps = {
    ...given,
    asking: createRateLimit({ perMinute: 12, now }),
    looking: createRateLimit({ perMinute: 40, now }),
  };
  const by = (handle: (deps: PageDeps, call: Parameters<PageHandler>[0]) => Promise<Response>): PageHandler => {
    return async (call) => handle(deps, call);
  };
  pages.get('/ecrire/:territoryId', by(showForm));
  pages.post('/ecrire/:territoryId', by(takeForm));
  pages.post('/ecrire/:territoryId/apercu', by(lookAtForm));
  pages.get('/ecrire/:territoryId/modalites', by(showTerms));
  pages.get('/identite/:token', by(showIdentityForm));
  pages.post('/identite/:token', by(takeIdentityForm));
  pages.get('/suivi/:token', by(showTracking));
  pages.post('/suivi/:token', by(takeTracking));
  pages.get('/suivi/:token/accuse', by(giveAcknowledgement));
  pages.get('/reponse/:territoryId/:requestId/:eventId', by(showSaid));
  mountAnswerPages(pages, given);
}
