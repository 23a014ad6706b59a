import type { HttpRequest, HttpResponse } from './port.ts';
import type { PublishContext, PublishTrouble } from './publish.port.ts';
import { readTrouble, writeTrouble } from './publish.trouble.ts';

/** A body as JSON; undefined when it is none. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return undefined;
  }
}

/** One exchange that only reads: whatever goes wrong, nothing was done. */
export async function read(
  request: Omit<HttpRequest, 'signal'>,
  { http, signal }: PublishContext,
): Promise<HttpResponse | PublishTrouble> {
  const result = await http.fetch({ ...request, signal });
  return result.ok ? result : readTrouble(result);
}

/** One exchange that changes something there: what is cut on the way may have been done. */
export async function change(
  request: Omit<HttpRequest, 'signal'>,
  { http, signal }: PublishContext,
): Promise<HttpResponse | PublishTrouble> {
  const result = await http.fetch({ maxRedirects: 0, ...request, signal });
  return result.ok ? result : writeTrouble(result);
}

/** An address with its query; what is undefined is left out. */
export function addressOf(url: string, query: Record<string, string | undefined> = {}): string {
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, value);
  return address.href;
}

/** Fields as a browser would send a form. */
export function formOf(fields: Record<string, string | undefined>): Pick<HttpRequest, 'headers' | 'body'> {
  const known = Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined);
  return {
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(known).toString(),
  };
}

/** Fields and one file, as a browser would send them (RFC 7578). */
export async function multipartOf(
  fields: Record<string, string | undefined>,
  file: { field: string; name: string; type: string; bytes: Uint8Array },
): Promise<{ headers: Record<string, string>; body: Uint8Array }> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, value);
  form.append(file.field, new Blob([Uint8Array.from(file.bytes)], { type: file.type }), file.name);
  const encoded = new Response(form);
  return {
    headers: { 'content-type': encoded.headers.get('content-type') ?? '', accept: 'application/json' },
    body: new Uint8Array(await encoded.arrayBuffer()),
  };
}
