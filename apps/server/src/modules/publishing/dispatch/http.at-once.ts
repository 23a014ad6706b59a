import type { HttpClient } from '@beffroi/connectors';

/** What goes out waits in no line of ours: each network says itself when it is too much, and is heeded. */
export function atOnce(http: HttpClient): HttpClient {
  return { ...http, fetch: async (request) => http.fetch({ ...request, atOnce: true }) };
}
