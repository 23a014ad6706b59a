export { actOnConversations } from './acts/conversation.act.ts';
export { writeNote } from './acts/note.write.ts';
export { sendAnswer } from './answers/answer.send.ts';
export { followAnswers } from './answers/answer.follow.ts';
export { messagesSinceYouLeft } from './inbox/since.read-model.ts';
export { inboxesOf } from './intake/inbox.read-model.ts';
export { takeMention } from './intake/mention.take.ts';
export { readInboxes } from './intake/inbox.round.ts';
export { answerEach } from './answers/answer.each.ts';
export type { DeskDeps, DeskStore } from './desk.deps.ts';
export type { DeskFacts } from './desk.events.ts';
export type { DeskTables } from './desk.tables.ts';
export {
  addMessage,
  beginConversation,
  conversationsOfRequest,
  eraseConversations,
  followRequest,
  linkRequest,
  readForRequest,
  type ForRequest,
  type NewConversation,
  type RequestConversation,
} from './doors/requests.doors.ts';
export { holdDesk } from './desk.personal-data.ts';
export { deskRounds } from './desk.rounds.ts';
export { mountDesk, subscribeDesk } from './desk.routes.ts';
export { mountDistancePages } from './distance.routes.ts';
export { holdDistance } from './distance/distance.personal-data.ts';
export { verifyEvidenceChains } from './evidence/evidence.verify.ts';
