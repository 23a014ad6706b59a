import type { Publisher } from '../publish.port.ts';
import {
  hideBlueskyReply,
  measureBluesky,
  readBackBluesky,
  readBlueskyReplies,
  removeBluesky,
} from './bluesky.afterwards.ts';
import { blockOnBluesky } from './bluesky.block.ts';
import { blueskyConnection, checkBluesky } from './bluesky.connect.ts';
import { blueskyAbilities, blueskyFacts } from './bluesky.facts.ts';
import { readBlueskyInbox } from './bluesky.inbox.ts';
import { lookUpBlueskyStep, nextBlueskyStep, performBlueskyStep } from './bluesky.publish.ts';

/** Bluesky, through any data server of the AT Protocol. */
export const blueskyPublisher: Publisher = {
  network: 'bluesky',
  name: { fr: 'Bluesky', en: 'Bluesky' },
  abilities: blueskyAbilities,
  facts: blueskyFacts,
  connection: blueskyConnection,
  check: checkBluesky,
  next: nextBlueskyStep,
  perform: performBlueskyStep,
  lookUp: lookUpBlueskyStep,
  readBack: readBackBluesky,
  remove: removeBluesky,
  measure: measureBluesky,
  readReplies: readBlueskyReplies,
  hideReply: hideBlueskyReply,
  blockAuthor: blockOnBluesky,
  readInbox: readBlueskyInbox,
};
