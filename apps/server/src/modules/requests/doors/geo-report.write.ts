/** As GeoReport v2 answers: one content, in the two formats of the standard. */
export type GeoReport = { root: string; content: unknown; status?: number };
export type GeoFormat = 'json' | 'xml';

/** A refusal in the words of the standard: a list of codes and descriptions. */
export class GeoReportRefusal extends Error {
  override readonly name = 'GeoReportRefusal';
  readonly status: 400 | 403 | 404 | 429;
  constructor(status: 400 | 403 | 404 | 429, description: string) {
    super(description);
    this.status = status;
  }
}

/** What the members of a list are called in XML. */
const members: Record<string, string> = {
  services: 'service',
  attributes: 'attribute',
  values: 'value',
  service_requests: 'request',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
};

/** @see https://wiki.open311.org/GeoReport_v2/ */
export function geoReportResponse(format: GeoFormat, { root, content, status = 200 }: GeoReport): Response {
  const headers = {
    'content-type': format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
  };
  const body =
    format === 'json'
      ? JSON.stringify(content)
      : `<?xml version="1.0" encoding="utf-8"?>\n${elementOf(root, content)}\n`;
  return new Response(body, { status, headers });
}

function elementOf(name: string, content: unknown): string {
  if (content === null || content === undefined || content === '') return `<${name}/>`;
  if (Array.isArray(content)) {
    const member = members[name] ?? 'item';
    return `<${name}>${content.map((one) => elementOf(member, one)).join('')}</${name}>`;
  }
  if (typeof content === 'object') {
    const inside = Object.entries(content).map(([key, value]) => elementOf(key, value));
    return `<${name}>${inside.join('')}</${name}>`;
  }
  return `<${name}>${escaped(String(content))}</${name}>`;
}

/** What XML 1.0 cannot hold, however it is escaped, is left out. */
function escaped(text: string): string {
  const held = text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');
  return held.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
