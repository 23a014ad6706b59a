import { getRequestSettings, setRequestSettings } from '@beffroi/contracts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { changeSettings, tellSettings } from './settings.usecases.ts';

export function mountRequestSettings(router: Router, deps: RequestsDeps): void {
  router.mount(getRequestSettings, async ({ params }) => tellSettings(deps, params.territoryId));
  router.mount(setRequestSettings, async ({ params, body, caller }) =>
    changeSettings(deps, { territoryId: params.territoryId, settings: body, actor: auditActorOf(caller) }),
  );
}
