import {
  checkScenario,
  deleteScenario,
  getCurrentDrill,
  getSimulation,
  launchBadBuzz as launchEndpoint,
  listDrills,
  listKept,
  listScenarios,
  listSimulatedMail,
  postAsResident as postEndpoint,
  prepareExercise as prepareEndpoint,
  readScenario,
  saveScenario,
  startDrill as startEndpoint,
  stopBadBuzz,
  stopDrill as stopEndpoint,
} from '@beffroi/contracts';
import type { Caller } from '../../platform/http/caller.ts';
import type { Router } from '../../platform/http/router.ts';
import type { KeptMail } from '../../platform/mail/kept.mailer.ts';
import { auditActorOf } from '../audit/index.ts';
import { stopDrill } from './drills/drill.end.ts';
import { drillsOf, findDrill, presentCurrent, presentDrill } from './drills/drill.read-model.ts';
import { startDrill } from './drills/drill.start.ts';
import { prepareExercise } from './exercise/exercise.prepare.ts';
import { keptIn } from './gate/kept.read-model.ts';
import { answerBadBuzz, launchBadBuzz, postAsResident, readSimulation } from './network/network.usecases.ts';
import { checkText, dropScenario, keepScenario, scenariosOf, scenarioTextOf } from './scenarios/scenario.usecases.ts';
import type { DrillNamed, SimulationDeps } from './simulation.deps.ts';

/** The page of the simulated network: one posts as a resident, and launches the bad buzz. */
export function mountSimulation(
  router: Router,
  deps: SimulationDeps & { keptMail: (() => readonly KeptMail[]) | undefined },
): void {
  const { listening } = deps;
  router.mount(getSimulation, async ({ params }) => readSimulation(listening, params.territoryId));
  router.mount(listSimulatedMail, async () => ({
    kept: deps.keptMail !== undefined,
    items: (deps.keptMail?.() ?? []).map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
  }));
  router.mount(postEndpoint, async ({ params, body }) => postAsResident(listening, { ...params, ...body }));
  router.mount(launchEndpoint, async ({ params, caller }) =>
    launchBadBuzz(listening, { ...params, actor: auditActorOf(caller) }),
  );
  router.mount(stopBadBuzz, async ({ params, caller }) =>
    answerBadBuzz(listening, { ...params, actor: auditActorOf(caller) }),
  );
  mountDrills(router, deps);
}

function mountDrills(router: Router, deps: SimulationDeps): void {
  const present = async (named: DrillNamed) => presentDrill(deps, await findDrill(deps.db, named));
  router.mount(listScenarios, async ({ params }) => scenariosOf(deps, params.territoryId));
  router.mount(checkScenario, async ({ params, body }) => checkText(deps, { ...params, ...body }));
  router.mount(readScenario, async ({ params }) => scenarioTextOf(deps, params));
  router.mount(saveScenario, async ({ params, body, caller }) =>
    keepScenario(deps, { ...params, ...body, byId: idOf(caller), actor: auditActorOf(caller) }),
  );
  router.mount(deleteScenario, async ({ params, caller }) => {
    await dropScenario(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
  router.mount(listDrills, async ({ params }) => drillsOf(deps, params.territoryId));
  router.mount(getCurrentDrill, async ({ params }) => presentCurrent(deps.db, params.territoryId));
  router.mount(prepareEndpoint, async ({ params, caller }) =>
    prepareExercise(deps, { ...params, actor: auditActorOf(caller) }),
  );
  router.mount(startEndpoint, async ({ params, body, caller }) =>
    present(await startDrill(deps, { ...params, ...body, byId: idOf(caller), actor: auditActorOf(caller) })),
  );
  router.mount(stopEndpoint, async ({ params, caller }) => {
    await stopDrill(deps, { ...params, actor: auditActorOf(caller) });
    return present(params);
  });
  router.mount(listKept, async ({ params }) => keptIn(deps.db, params));
}

/** @throws when nobody is signed in: routes of drills are for those who are */
function idOf(caller: Caller): string {
  if (caller.kind === 'person') return caller.personId;
  if (caller.kind === 'api_key') return caller.keyId;
  throw new Error('an anonymous caller holds no drill');
}
