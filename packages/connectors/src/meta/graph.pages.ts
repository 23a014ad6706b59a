import { z } from 'zod';
import type { PublishContext, PublishTrouble } from '../publish.port.ts';
import { readGraph, type Graph } from './graph.client.ts';

const pagingSchema = z
  .object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() })
  .optional();
type List<T> = { ok: true; found: T[]; cursor?: string } | PublishTrouble;
type Query = Record<string, string | undefined>;

/**
 * The next page of a list that holds anything but what is left out. The cursor it gives stays good after the last page:
 * what is written later is read from there.
 * @see https://developers.facebook.com/docs/graph-api/results
 */
export async function firstPageOf<T>(
  graph: Graph,
  path: string,
  query: Query,
  itemSchema: z.ZodType<T>,
  isLeftOut: (item: T) => boolean,
  cursor: string | undefined,
  context: PublishContext,
): Promise<List<T>> {
  const schema = z.object({ data: z.array(itemSchema), paging: pagingSchema });
  let after = cursor;
  while (true) {
    const answer = await readGraph(graph, path, { ...query, after }, schema, context);
    if (!answer.ok) return answer;
    const { data, paging } = answer.value;
    const next = paging?.cursors?.after ?? after;
    const found = data.filter((item) => !isLeftOut(item));
    if (found.length > 0 || data.length === 0 || next === after)
      return { ok: true, found, ...(next ? { cursor: next } : {}) };
    after = next;
  }
}

/** All of a list, page after page, up to `maxPages`: the rest is older than what anybody still answers. */
export async function allPagesOf<T>(
  graph: Graph,
  path: string,
  query: Query,
  itemSchema: z.ZodType<T>,
  context: PublishContext,
  maxPages = 20,
): Promise<List<T>> {
  const schema = z.object({ data: z.array(itemSchema), paging: pagingSchema });
  const found: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await readGraph(graph, path, { ...query, after }, schema, context);
    if (!answer.ok) return answer;
    const { data, paging } = answer.value;
    found.push(...data);
    const next = paging?.cursors?.after;
    if (data.length === 0 || !paging?.next || next === undefined) break;
    after = next;
  }
  return { ok: true, found };
}

/** A list that shows the newest first, page after page, until one that is old: what is before it is older still. */
export async function pagesSince<T>(
  graph: Graph,
  path: string,
  query: Query,
  itemSchema: z.ZodType<T>,
  isOld: (item: T) => boolean,
  context: PublishContext,
  maxPages = 20,
): Promise<List<T>> {
  const schema = z.object({ data: z.array(itemSchema), paging: pagingSchema });
  const found: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await readGraph(graph, path, { ...query, after }, schema, context);
    if (!answer.ok) return answer;
    const { data, paging } = answer.value;
    found.push(...data.filter((item) => !isOld(item)));
    const next = paging?.cursors?.after;
    if (data.length === 0 || data.some(isOld) || !paging?.next || next === undefined) break;
    after = next;
  }
  return { ok: true, found };
}
