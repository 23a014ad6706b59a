import { createHash } from 'node:crypto';
import { COMPETENCES_AS_OF, subjects } from '@beffroi/engines/routing';
import { GeoReportRefusal } from './geo-report.write.ts';

/* What may be asked: the categories of requests, as services of GeoReport v2. */

/** What other bodies do alone is not offered: who asks for it is better served by them. */
const offered = subjects.filter(({ holders }) => holders.some((holder) => holder !== 'state' && holder !== 'other'));
const byCode = new Map(offered.map((subject) => [subject.id, subject]));

/** @see https://wiki.open311.org/GeoReport_v2/#get-service-list */
export function listServices(): object[] {
  return offered.map(({ id, label, holders, terms }) => ({
    service_code: id,
    service_name: label,
    description: label,
    metadata: false,
    type: 'realtime',
    keywords: terms.slice(0, 12).join(', '),
    group: holders[0] ?? '',
  }));
}

/** No service asks more than the standard's own fields. @throws GeoReportRefusal */
export function describeService(code: string): object {
  return { service_code: serviceOf(code).id, attributes: [] };
}

/** @throws GeoReportRefusal 404 */
export function serviceOf(code: string): { id: string; label: string } {
  const subject = byCode.get(code);
  if (!subject) throw new GeoReportRefusal(404, `service_code ${code.slice(0, 60)} was not found`);
  return subject;
}

/** Where the API is and what it speaks. @see https://wiki.open311.org/Service_Discovery/ */
export function discoveryOf(given: { url: string; contact: string; keyService: string }): object {
  const changeset = `${COMPETENCES_AS_OF} ${createHash('sha256').update(JSON.stringify(listServices())).digest('hex').slice(0, 8)}`;
  return {
    changeset,
    contact: given.contact,
    key_service: given.keyService,
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: given.url,
        changeset,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
}
