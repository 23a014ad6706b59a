export { guardHttp, guardMailDoor, guardMailer } from './guarded-way-out.ts';
export { createHttpClient, type HttpClientOptions } from './http-client.ts';
