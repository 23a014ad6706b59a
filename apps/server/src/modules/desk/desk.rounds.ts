import { followAnswers } from './answers/answer.follow.ts';
import { wakeSnoozed } from './acts/snooze.round.ts';
import { forgetConversations } from './erasure/forget.round.ts';
import { forgetPresence } from './inbox/presence.store.ts';
import type { DeskDeps } from './desk.deps.ts';
import { distanceRounds } from './distance.rounds.ts';
import { readInboxes } from './intake/inbox.round.ts';

/** What the desk looks at again and again, and how often, in milliseconds. */
export const deskRounds = (deps: DeskDeps) => [
  { name: 'inboxes', everyMs: 3000, run: async () => readInboxes(deps) },
  { name: 'answers on their way', everyMs: 2000, run: async () => followAnswers(deps) },
  { name: 'what was put aside', everyMs: 30_000, run: async () => wakeSnoozed(deps) },
  { name: 'conversations of long ago', everyMs: 3_600_000, run: async () => forgetConversations(deps) },
  { name: 'who looked', everyMs: 600_000, run: async () => forgetPresence(deps.db, deps.now()) },
  ...distanceRounds(deps),
];
