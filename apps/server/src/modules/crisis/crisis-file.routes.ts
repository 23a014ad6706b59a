import { sql } from 'kysely';
import * as contract from '@beffroi/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Pages } from '../../platform/http/pages.ts';
import { createRateLimit } from '../../platform/http/rate-limit.ts';
import type { Router } from '../../platform/http/router.ts';
import { auditActorOf } from '../audit/index.ts';
import { authorOf } from '../publishing/index.ts';
import type { CrisisDeps } from './crisis.deps.ts';
import { readPlan } from './plan/plan.store.ts';
import { markStep } from './plan/step.mark.ts';
import { readPlaybooks } from './playbook/playbook.store.ts';
import { resetPlaybook, setPlaybook } from './playbook/playbook.usecases.ts';
import { reportsCsv } from './reports/report.feed.ts';
import { giveReports } from './reports/report.pages.ts';
import { presentReports, selectReports } from './reports/report.store.ts';
import { addReport, changeReport, feedUrls, shareReports } from './reports/report.usecases.ts';
import { findCrisis } from './room/crisis.store.ts';
import { leaderOf } from './room/room.routes.ts';
import { correctCases } from './rumours/cases.correct.ts';
import { readCases } from './rumours/cases.read-model.ts';
import { factFeed } from './rumours/fact.feed.ts';
import { factPage, factsPage } from './rumours/fact.pages.ts';
import { changeRumour, publishFact } from './rumours/rumour.check.ts';
import { linkCases, recordRumour } from './rumours/rumour.record.ts';
import { presentRumours, selectRumours } from './rumours/rumour.store.ts';
import { readShares } from './sharing/share.store.ts';
import { showSheet } from './talking-points/sheet.page.ts';
import { readPages } from './talking-points/talking-points.store.ts';
import { setTalkingPoints, shareTalkingPoints } from './talking-points/talking-points.usecases.ts';

/** What a room keeps: its playbook and plan, its pages, its rumours, its reports. */
export function mountCrisisFile(router: Router, deps: CrisisDeps): void {
  const { db, now } = deps;
  const by = (caller: Caller) => ({ personId: leaderOf(caller), actor: auditActorOf(caller) });

  router.mount(contract.listPlaybooks, async ({ params }) => ({ items: await readPlaybooks(db, params.territoryId) }));
  router.mount(contract.setPlaybook, async ({ params, body, caller }) =>
    setPlaybook(deps, { ...params, playbook: body, ...by(caller) }),
  );
  router.mount(contract.resetPlaybook, async ({ params, caller }) => resetPlaybook(deps, { ...params, ...by(caller) }));
  router.mount(contract.getPlan, async ({ params }) => readPlan(db, await findCrisis(db, params), now()));
  router.mount(contract.markStep, async ({ params, body, caller }) =>
    markStep(deps, { ...params, ...body, ...by(caller) }),
  );

  router.mount(contract.listTalkingPoints, async ({ params }) => ({
    items: await readPages(deps, db, await findCrisis(db, params)),
  }));
  router.mount(contract.setTalkingPoints, async ({ params, body, caller }) =>
    setTalkingPoints(deps, { ...params, page: body, ...by(caller) }),
  );
  router.mount(contract.shareTalkingPoints, async ({ params, caller }) =>
    shareTalkingPoints(deps, { ...params, ...by(caller) }),
  );
  mountRumours(router, deps, by);
  mountReports(router, deps, by);
}

type By = (caller: Caller) => { personId: string; actor: ReturnType<typeof auditActorOf> };

function mountRumours(router: Router, deps: CrisisDeps, by: By): void {
  const { db, baseUrl } = deps;
  router.mount(contract.listRumours, async ({ params, query }) => {
    const { territoryId } = params;
    const { crisisId } = query;
    const rows = await selectRumours(
      db,
      territoryId,
      crisisId === undefined ? sql`true` : sql`r.crisis_id = ${crisisId}`,
    );
    const pageUrl = `${baseUrl}/faits/${territoryId}`;
    return { items: await presentRumours(deps, db, rows), pageUrl, feedUrl: `${pageUrl}/flux.xml` };
  });
  router.mount(contract.recordRumour, async ({ params, body, caller }) =>
    recordRumour(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.changeRumour, async ({ params, body, caller }) =>
    changeRumour(deps, { ...params, change: body, ...by(caller) }),
  );
  router.mount(contract.publishFact, async ({ params, body, caller }) =>
    publishFact(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.listCases, async ({ params }) => ({ items: await readCases(db, params) }));
  router.mount(contract.linkCases, async ({ params, body, caller }) =>
    linkCases(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.correctCases, async ({ params, body, caller }) => {
    const whose = { by: authorOf(caller), actor: auditActorOf(caller) };
    const { until, ...outcome } = await correctCases(deps, { ...params, ...body, ...whose });
    return { ...outcome, ...(until ? { until: until.toISOString() } : {}) };
  });
}

function mountReports(router: Router, deps: CrisisDeps, by: By): void {
  const { db } = deps;
  router.mount(contract.listReports, async ({ params }) => {
    const crisis = await findCrisis(db, params);
    const [items, shares] = await Promise.all([
      presentReports(db, await selectReports(db, params)),
      readShares(deps, db, crisis),
    ]);
    const token = shares.get('reports');
    return { items, ...(token === undefined ? {} : { feedUrl: feedUrls(deps, token).geojsonUrl }) };
  });
  router.mount(contract.addReport, async ({ params, body, caller }) =>
    addReport(deps, { ...params, report: body, ...by(caller) }),
  );
  router.mount(contract.changeReport, async ({ params, body, caller }) =>
    changeReport(deps, { ...params, change: body, ...by(caller) }),
  );
  router.mount(contract.exportReports, async ({ params }) => {
    const { ref } = await findCrisis(db, params);
    return new Response(reportsCsv(await presentReports(db, await selectReports(db, params))), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="signalements-${ref}.csv"`,
      },
    });
  });
  router.mount(contract.shareReports, async ({ params, caller }) => shareReports(deps, { ...params, ...by(caller) }));
}

/** What is read of them without an account: facts by all, the rest by who has its address. */
export function mountCrisisFilePages(pages: Pages, deps: CrisisDeps): void {
  const guarded = { ...deps, guessing: createRateLimit({ perMinute: 20, now: () => deps.now().getTime() }) };
  pages.get('/elements/:token', async (call) => showSheet(guarded, call));
  pages.get('/signalements/:file', async (call) => giveReports(guarded, call));
  pages.get('/faits/:territoryId/flux.xml', async (call) => factFeed(deps, call));
  pages.get('/faits/:territoryId/:rumourId', async (call) => factPage(deps, call));
  pages.get('/faits/:territoryId', async (call) => factsPage(deps, call));
}
