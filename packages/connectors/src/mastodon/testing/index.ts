export { startMastodonStub, type MastodonScenario, type MastodonStub } from './mastodon-stub.ts';
