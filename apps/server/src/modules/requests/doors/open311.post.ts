import { createHash } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '../../audit/index.ts';
import { registerRequest } from '../acknowledgement/registration.enter.ts';
import { guessNature } from '../request/nature.guess.ts';
import { createRequest } from '../request/request.create.ts';
import { trackUrl } from '../request/track.token.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { GeoReportRefusal } from './geo-report.write.ts';
import { MEDIA_MARK } from './open311.present.ts';
import { serviceOf } from './open311.services.ts';

const shortText = (length: number) => z.string().trim().max(length).default('');
const formSchema = z.object({
  service_code: shortText(120),
  lat: shortText(40),
  long: shortText(40),
  address_string: shortText(300),
  address_id: shortText(120),
  email: z.union([z.literal(''), z.email().max(254)]).default(''),
  first_name: shortText(80),
  last_name: shortText(80),
  phone: shortText(40),
  description: shortText(4000),
  media_url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(1000)]).default(''),
});
type Form = z.infer<typeof formSchema>;

/**
 * Makes a request of what another program posts. The same words for the same place on the same day are the same
 * request: programs post again what they got no answer to. Devices and accounts are not kept.
 * @throws GeoReportRefusal
 * @see https://wiki.open311.org/GeoReport_v2/#post-service-request
 */
export async function postOpen311(
  deps: RequestsDeps,
  given: { territoryId: string; form: URLSearchParams; locale: 'fr' | 'en' },
): Promise<object[]> {
  const { territoryId, locale } = given;
  const form = readForm(given.form);
  const service = serviceOf(form.service_code);
  const point = pointOf(form);
  const place = form.address_string || form.address_id;
  if (!point && place === '') throw new GeoReportRefusal(400, 'lat and long, address_string or address_id is required');
  const words = form.description || service.label;
  const day = deps.now().toISOString().slice(0, 10);
  const said = [day, form.service_code, form.lat, form.long, place, form.description, form.email].join('\n');
  const nature = guessNature(words, true);

  const { row, isNew } = await deps.db.transaction().execute(async (trx) => {
    const made = await createRequest(deps, trx, {
      territoryId,
      text: form.media_url === '' ? words : `${words}${MEDIA_MARK}${form.media_url}`,
      lang: locale,
      nature,
      category: service.id,
      ...(place === '' ? {} : { place }),
      ...(point ? { point } : {}),
      origin: 'open311',
      identity: {
        ...(form.first_name ? { firstName: form.first_name } : {}),
        ...(form.last_name ? { lastName: form.last_name } : {}),
        ...(form.email ? { email: form.email } : {}),
        ...(form.phone ? { phone: form.phone } : {}),
      },
      clientKey: createHash('sha256').update(said).digest('base64url'),
    });
    if (made.isNew) {
      await registerRequest(deps, trx, made.row);
      await recordAudit(trx, {
        territoryId,
        actor: { kind: 'system' },
        action: 'requests.created',
        target: { kind: 'request', id: made.row.id },
        detail: { ref: made.row.ref, origin: 'open311' },
        at: deps.now(),
      });
    }
    return made;
  });
  if (!isNew) return [{ service_request_id: row.ref, service_notice: null, account_id: null }];
  // Told to who posted it first alone: the same words may be guessed by another.
  const page = trackUrl(deps, row);
  const notice = { fr: `Suivez votre demande : ${page}`, en: `Follow your request: ${page}` }[locale];
  return [{ service_request_id: row.ref, service_notice: notice, account_id: null }];
}

function readForm(sent: URLSearchParams): Form {
  if (!sent.get('service_code')?.trim()) throw new GeoReportRefusal(400, 'service_code was not provided');
  const read = formSchema.safeParse(Object.fromEntries(sent));
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? 'form');
  throw new GeoReportRefusal(400, `${field} is not valid`);
}

function pointOf({ lat, long }: Form): { lat: number; lon: number } | undefined {
  if (lat === '' && long === '') return undefined;
  const point = { lat: Number(lat), lon: Number(long) };
  const isPoint = lat !== '' && long !== '' && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180;
  if (!isPoint) throw new GeoReportRefusal(400, 'lat and long must be degrees of WGS 84');
  return point;
}
