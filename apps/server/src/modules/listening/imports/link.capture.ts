import type { HttpClient } from '@beffroi/connectors';
import { capturePage } from '@beffroi/connectors/web';
import { ingest, type IngestDeps } from '../ingestion/ingest.usecase.ts';
import { sourceUnreachable } from '../listening.errors.ts';

/** Captures a pasted link as a mention, kept although no watch holds it. @throws listening.source_unreachable */
export async function captureLink(
  deps: IngestDeps & { http: HttpClient },
  given: { territoryId: string; url: string; signal: AbortSignal },
): Promise<{ mentionId: string; alreadyKnown: boolean }> {
  const page = await capturePage(given.url, { http: deps.http, now: deps.now, signal: given.signal });
  if (!page.ok) throw sourceUnreachable({ values: page.message });
  const outcome = await ingest(deps, {
    territoryId: given.territoryId,
    sourceId: null,
    pinned: true,
    events: [{ kind: 'post', post: page.post }],
  });
  const [mentionId] = outcome.mentionIds;
  if (mentionId === undefined) {
    throw sourceUnreachable({
      values: {
        fr: 'Cette page ne contient rien à capturer, ou son auteur s’y est opposé.',
        en: 'This page holds nothing to capture, or its author objected.',
      },
    });
  }
  return { mentionId, alreadyKnown: outcome.kept === 0 };
}
