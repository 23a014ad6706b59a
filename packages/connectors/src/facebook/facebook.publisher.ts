import type { Publisher } from '../publish.port.ts';
import { afterFacebook } from './facebook.after.ts';
import { facebookHosts, facebookName, type FacebookHosts } from './facebook.client.ts';
import { checkFacebook, facebookConnection } from './facebook.connect.ts';
import { facebookAbilities, facebookFacts } from './facebook.facts.ts';
import { facebookInbox } from './facebook.inbox.ts';
import { lookUpOnFacebook } from './facebook.look-up.ts';
import { performOnFacebook } from './facebook.perform.ts';
import { nextOnFacebook } from './facebook.plan.ts';

/** Facebook pages, through the Graph API. Groups and personal profiles have no publishing API. */
export function createFacebookPublisher(hosts: FacebookHosts = facebookHosts): Publisher {
  return {
    network: 'facebook',
    name: { fr: facebookName, en: facebookName },
    abilities: facebookAbilities,
    facts: facebookFacts,
    connection: facebookConnection(hosts),
    check: (credentials, context) => checkFacebook(hosts, credentials, context),
    next: nextOnFacebook,
    perform: (step, work) => performOnFacebook(hosts, step, work),
    lookUp: (step, work) => lookUpOnFacebook(hosts, step, work),
    ...afterFacebook(hosts),
    ...facebookInbox(hosts),
  };
}
