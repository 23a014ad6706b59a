import { countMentions } from '@beffroi/contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addressOf, ApiProblem, call } from './api.ts';

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown, type = 'application/json') =>
  vi.stubGlobal('fetch', () =>
    Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })),
  );

describe('calling the API', () => {
  it('writes the parameters in the path and only the query that is set', () => {
    expect(addressOf(countMentions, { territoryId: 'ter_1' }, { tone: 'negative', from: undefined })).toBe(
      '/api/territories/ter_1/mentions/count?tone=negative',
    );
    expect(addressOf(countMentions, { territoryId: 'a/b' })).toBe('/api/territories/a%2Fb/mentions/count');
  });

  it('gives the answer', async () => {
    answer(200, { count: 3, capped: false });
    expect(await call(countMentions, { params: { territoryId: 'ter_1' }, query: {} })).toEqual({
      count: 3,
      capped: false,
    });
  });

  it('throws the problem that the server explained', async () => {
    answer(403, { type: 'about:blank', title: 'Non', status: 403, code: 'access.denied' }, 'application/problem+json');
    const refusal = await call(countMentions, { params: { territoryId: 'ter_1' }, query: {} }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(ApiProblem);
    expect((refusal as ApiProblem).code).toBe('access.denied');
  });

  it('says unreachable when nothing answers, or a proxy in the place of the server', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(call(countMentions, { params: { territoryId: 'x' }, query: {} })).rejects.toMatchObject({
      status: 0,
      code: 'client.unreachable',
    });
    answer(502, '<html>', 'text/html');
    await expect(call(countMentions, { params: { territoryId: 'x' }, query: {} })).rejects.toMatchObject({
      status: 502,
      code: 'client.unreachable',
    });
  });
});
