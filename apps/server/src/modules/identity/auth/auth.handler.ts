import { randomUUID } from 'node:crypto';
import { authPaths } from '@beffroi/contracts';
import { localeOf } from '../../../platform/http/locale.ts';
import { problemResponse } from '../../../platform/http/problem.ts';
import { notFound } from '../../../platform/http/refusals.ts';
import type { Logger } from '../../../platform/logger.ts';
import { ADDRESS_HEADER, type Auth } from './auth.create.ts';
import { signInUnderWay } from './auth.hooks.ts';
import { refusalOf } from './auth.problems.ts';

const { signInPassword, forgotPassword, resetPassword, changePassword, signInOidc, signOut, ...others } = authPaths;
const open = new Set<string>([signInOidc, signOut]);
const withoutOidcOnly = new Set<string>([
  signInPassword,
  forgotPassword,
  resetPassword,
  changePassword,
  ...Object.values(others),
]);
const callback = /^\/api\/auth\/callback\/(oidc|proconnect)$/;

/**
 * Answers what lies under `/api/auth/`: only the paths that the contracts name, whatever else better-auth offers, and
 * its refusals as problems in the caller's language. `address` is where the request comes from.
 */
export function createAuthHandler(given: { auth: () => Promise<Auth>; oidcOnly: boolean; logger: Logger }) {
  return async (request: Request, address: string): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const tell = (error: unknown) =>
      problemResponse({
        error,
        locale: localeOf(request.headers.get('accept-language')),
        requestId: randomUUID(),
        logger: given.logger,
      });
    const providerId = callback.exec(pathname)?.[1];
    if (!providerId && !open.has(pathname) && (given.oidcOnly || !withoutOidcOnly.has(pathname)))
      return tell(notFound());
    try {
      const headers = new Headers(request.headers);
      headers.set(ADDRESS_HEADER, address);
      const auth = await given.auth();
      const response = await signInUnderWay.run(providerId ? { providerId } : {}, async () =>
        auth.handler(new Request(request, { headers })),
      );
      return response.status < 400 ? response : tell(await errorOf(response));
    } catch (error) {
      return tell(error);
    }
  };
}

async function errorOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.status >= 500) return new Error(`better-auth answered ${response.status}: ${text.slice(0, 200)}`);
  const retryAfter = Number(response.headers.get('retry-after') ?? response.headers.get('x-retry-after') ?? Number.NaN);
  return refusalOf({
    status: response.status,
    code: codeIn(text),
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

function codeIn(text: string): string | undefined {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
}
