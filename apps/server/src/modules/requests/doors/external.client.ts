import type { HttpClient, Trouble } from '@beffroi/connectors';
import { z } from 'zod';
import { listInXml } from './geo-report.read.ts';

/* GeoReport v2 towards another system. https://wiki.open311.org/GeoReport_v2/ */

export type ExternalDoor = {
  /** Of its API: `https://…/v2`. */
  url: string;
  jurisdictionId: string;
  /** JSON where it is spoken; the standard wants XML alone. */
  format: 'json' | 'xml';
  apiKey?: string | undefined;
};
/** `done`: 'no' when nothing was made there for sure. */
export type ExternalTrouble = { ok: false; done: 'no' | 'unknown'; refused: boolean; why: string };
type Fields = Record<string, string>;
type Answered = { ok: true; items: Fields[] } | ExternalTrouble;

const flat = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]).catch(null));
const listSchema = z.array(flat);

/** Reads a list of flat items: services, requests. */
export async function askExternal(
  http: HttpClient,
  door: ExternalDoor,
  path: string,
  query: Fields = {},
): Promise<Answered> {
  return readList(door, await http.fetch({ url: addressOf(door, path, query), timeoutMs: 20_000 }));
}

/** Posts a request; once, whatever comes of it. */
export async function postExternal(http: HttpClient, door: ExternalDoor, fields: Fields): Promise<Answered> {
  const key: Fields = door.apiKey ? { api_key: door.apiKey } : {};
  const jurisdiction: Fields = door.jurisdictionId ? { jurisdiction_id: door.jurisdictionId } : {};
  const answer = await http.fetch({
    url: addressOf(door, 'requests', {}),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ ...key, ...jurisdiction, ...fields }).toString(),
    timeoutMs: 30_000,
    maxRedirects: 0,
  });
  return readList(door, answer);
}

function addressOf({ url, format, jurisdictionId }: ExternalDoor, path: string, query: Fields): string {
  const search = new URLSearchParams({ ...(jurisdictionId ? { jurisdiction_id: jurisdictionId } : {}), ...query });
  const asked = search.toString();
  return `${url.replace(/\/+$/, '')}/${path}.${format}${asked === '' ? '' : `?${asked}`}`;
}

function readList(door: ExternalDoor, answer: Awaited<ReturnType<HttpClient['fetch']>>): Answered {
  if (!answer.ok) return troubleOf(answer);
  const text = new TextDecoder().decode(answer.body);
  const items = door.format === 'json' ? itemsInJson(text) : listInXml(text);
  if (answer.status >= 400) {
    const why = items?.[0]?.['description'] ?? `HTTP ${answer.status}`;
    return {
      ok: false,
      done: answer.status < 500 ? 'no' : 'unknown',
      refused: answer.status < 500,
      why: hide(why, door),
    };
  }
  if (answer.status >= 300 || !items)
    return { ok: false, done: 'unknown', refused: false, why: 'its answer cannot be read' };
  return { ok: true, items };
}

function troubleOf({ message, reached, kind }: Trouble): ExternalTrouble {
  const isSafe = reached === false || kind === 'refused_address';
  return { ok: false, done: isSafe ? 'no' : 'unknown', refused: false, why: message.fr.replace(/\.$/, '') };
}

function itemsInJson(text: string): Fields[] | undefined {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  const list = listSchema.safeParse(Array.isArray(said) ? said : [said]);
  if (!list.success) return undefined;
  return list.data.map((item) =>
    Object.fromEntries(Object.entries(item).flatMap(([key, value]) => (value === null ? [] : [[key, String(value)]]))),
  );
}

/** What they say may repeat what was sent. */
function hide(why: string, { apiKey }: ExternalDoor): string {
  const said = why.slice(0, 200);
  return apiKey ? said.replaceAll(apiKey, '…') : said;
}
