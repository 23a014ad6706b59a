import type { HttpClient, HttpRequest, HttpResult } from '@beffroi/connectors';
import { geoReportResponse, type GeoFormat } from '../geo-report.write.ts';

export type StubRequest = {
  id: string;
  token: string;
  status: 'open' | 'closed';
  notes: string;
  fields: URLSearchParams;
};

/** Another system that speaks GeoReport v2, in memory; what it does next is set by a test. */
export function createGeoReportStub() {
  const requests: StubRequest[] = [];
  const stub = {
    url: 'https://sig.example/open311/v2',
    requests,
    /** Every call that came, as `POST /requests.json`. */
    calls: [] as string[],
    /** The standard wants XML alone. */
    speaksJson: true,
    answersToken: false,
    isHidden: false,
    /** `cut`: it is stored and no answer comes; `refuse` and `broken`: nothing is stored; `away`: nobody is there. */
    next: 'ok' as 'ok' | 'cut' | 'refuse' | 'broken' | 'away',
    http: {
      fetch: async (request: HttpRequest) => answer(request),
      open: async () => trouble('unavailable'),
      webSocket: async () => trouble('unavailable'),
    } satisfies HttpClient,
  };

  async function answer({ url, method = 'GET', body = '' }: HttpRequest): Promise<HttpResult> {
    const { pathname, searchParams } = new URL(url);
    const [, path = '', format = ''] = /^\/open311\/v2\/(.*)\.(json|xml)$/.exec(pathname) ?? [];
    stub.calls.push(`${method} /${path}.${format}`);
    const scenario = method === 'POST' ? stub.next : 'ok';
    if (stub.next === 'away') return { ...trouble('unavailable'), reached: false };
    if (format === 'json' && !stub.speaksJson)
      return said('json', 'errors', [{ code: 404, description: 'no JSON' }], 404);
    const [resource = '', id] = path.split('/').map(decodeURIComponent);
    if (resource === 'services')
      return said(format, 'services', [
        { service_code: 'VOI-1', service_name: 'Nid-de-poule', metadata: false, type: 'realtime' },
        { service_code: 'ECL-1', service_name: 'Éclairage & feux', metadata: false, type: 'realtime' },
      ]);
    if (resource === 'tokens') {
      const found = requests.find(({ token }) => token === id);
      return said(
        format,
        'service_requests',
        found ? [{ service_request_id: found.id, token: id }] : [],
        found ? 200 : 404,
      );
    }
    if (method === 'GET') {
      const shown = requests.filter((one) => !stub.isHidden && (id === undefined || one.id === id));
      const items = shown.map(({ id: service_request_id, status, notes: status_notes, fields }) => {
        const description = fields.get('description');
        return { service_request_id, status, status_notes, description, service_code: fields.get('service_code') };
      });
      return said(format, 'service_requests', searchParams.has('start_date') || items.length > 0 ? items : []);
    }
    if (scenario === 'refuse')
      return said(format, 'errors', [{ code: 403, description: 'api_key cle-secrete is not valid' }], 403);
    if (scenario === 'broken') return said(format, 'errors', [], 502);
    const made: StubRequest = {
      id: String(293_944 + requests.length),
      token: `jeton-${requests.length}`,
      status: 'open',
      notes: '',
      fields: new URLSearchParams(String(body)),
    };
    requests.push(made);
    if (scenario === 'cut') return trouble('timeout');
    return said(format, 'service_requests', [
      stub.answersToken ? { token: made.token } : { service_request_id: Number(made.id), service_notice: null },
    ]);
  }

  async function said(format: string, root: string, content: unknown, status = 200): Promise<HttpResult> {
    const response = geoReportResponse(format as GeoFormat, { root, content, status });
    const body = new Uint8Array(await response.arrayBuffer());
    return { ok: true, status, headers: Object.fromEntries(response.headers), body, finalUrl: '' };
  }
  return stub;
}

function trouble(kind: 'unavailable' | 'timeout') {
  return { ok: false as const, kind, message: { fr: 'Personne ne répond.', en: 'Nobody answers.' } };
}
