export type { HostedDraft, HostedItem, HostedOutlet, HostedPeople, HostedWord } from './hosted.outlet.ts';
export { createNewsroomPublisher } from './newsroom.publisher.ts';
export { createSimulationPublisher } from './simulation.publisher.ts';
export { simulatedGrowth } from './simulated.growth.ts';
export { titleOf, type NewsChannel, type NewsItem, type NewsMedia } from './news.feed.ts';
export { bodyOf, renderNewsFragment, type NewsPageOptions } from './news.html.ts';
export { renderJsonFeed } from './news.json-feed.ts';
export { renderAtom, renderRss } from './news.xml.ts';
