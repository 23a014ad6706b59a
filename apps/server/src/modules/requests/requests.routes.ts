import type { Router } from '../../platform/http/router.ts';
import { mountAnswers } from './answers/answers.routes.ts';
import { mountDepartments } from './departments/departments.routes.ts';
import { mountRequestDoors } from './doors/doors.routes.ts';
import { mountFigures } from './figures/figures.routes.ts';
import { mountHandovers } from './handover/handover.routes.ts';
import { mountRequests as mountRequest } from './request/requests.routes.ts';
import type { RequestsDeps } from './requests.deps.ts';
import { mountRequestSettings } from './settings/settings.routes.ts';

/** Requests, who has them, what they are measured by. */
export function mountRequests(router: Router, deps: RequestsDeps): void {
  mountRequest(router, deps);
  mountAnswers(router, deps);
  mountHandovers(router, deps);
  mountDepartments(router, deps);
  mountRequestSettings(router, deps);
  mountRequestDoors(router, deps);
  mountFigures(router, deps);
}
