import type { HttpClient } from '@beffroi/connectors';
import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';

/*
 * Where a place is, by the national address service (Géoplateforme, IGN: the Base Adresse Nationale and the places of
 * BD TOPO). https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage
 */

const SERVICE = 'https://data.geopf.fr/geocodage/search';
/** Somebody waits with a report to write: it is kept without coordinates rather than late. */
const WAIT_MS = 4000;
const MOST_BYTES = 200_000;
/** The service answers something to anything; below this likeness it is not what was asked. */
const SURE = 0.5;

const answerSchema = z.object({
  features: z.array(
    z.object({
      geometry: z.object({
        type: z.literal('Point'),
        coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number()),
      }),
      properties: z.object({
        score: z.number(),
        label: z.string().optional(),
        // A place of BD TOPO has no label, and lists.
        toponym: z.string().optional(),
        city: z.union([z.string(), z.array(z.string())]).optional(),
      }),
    }),
  ),
});

export type Placed = { ok: true; lat: number; lon: number; label: string } | { ok: false; message: Bilingual };

const unknown: Bilingual = {
  fr: 'Le service national des adresses ne reconnaît pas ce lieu : le signalement est gardé sans coordonnées. Précisez la commune, ou donnez-les.',
  en: 'The national address service does not know this place: the report is kept without coordinates. Add the town, or give them.',
};
const away: Bilingual = {
  fr: 'Le service national des adresses n’a pas répondu : le signalement est gardé sans coordonnées. Donnez-les, ou réessayez en le corrigeant.',
  en: 'The national address service did not answer: the report is kept without coordinates. Give them, or try again by editing it.',
};

const unasked: Bilingual = {
  fr: 'Cette installation ne demande rien au service national des adresses : le signalement est gardé sans coordonnées. Donnez-les.',
  en: 'This installation asks nothing of the national address service: the report is kept without coordinates. Give them.',
};

/** Looks a place up, where it may. Trouble is a value: nobody waits, and nothing is lost. */
export async function lookUpPlace(
  { http, placeLookup }: { http: HttpClient; placeLookup: boolean },
  place: string,
): Promise<Placed> {
  if (!placeLookup) return { ok: false, message: unasked };
  const query = new URLSearchParams({ q: place.slice(0, 200), index: 'address,poi', autocomplete: '0', limit: '1' });
  const result = await http.fetch({
    url: `${SERVICE}?${query}`,
    headers: { accept: 'application/json' },
    timeoutMs: WAIT_MS,
    maxBytes: MOST_BYTES,
    atOnce: true,
  });
  if (!result.ok) return { ok: false, message: away };
  // What it cannot read it calls a bad request.
  if (result.status === 400) return { ok: false, message: unknown };
  if (result.status !== 200) return { ok: false, message: away };
  const answer = readAnswer(result.body);
  if (!answer) return { ok: false, message: away };
  const [found] = answer.features;
  if (!found || found.properties.score < SURE) return { ok: false, message: unknown };
  const [lon, lat] = found.geometry.coordinates;
  return { ok: true, lat, lon, label: labelOf(found.properties, place) };
}

function readAnswer(body: Uint8Array): z.infer<typeof answerSchema> | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(new TextDecoder().decode(body))).data;
  } catch {
    return undefined;
  }
}

type Found = z.infer<typeof answerSchema>['features'][number]['properties'];

function labelOf({ label, toponym, city }: Found, place: string): string {
  if (label !== undefined) return label.slice(0, 200);
  const town = Array.isArray(city) ? city[0] : city;
  return (
    [toponym, town]
      .filter((part) => part !== undefined)
      .join(', ')
      .slice(0, 200) || place
  );
}
