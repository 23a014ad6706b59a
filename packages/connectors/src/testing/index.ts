export {
  driveUntilPublic,
  publishedBy,
  type DeliveryRecord,
  type DriveOptions,
  type DriveOutcome,
} from './delivery.drive.ts';
export { createLoopbackHttpClient, leadTo } from './loopback.http-client.ts';
export { createTrial, imageWith, jpeg, videoWith, type PublishFixture, type Trial } from './publish-fixture.ts';
export { describePublisher } from './publish-suite.ts';
export { describeReceive, failures, type Failure, type ReceiveFixture } from './receive-suite.ts';
export { listenUntil } from './stream.listen.ts';
export {
  startStubNetwork,
  type StubAnswer,
  type StubCall,
  type StubDialect,
  type StubNetwork,
  type StubScenario,
} from './stub-network.ts';
export type { StubPost } from './stub.posts.ts';
export type { StubPrivate } from './stub.privates.ts';
