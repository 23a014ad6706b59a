import type { Publisher } from '../publish.port.ts';
import {
  editMastodon,
  measureMastodon,
  readBackMastodon,
  readMastodonReplies,
  removeMastodon,
} from './mastodon.afterwards.ts';
import { checkMastodon, mastodonConnection } from './mastodon.connect.ts';
import { mastodonAbilities, mastodonFacts } from './mastodon.facts.ts';
import { readMastodonInbox } from './mastodon.inbox.ts';
import { blockOnMastodon } from './mastodon.private.ts';
import { lookUpMastodonStep, nextMastodonStep, performMastodonStep } from './mastodon.publish.ts';

/** Mastodon, and the servers that speak its API. */
export const mastodonPublisher: Publisher = {
  network: 'mastodon',
  name: { fr: 'Mastodon', en: 'Mastodon' },
  abilities: mastodonAbilities,
  facts: mastodonFacts,
  connection: mastodonConnection,
  check: checkMastodon,
  next: nextMastodonStep,
  perform: performMastodonStep,
  lookUp: lookUpMastodonStep,
  readBack: readBackMastodon,
  remove: removeMastodon,
  edit: editMastodon,
  measure: measureMastodon,
  readReplies: readMastodonReplies,
  blockAuthor: blockOnMastodon,
  readInbox: readMastodonInbox,
};
