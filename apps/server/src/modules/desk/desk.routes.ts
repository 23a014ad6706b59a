import type { Transaction } from 'kysely';
import type { EventBus } from '../../platform/events/event-bus.ts';
import type { Router } from '../../platform/http/router.ts';
import type { PublishingFacts } from '../publishing/index.ts';
import { mountAnswers } from './answers/answers.routes.ts';
import type { DeskDeps, DeskStore } from './desk.deps.ts';
import { mountDistance } from './distance.routes.ts';
import { mountInbox } from './inbox/inbox.routes.ts';
import { takeReplies } from './intake/replies.take.ts';

export function mountDesk(router: Router, deps: DeskDeps): void {
  mountInbox(router, deps);
  mountAnswers(router, deps);
  mountDistance(router, deps);
}

/** What people write under our posts is for the desk. */
export function subscribeDesk(
  events: EventBus<Pick<PublishingFacts, 'publishing.replies_received'>, Transaction<DeskStore>>,
  deps: DeskDeps,
): void {
  events.on('publishing.replies_received', async (trx, fact) => takeReplies(deps, trx, fact));
}
