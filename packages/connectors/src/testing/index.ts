export { createLoopbackHttpClient } from './loopback.http-client.ts';
export { describeReceive, failures, type Failure, type ReceiveFixture } from './receive-suite.ts';
export { listenUntil } from './stream.listen.ts';
