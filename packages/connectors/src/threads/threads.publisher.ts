import { longLivedConnection, renewLongLived } from '../meta/long-lived.connect.ts';
import type { Publisher } from '../publish.port.ts';
import { afterThreads } from './threads.after.ts';
import { threadsHosts, threadsName, type ThreadsHosts } from './threads.client.ts';
import { checkThreads, threadsLogin } from './threads.connect.ts';
import { threadsAbilities, threadsFacts } from './threads.facts.ts';
import { readThreadsInbox } from './threads.inbox.ts';
import { lookUpOnThreads, performOnThreads } from './threads.perform.ts';
import { nextOnThreads } from './threads.plan.ts';

/** Accounts of Threads. */
export function createThreadsPublisher(hosts: ThreadsHosts = threadsHosts): Publisher {
  return {
    network: 'threads',
    name: { fr: threadsName, en: threadsName },
    abilities: threadsAbilities,
    facts: threadsFacts,
    connection: longLivedConnection(() => threadsLogin(hosts)),
    check: (credentials, context) => checkThreads(hosts, credentials, context),
    renew: (credentials, _setup, context) => renewLongLived(threadsLogin(hosts), credentials, context),
    next: nextOnThreads,
    perform: (step, work) => performOnThreads(hosts, step, work),
    lookUp: (step, work) => lookUpOnThreads(hosts, step, work),
    ...afterThreads(hosts),
    readInbox: (cursor, context) => readThreadsInbox(hosts, cursor, context),
  };
}
