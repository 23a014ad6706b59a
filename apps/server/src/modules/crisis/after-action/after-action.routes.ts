import * as contract from '@beffroi/contracts';
import { asDownload } from '../../../platform/http/download.ts';
import type { Router } from '../../../platform/http/router.ts';
import { findTerritory } from '../../identity/index.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { reportPdf } from './report.pdf.ts';
import { readAfterAction } from './report.read.ts';

export function mountAfterAction(router: Router, deps: CrisisDeps): void {
  router.mount(contract.getAfterAction, async ({ params }) => readAfterAction(deps, params));
  router.mount(contract.downloadAfterAction, async ({ params, query }) => {
    const [report, { timeZone }] = await Promise.all([
      readAfterAction(deps, params),
      findTerritory(deps.db, params.territoryId),
    ]);
    const name = { fr: 'retour-d-experience', en: 'after-action-report' }[query.lang];
    return asDownload(
      `${name}-${report.crisis.ref}.pdf`,
      await reportPdf(report, { lang: query.lang, timeZone }),
      'application/pdf',
    );
  });
}
