import type { Endpoint, Input, Output, Problem } from '@beffroi/contracts';
import { frenchSpaces } from '../messages/typography.ts';
import { currentLocale } from './locale.ts';

/** A refusal by the server, as it explained it; `status` 0 when the server could not be reached at all. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }
}

type Part<K extends string, T> = [undefined] extends [T]
  ? { [P in K]?: T }
  : Record<string, never> extends T
    ? { [P in K]?: T }
    : { [P in K]: T };
export type CallInput<E extends Endpoint> = Part<'params', Input<E>['params']> &
  Part<'query', Input<E>['query']> &
  Part<'body', Input<E>['body']>;

/** The address of an endpoint with its parameters and query; also what a download link points to. */
export function addressOf(endpoint: Endpoint, params: unknown = {}, query: unknown = {}): string {
  const values = params as Record<string, string>;
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query as Record<string, unknown>)) {
    if (value !== undefined && value !== '') search.set(key, String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/**
 * Calls an endpoint of the contract. Errors: `ApiProblem`, with the server's own words in the language on screen.
 * `file` is what an endpoint of a raw body is sent. Answers are trusted as the contract says: the server that gives them is the one that served this page.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  options: { signal?: AbortSignal; file?: Blob } = {},
): Promise<Output<E>> {
  const { params, query, body } = input as { params?: unknown; query?: unknown; body?: unknown };
  let response: Response;
  try {
    response = await fetch(addressOf(endpoint, params, query), {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': currentLocale(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.file ? { 'content-type': options.file.type || 'application/octet-stream' } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.file ? { body: options.file } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem({ type: 'about:blank', title: 'Unreachable', status: 0, code: 'client.unreachable' });
  }
  const json: unknown = response.headers.get('content-type')?.includes('json')
    ? parse(await response.text())
    : undefined;
  if (!response.ok) throw new ApiProblem(asProblem(json, response));
  return json as Output<E>;
}

/** What the server says in French wants French spaces, as the messages of the interface have them. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) =>
      key === 'fr' && typeof value === 'string' ? frenchSpaces(value) : value,
    );
  } catch {
    return undefined;
  }
}

function asProblem(json: unknown, response: Response): Problem {
  if (json && typeof json === 'object' && 'code' in json && 'status' in json) return json as Problem;
  // A proxy in between answered instead of the server.
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    code: response.status >= 500 ? 'client.unreachable' : `http.${response.status}`,
  };
}
