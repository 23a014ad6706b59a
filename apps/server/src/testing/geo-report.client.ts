/**
 * A client of GeoReport v2 as those in use behave: addresses built by appending the resource and the format, arguments
 * in the query, posts as forms, JSON read as it is. Written from the standard (https://wiki.open311.org/GeoReport_v2/)
 * and from what the clients of other projects send and expect.
 */
export function geoReportClient(given: {
  /** Of Service Discovery, with its format. */
  discovery: string;
  fetch: (request: Request) => Promise<Response>;
  apiKey?: string;
}) {
  let endpoint = '';
  async function get(path: string, query: Record<string, string> = {}, format = 'json') {
    const search = new URLSearchParams(query).toString();
    const address = `${endpoint}${path}.${format}${search === '' ? '' : `?${search}`}`;
    return given.fetch(new Request(address));
  }
  async function json<T>(answer: Response): Promise<T> {
    if (!answer.ok) throw Object.assign(new Error(`answered ${answer.status}`), { errors: await answer.json() });
    return (await answer.json()) as T;
  }
  return {
    get,
    /** Picks the production endpoint of GeoReport v2 that is told. */
    async discover(): Promise<string[]> {
      const told = await json<{
        endpoints: { specification: string; type: string; url: string; formats: string[] }[];
      }>(await given.fetch(new Request(given.discovery)));
      const found = told.endpoints.find(
        ({ specification, type }) => specification === 'http://wiki.open311.org/GeoReport_v2' && type === 'production',
      );
      if (!found) throw new Error('no endpoint of GeoReport v2');
      endpoint = found.url.endsWith('/') ? found.url : `${found.url}/`;
      return found.formats;
    },
    serviceList: async () => json<Record<string, unknown>[]>(await get('services')),
    serviceDefinition: async (code: string) => json<Record<string, unknown>>(await get(`services/${code}`)),
    serviceRequests: async (query: Record<string, string> = {}) =>
      json<Record<string, unknown>[]>(await get('requests', query)),
    serviceRequest: async (id: string) => json<Record<string, unknown>[]>(await get(`requests/${id}`)),
    token: async (token: string) => json<Record<string, unknown>[]>(await get(`tokens/${token}`)),
    async submitRequest(fields: Record<string, string>, format = 'json'): Promise<Response> {
      const key = given.apiKey === undefined ? {} : { api_key: given.apiKey };
      return given.fetch(
        new Request(`${endpoint}requests.${format}`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
          body: new URLSearchParams({ ...key, ...fields }),
        }),
      );
    },
  };
}

/** What an answer in XML says, as JSON would say it: leaves are text, lists are what holds several of one name. */
export function contentOfXml(xml: string): unknown {
  const tokens = [...xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<(\/?)([\w-]+)\s*(\/?)>|([^<]+)/g)];
  const lists = new Set(['services', 'attributes', 'values', 'service_requests', 'errors', 'endpoints', 'formats']);
  let at = 0;
  function element(): unknown {
    const [, , name = '', empty] = tokens[at] ?? [];
    at += 1;
    if (empty) return lists.has(name) ? [] : null;
    const children: [string, unknown][] = [];
    let text = '';
    for (let token = tokens[at]; token && !token[1]; token = tokens[at]) {
      if (token[4] === undefined) children.push([token[2] ?? '', element()]);
      else {
        text += token[4];
        at += 1;
      }
    }
    at += 1;
    if (lists.has(name)) return children.map(([, child]) => child);
    if (children.length > 0) return Object.fromEntries(children);
    return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  }
  while (tokens[at]?.[4] !== undefined) at += 1;
  return element();
}
