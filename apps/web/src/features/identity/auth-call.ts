import type { Endpoint } from '@beffroi/contracts';
import { call } from '../../shared/api.ts';

/** Calls one of better-auth's own endpoints (`authPaths`). Errors: `ApiProblem`, like any other call. */
export async function callAuth<R = unknown>(
  path: string,
  body: Record<string, unknown> | undefined = {},
  method: 'GET' | 'POST' = 'POST',
): Promise<R> {
  const endpoint = { path, method } as unknown as Endpoint;
  return (await call(endpoint, (method === 'GET' ? {} : { body }) as never)) as R;
}
