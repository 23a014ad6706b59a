import {
  getSimulation,
  launchBadBuzz as launchEndpoint,
  postAsResident as postEndpoint,
  stopBadBuzz,
} from '@beffroi/contracts';
import type { Router } from '../../platform/http/router.ts';
import { auditActorOf } from '../audit/index.ts';
import { answerBadBuzz, launchBadBuzz, postAsResident, readSimulation } from './simulation.usecases.ts';

/** The page of the simulated network: one posts as a resident, and launches the bad buzz. */
export function mountSimulation(router: Router, deps: Parameters<typeof readSimulation>[0]): void {
  router.mount(getSimulation, async ({ params }) => readSimulation(deps, params.territoryId));
  router.mount(postEndpoint, async ({ params, body }) => postAsResident(deps, { ...params, ...body }));
  router.mount(launchEndpoint, async ({ params, caller }) =>
    launchBadBuzz(deps, { ...params, actor: auditActorOf(caller) }),
  );
  router.mount(stopBadBuzz, async ({ params, caller }) =>
    answerBadBuzz(deps, { ...params, actor: auditActorOf(caller) }),
  );
}
