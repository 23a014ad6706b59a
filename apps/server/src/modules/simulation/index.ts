import {
  getSimulation,
  launchBadBuzz as launchEndpoint,
  listSimulatedMail,
  postAsResident as postEndpoint,
  stopBadBuzz,
} from '@beffroi/contracts';
import type { Router } from '../../platform/http/router.ts';
import type { KeptMail } from '../../platform/mail/kept.mailer.ts';
import { auditActorOf } from '../audit/index.ts';
import { answerBadBuzz, launchBadBuzz, postAsResident, readSimulation } from './simulation.usecases.ts';

/** The page of the simulated network: one posts as a resident, and launches the bad buzz. */
export function mountSimulation(
  router: Router,
  deps: Parameters<typeof readSimulation>[0] & { keptMail: (() => readonly KeptMail[]) | undefined },
): void {
  router.mount(getSimulation, async ({ params }) => readSimulation(deps, params.territoryId));
  router.mount(listSimulatedMail, async () => ({
    kept: deps.keptMail !== undefined,
    items: (deps.keptMail?.() ?? []).map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
  }));
  router.mount(postEndpoint, async ({ params, body }) => postAsResident(deps, { ...params, ...body }));
  router.mount(launchEndpoint, async ({ params, caller }) =>
    launchBadBuzz(deps, { ...params, actor: auditActorOf(caller) }),
  );
  router.mount(stopBadBuzz, async ({ params, caller }) =>
    answerBadBuzz(deps, { ...params, actor: auditActorOf(caller) }),
  );
}
