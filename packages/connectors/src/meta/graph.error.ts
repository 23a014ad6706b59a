import type { Bilingual } from '@beffroi/contracts';
import { z } from 'zod';
import type { Credentials, PublishTrouble, PublishTroubleKind } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';

/** How the Graph APIs of Meta say no: with any HTTP status, 200 among them. */
export const graphErrorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    code: z.number().default(0),
    error_subcode: z.number().optional(),
    error_user_msg: z.string().optional(),
  }),
});
export type GraphError = z.infer<typeof graphErrorSchema>['error'];

type Meaning = { kind: PublishTroubleKind; done?: 'unknown'; says?: Bilingual };

/**
 * What an error code means for who publishes.
 * Sources: https://developers.facebook.com/docs/graph-api/guides/error-handling and
 * https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes (2 June 2026).
 */
export function graphTrouble(
  error: GraphError,
  {
    who,
    headers,
    secrets,
    refused,
  }: { who: string; headers: Record<string, string>; secrets: Credentials; refused?: Bilingual | undefined },
): PublishTrouble {
  const { kind, done, says } = subcodeMeaning(error.error_subcode) ?? codeMeaning(error);
  return troubleOfKind(kind, who, {
    detail: error.error_user_msg ?? error.message,
    done,
    says: says ?? (kind === 'rejected' ? refused : undefined),
    secrets,
    retryAfterSeconds: kind === 'rate_limited' ? secondsToRegain(headers) : undefined,
  });
}

/** Codes 1 and 2 are failures on their side, after which the post was sometimes out: looked up before anything else. */
function codeMeaning({ code }: GraphError): Meaning {
  if (code === 1 || code === 2 || code === -1) return { kind: 'unavailable', done: 'unknown' };
  if (code === 102 || code === 190 || code === 467) return { kind: 'auth_expired' };
  if (code === 3 || code === 10 || (code >= 200 && code <= 299)) return { kind: 'forbidden' };
  if ([4, 17, 32, 341, 613].includes(code) || (code >= 80_000 && code <= 80_014)) return { kind: 'rate_limited' };
  if (code === 506) return { kind: 'duplicate' };
  if (code === 368) return { kind: 'rejected', says: blocked };
  if (code === 9) return { kind: 'quota_spent' };
  if (code === 803) return { kind: 'not_found' };
  if (code === 2635) return { kind: 'version_sunset' };
  if ([-2, 324, 352, 9004, 36_000, 36_003, 1_366_046].includes(code)) return { kind: 'media_refused' };
  return { kind: 'rejected' };
}

function subcodeMeaning(subcode: number | undefined): Meaning | undefined {
  if (subcode === undefined) return undefined;
  if (subcode === 33) return { kind: 'not_found' };
  if (subcode === 458) return { kind: 'auth_expired', says: uninstalled };
  if (subcode === 460) return { kind: 'auth_expired', says: passwordChanged };
  if (subcode === 2_018_278) return { kind: 'rejected', says: windowPassed };
  if (subcode === 2_207_001) return { kind: 'unavailable', done: 'unknown' };
  if (subcode === 2_207_020 || subcode === 2_207_008) return { kind: 'rejected', says: containerGone };
  if (subcode === 2_207_042) return { kind: 'quota_spent' };
  if (subcode === 2_207_051) return { kind: 'rejected', says: blocked };
  if ([2_207_003, 2_207_004, 2_207_005, 2_207_009, 2_207_026, 2_207_032, 2_207_052, 2_207_053].includes(subcode))
    return { kind: 'media_refused' };
  return undefined;
}

/**
 * When calls are accepted again: said in minutes by the business-use-case header, not at all by the other, whose window
 * slides over an hour.
 * Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
function secondsToRegain(headers: Record<string, string>): number {
  const usage = usageSchema.safeParse(parse(headers['x-business-use-case-usage'])).data ?? {};
  const minutes = Object.values(usage)
    .flat()
    .map((one) => one.estimated_time_to_regain_access ?? 0);
  return Math.max(0, ...minutes) * 60 || 15 * 60;
}

const usageSchema = z.record(z.string(), z.array(z.object({ estimated_time_to_regain_access: z.number().optional() })));

function parse(header: string | undefined): unknown {
  try {
    return JSON.parse(header ?? '') as unknown;
  } catch {
    return undefined;
  }
}

const blocked: Bilingual = {
  fr: 'bloque ce compte pour un temps : trop d’envois, ou un contenu pris pour du spam. Ouvrez le réseau pour lever le blocage',
  en: 'blocks this account for a while: too many posts, or something taken for spam. Open the network to lift the block',
};
const uninstalled: Bilingual = {
  fr: 'dit que l’application n’est plus autorisée : reconnectez le compte',
  en: 'says that the application is no longer allowed: connect the account again',
};
const passwordChanged: Bilingual = {
  fr: 'demande de reconnecter le compte : son mot de passe a changé',
  en: 'asks to connect the account again: its password changed',
};
/** @see https://developers.facebook.com/docs/messenger-platform/reference/send-api/error-codes */
const windowPassed: Bilingual = {
  fr: 'ne prend plus de réponse : plus de 24 heures ont passé depuis le dernier message de cette personne. Attendez qu’elle écrive à nouveau, ou joignez-la par une autre voie',
  en: 'takes no answer any more: more than 24 hours went by since the last message of this person. Wait until they write again, or reach them another way',
};
const containerGone: Bilingual = {
  fr: 'n’a plus le brouillon préparé (il vit 24 heures) : relancez l’envoi',
  en: 'no longer has what was prepared (it lives for 24 hours): send it again',
};
