export { openChannel, type ClosedChannel, type OpenChannel } from './accounts/channel.open.ts';
export { channelsOf, readChannelTroubles } from './accounts/channel.read-model.ts';
export { createChannelRegistry, type ChannelRegistry } from './accounts/publisher.registry.ts';
export type { ChannelDb, ChannelDeps, ChannelNamed } from './channels.deps.ts';
export type { ChannelsFacts } from './channels.events.ts';
export type { ChannelsTables } from './channels.tables.ts';
export { renewChannel, type Renewed } from './health/channel.renew.ts';
export { recordChannelTrouble } from './health/channel.trouble.ts';
export { releaseSpending, reserveSpending, type BudgetSpent } from './spending/spending.usecases.ts';
