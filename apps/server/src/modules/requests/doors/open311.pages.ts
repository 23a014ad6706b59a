import { Refusal } from '../../../platform/errors.ts';
import type { Authenticate } from '../../../platform/http/caller.ts';
import type { PageCall, PageHandler, Pages } from '../../../platform/http/pages.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings, type TerritorySettings } from '../settings/settings.store.ts';
import { geoReportResponse, GeoReportRefusal, type GeoFormat, type GeoReport } from './geo-report.write.ts';
import { findByToken, findOpen311, listOpen311 } from './open311.list.ts';
import { postOpen311 } from './open311.post.ts';
import { describeService, discoveryOf, listServices } from './open311.services.ts';

export type Open311Deps = RequestsDeps & {
  authenticate: Authenticate;
  /** How often one address may post. */
  posting: RateLimit;
};
type Asked = { resource: string; name: string | undefined; settings: TerritorySettings };
type Answer = (deps: Open311Deps, call: PageCall, asked: Asked) => Promise<GeoReport>;

/**
 * Open311 GeoReport v2 for who reports from another program, and Service Discovery. Where it is closed it does not
 * exist. Posting is open to all while the public form is; it needs a key of the API otherwise.
 */
export function mountOpen311(pages: Pages, deps: Open311Deps): void {
  const base = '/open311/:territoryId';
  pages.get(`${base}/v2/*`, handled(deps, read));
  pages.post(`${base}/v2/*`, handled(deps, post));
  for (const format of ['json', 'xml']) pages.get(`${base}/discovery.${format}`, handled(deps, read));
}

const read: Answer = async (deps, call, { resource, name, settings }) => {
  const territoryId = call.params['territoryId'] ?? '';
  const asked = { territoryId, query: call.query, locale: call.locale };
  if (resource === 'discovery' && name === undefined) {
    const url = `${deps.baseUrl}/open311/${territoryId}/v2`;
    const { office, territoryName } = settings;
    const contact = [office.name || territoryName, office.email, office.phone].filter((one) => one !== '').join(', ');
    return { root: 'discovery', content: discoveryOf({ url, contact, keyService: contact }) };
  }
  if (resource === 'services')
    return name === undefined
      ? { root: 'services', content: listServices() }
      : { root: 'service_definition', content: describeService(name) };
  if (resource === 'requests') {
    const content = name === undefined ? await listOpen311(deps, asked) : await findOpen311(deps, asked, name);
    return { root: 'service_requests', content };
  }
  if (resource === 'tokens' && name !== undefined)
    return { root: 'service_requests', content: await findByToken(deps, territoryId, name) };
  throw new GeoReportRefusal(404, 'this resource does not exist');
};

const post: Answer = async (deps, call, { resource, name, settings }) => {
  if (resource !== 'requests' || name !== undefined) throw new GeoReportRefusal(404, 'this resource does not exist');
  const territoryId = call.params['territoryId'] ?? '';
  const isKnown = await hasGoodKey(deps, call, territoryId);
  if (!isKnown && !settings.formOpen) throw new GeoReportRefusal(403, 'api_key is missing');
  // A program that is known speaks for many people.
  if (!isKnown) deps.posting.take(`open311 ${call.address}`);
  const content = await postOpen311(deps, { territoryId, form: call.form, locale: call.locale });
  return { root: 'service_requests', content };
};

function handled(deps: Open311Deps, answer: Answer): PageHandler {
  return async (call) => {
    const { pathname } = new URL(call.request.url);
    const [, file = '', extension] = /^\/open311\/[^/]+\/(?:v2\/)?(.*?)(?:\.(json|xml))?$/.exec(pathname) ?? [];
    const format: GeoFormat = extension === 'json' ? 'json' : 'xml';
    try {
      const settings = await readRequestSettings(deps.db, call.params['territoryId'] ?? '');
      if (!settings.open311 || extension === undefined) throw new GeoReportRefusal(404, 'this resource does not exist');
      const jurisdiction = call.query['jurisdiction_id'] || call.form.get('jurisdiction_id');
      if (jurisdiction && jurisdiction !== call.params['territoryId'])
        throw new GeoReportRefusal(404, 'jurisdiction_id was not found');
      const [resource = '', name, ...rest] = file.split('/').map(decoded);
      if (rest.length > 0) throw new GeoReportRefusal(404, 'this resource does not exist');
      return geoReportResponse(format, await answer(deps, call, { resource, name, settings }));
    } catch (error) {
      return refused(format, error, call.locale);
    }
  };
}

function refused(format: GeoFormat, error: unknown, locale: 'fr' | 'en'): Response {
  const known = error instanceof GeoReportRefusal || error instanceof Refusal;
  if (!known) throw error;
  const description = error instanceof Refusal ? error.text[locale] : error.message;
  const content = [{ code: error.status, description }];
  const response = geoReportResponse(format, { root: 'errors', content, status: error.status });
  if (error instanceof Refusal && error.retryAfterSeconds !== undefined)
    response.headers.set('retry-after', String(error.retryAfterSeconds));
  return response;
}

/** A key of the API of this territory that may treat requests. @throws GeoReportRefusal 403 when it is another. */
async function hasGoodKey(deps: Open311Deps, call: PageCall, territoryId: string): Promise<boolean> {
  const key = call.form.get('api_key') || call.query['api_key'];
  if (!key) return false;
  const headers = { authorization: `Bearer ${key}` };
  const caller = await deps.authenticate(new Request(call.request.url, { headers })).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  const isGood =
    caller?.kind === 'api_key' && caller.territoryId === territoryId && caller.permissions.includes('requests.treat');
  if (!isGood) throw new GeoReportRefusal(403, 'api_key is not valid');
  return true;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
