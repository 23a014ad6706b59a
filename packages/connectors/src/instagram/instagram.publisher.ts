import { longLivedConnection, renewLongLived } from '../meta/long-lived.connect.ts';
import type { Publisher } from '../publish.port.ts';
import { afterInstagram } from './instagram.after.ts';
import { instagramHosts, instagramName, type InstagramHosts } from './instagram.client.ts';
import { checkInstagram, instagramLogin } from './instagram.connect.ts';
import { instagramAbilities, instagramFacts } from './instagram.facts.ts';
import { instagramInbox } from './instagram.inbox.ts';
import { lookUpOnInstagram, performOnInstagram } from './instagram.perform.ts';
import { nextOnInstagram } from './instagram.plan.ts';

/** Professional accounts of Instagram, through the API with Instagram Login. */
export function createInstagramPublisher(hosts: InstagramHosts = instagramHosts): Publisher {
  return {
    network: 'instagram',
    name: { fr: instagramName, en: instagramName },
    abilities: instagramAbilities,
    facts: instagramFacts,
    connection: longLivedConnection(() => instagramLogin(hosts)),
    check: (credentials, context) => checkInstagram(hosts, credentials, context),
    renew: (credentials, _setup, context) => renewLongLived(instagramLogin(hosts), credentials, context),
    next: nextOnInstagram,
    perform: (step, work) => performOnInstagram(hosts, step, work),
    lookUp: (step, work) => lookUpOnInstagram(hosts, step, work),
    ...afterInstagram(hosts),
    ...instagramInbox(hosts),
  };
}
