import type { Publisher } from '../publish.port.ts';
import { hideXReply, measureX, readBackX, readXReplies, removeX } from './x.afterwards.ts';
import { checkX, renewX, xConnection } from './x.connect.ts';
import { xAbilities, xFacts } from './x.facts.ts';
import { readXInbox } from './x.inbox.ts';
import { lookUpXStep, nextXStep, performXStep } from './x.publish.ts';

/** X, by its API v2. */
export const xPublisher: Publisher = {
  network: 'x',
  name: { fr: 'X', en: 'X' },
  abilities: xAbilities,
  facts: xFacts,
  connection: xConnection,
  check: checkX,
  renew: renewX,
  next: nextXStep,
  perform: performXStep,
  lookUp: lookUpXStep,
  readBack: readBackX,
  remove: removeX,
  measure: measureX,
  readReplies: readXReplies,
  hideReply: hideXReply,
  readInbox: readXInbox,
};
