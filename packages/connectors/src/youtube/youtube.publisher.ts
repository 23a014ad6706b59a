import type { Publisher } from '../publish.port.ts';
import { afterYouTube } from './youtube.after.ts';
import { youTubeHosts, youTubeName, type YouTubeHosts } from './youtube.client.ts';
import { checkYouTube, renewYouTube, youTubeConnection } from './youtube.connect.ts';
import { youTubeAbilities, youTubeFacts } from './youtube.facts.ts';
import { youTubeInbox } from './youtube.inbox.ts';
import { lookUpOnYouTube, performOnYouTube } from './youtube.perform.ts';
import { nextOnYouTube } from './youtube.plan.ts';

/** Channels of YouTube, through the Data API: videos and comments. */
export function createYouTubePublisher(hosts: YouTubeHosts = youTubeHosts): Publisher {
  return {
    network: 'youtube',
    name: { fr: youTubeName, en: youTubeName },
    abilities: youTubeAbilities,
    facts: youTubeFacts,
    connection: youTubeConnection(hosts),
    check: (credentials, context) => checkYouTube(hosts, credentials, context),
    renew: (credentials, setup, context) => renewYouTube(hosts, credentials, setup, context),
    next: nextOnYouTube,
    perform: (step, work) => performOnYouTube(hosts, step, work),
    lookUp: (step, work) => lookUpOnYouTube(hosts, step, work),
    ...afterYouTube(hosts),
    ...youTubeInbox(hosts),
  };
}
