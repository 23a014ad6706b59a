import type { RefusedScenario, StubAnswer, StubCall } from '../../testing/stub-network.ts';

/** An error as the Graph APIs give it. */
export function graphError(status: number, code: number, message: string, subcode?: number): StubAnswer {
  return {
    status,
    body: {
      error: {
        message: `(#${code}) ${message}`,
        type: 'OAuthException',
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        fbtrace_id: 'EJplcsCHuLu',
      },
    },
  };
}

export const missingObject = graphError(
  400,
  100,
  'Unsupported get request. Object does not exist or cannot be loaded due to missing permissions',
  33,
);

/** What the Graph APIs answer when nothing is to be had. */
export function graphRefusal(scenario: RefusedScenario, resetAt: Date, now: Date): StubAnswer | undefined {
  switch (scenario) {
    case 'expired':
      return graphError(400, 190, 'Error validating access token: Session has expired', 463);
    case 'revoked':
      return graphError(400, 190, 'Error validating access token: the user changed the password', 460);
    case 'permissionLost':
      return graphError(403, 200, 'The permission(s) are not available: they were removed');
    case 'overrun': {
      const minutes = Math.ceil((resetAt.getTime() - now.getTime()) / 60_000);
      const usage = { type: 'pages', call_count: 100, total_cputime: 1, estimated_time_to_regain_access: minutes };
      return {
        ...graphError(400, 32, 'Page request limit reached'),
        headers: {
          'x-business-use-case-usage': JSON.stringify({ '112130216863063': [usage] }),
          'x-app-usage': JSON.stringify({ call_count: 100, total_cputime: 15, total_time: 12 }),
        },
      };
    }
    case 'down':
      return graphError(500, 2, 'An unexpected error has occurred. Please retry your request later.');
    case 'errorInside':
      return graphError(200, 100, 'Invalid parameter');
    case 'versionSunset':
      return graphError(400, 2635, 'You are calling a deprecated version of the API');
    default:
      return undefined;
  }
}

/** The fields of a call, whether they came in the address, as a form or with a file; files by their size. */
export async function fieldsOf({ query, headers, body }: StubCall): Promise<Record<string, string>> {
  const fields = Object.fromEntries(query);
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { ...fields, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  if (!type.startsWith('multipart/form-data')) return fields;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [name, value] of form) fields[name] = typeof value === 'string' ? value : String(value.size);
  return fields;
}

/** One page of a list in the order given, by an opaque cursor that stays good when something is added at its end. */
export function graphPage<T>(all: T[], after: string | undefined, length: number): { data: T[]; paging?: unknown } {
  const start = after ? Number(Buffer.from(after, 'base64url').toString()) : 0;
  const data = all.slice(start, start + length);
  if (data.length === 0) return { data };
  const end = Buffer.from(String(start + data.length)).toString('base64url');
  return { data, paging: { cursors: { before: after ?? '', after: end } } };
}
