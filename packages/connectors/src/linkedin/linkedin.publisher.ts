import type { Publisher } from '../publish.port.ts';
import { afterLinkedIn } from './linkedin.after.ts';
import { linkedInHosts, linkedInName, type LinkedInHosts } from './linkedin.client.ts';
import { checkLinkedIn, linkedInConnection } from './linkedin.connect.ts';
import { linkedInAbilities, linkedInFacts } from './linkedin.facts.ts';
import { linkedInInbox } from './linkedin.inbox.ts';
import { lookUpOnLinkedIn, performOnLinkedIn } from './linkedin.perform.ts';
import { nextOnLinkedIn } from './linkedin.plan.ts';

/** Pages of organisations on LinkedIn, through the Community Management API. */
export function createLinkedInPublisher(hosts: LinkedInHosts = linkedInHosts): Publisher {
  return {
    network: 'linkedin',
    name: { fr: linkedInName, en: linkedInName },
    abilities: linkedInAbilities,
    facts: linkedInFacts,
    connection: linkedInConnection(hosts),
    check: (credentials, context) => checkLinkedIn(hosts, credentials, context),
    next: nextOnLinkedIn,
    perform: (step, work) => performOnLinkedIn(hosts, step, work),
    lookUp: (step, work) => lookUpOnLinkedIn(hosts, step, work),
    ...afterLinkedIn(hosts),
    ...linkedInInbox(hosts),
  };
}
