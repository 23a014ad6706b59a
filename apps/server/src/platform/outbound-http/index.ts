export { guardHttp, guardMailDoor, guardMailer, type MayLeave } from './guarded-way-out.ts';
export { createHttpClient, type HttpClientOptions } from './http-client.ts';
