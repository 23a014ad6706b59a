import { z } from 'zod';
import type { Bilingual } from '@beffroi/contracts';
import type { ReceivedEvent, StreamContext, StreamOutcome, Trouble, WebSocketResult } from '../port.ts';
import { endWhenSilent, inBatches, SilentStreamError } from '../stream.batches.ts';
import type { AuthorBook } from './author.book.ts';
import { hostOf } from './bluesky.client.ts';
import { partsOf, postOfRecord, type HeardPost } from './bluesky.mapper.ts';
import { postRecordSchema, type PostRecord } from './bluesky.types.ts';
import type { RepoEvent, RepoFlow } from './repo.events.ts';

const batchSize = 200;
const remembered = 200;
/** A flow that keeps nothing still moves: where it got to is stored this often. */
const storeEveryMs = 10_000;

/** Where the flow got to, on which service, and the last posts kept, which a step back would tell again. */
export const flowStateSchema = z.object({
  service: z.string().optional(),
  cursor: z.number().optional(),
  kept: z.array(z.string()),
});
export type FlowState = z.infer<typeof flowStateSchema>;
export const flowNotStarted: FlowState = { kept: [] };

export type FlowListening = {
  flow: RepoFlow;
  isWanted: (text: string) => boolean;
  authors: AuthorBook;
  blobUrl: HeardPost['blobUrl'];
  silenceMs: number;
};

/**
 * Listens to a flow of repositories from where it was left. Every deletion is passed on, since a flow does not say what
 * the deleted post was about; of the rest, only the posts that are wanted.
 */
export async function streamRepos(
  listening: FlowListening,
  state: FlowState,
  context: StreamContext<FlowState>,
): Promise<StreamOutcome> {
  const { flow, silenceMs } = listening;
  const connection = await connect(flow, state, context);
  if (!connection.ok) return connection;
  const { socket, notes } = connection;
  let known: FlowState = { ...state, service: flow.service };
  if (notes.length > 0) {
    known = { service: flow.service, kept: [] };
    await context.deliver({ events: [], state: known, notes });
  }
  context.connected();
  let storedAt = context.now().getTime();
  try {
    for await (const batch of inBatches(endWhenSilent(socket.messages, silenceMs, context.signal), batchSize)) {
      const told = batch.flatMap((message) => flow.decode(message));
      const heard = await hear(told, listening, known);
      const isRefused = told.some(({ kind }) => kind === 'refused');
      known = isRefused ? { service: flow.service, kept: [] } : heard.state;
      const notes = isRefused || told.some(({ kind }) => kind === 'hole') ? [holeNote(flow)] : [];
      const now = context.now().getTime();
      if (heard.events.length === 0 && notes.length === 0 && now - storedAt < storeEveryMs) continue;
      await context.deliver({ events: heard.events, state: known, notes });
      if (isRefused) return { ok: true };
      storedAt = now;
    }
    return { ok: true };
  } catch (error) {
    if (error instanceof SilentStreamError) return silent(flow);
    throw error;
  } finally {
    socket.close();
  }
}

type Connection = { ok: true; socket: Extract<WebSocketResult, { ok: true }>; notes: Bilingual[] } | Trouble;

/**
 * From the cursor; where the service refuses it, from now on, and the hole is told. A refused cursor cannot be told
 * from a service that is down before the connection stands, hence the second attempt.
 */
async function connect(
  flow: RepoFlow,
  state: FlowState,
  { http, signal }: StreamContext<FlowState>,
): Promise<Connection> {
  const isSame = state.service === undefined || state.service === flow.service;
  const cursor = isSame && state.cursor !== undefined ? Math.max(0, state.cursor - flow.stepBack) : undefined;
  const socket = await http.webSocket({ ...flow.connectAt(cursor), signal });
  if (socket.ok) return { ok: true, socket, notes: isSame ? [] : [holeNote(flow)] };
  if (cursor === undefined) return socket;
  const anew = await http.webSocket({ ...flow.connectAt(undefined), signal });
  return anew.ok ? { ok: true, socket: anew, notes: [holeNote(flow)] } : socket;
}

async function hear(
  batch: readonly RepoEvent[],
  { flow, isWanted, authors, blobUrl }: FlowListening,
  before: FlowState,
): Promise<{ events: ReceivedEvent[]; state: FlowState }> {
  const kept = new Set(before.kept);
  let { cursor } = before;
  const heard: (RepoEvent & { record?: PostRecord })[] = [];
  for (const event of batch) {
    // A sequence is told from its cursor, included or not: what it already gave is passed over.
    if (flow.stepBack === 0 && cursor !== undefined && event.cursor < cursor) continue;
    if (event.kind === 'hole' || event.kind === 'refused') continue;
    cursor = Math.max(cursor ?? 0, event.cursor);
    if (event.kind === 'identity') authors.learn(event.did, event.handle);
    if (event.kind === 'delete') heard.push(event);
    if (event.kind !== 'write' || kept.has(`${event.uri} ${event.version}`)) continue;
    const record = postRecordSchema.safeParse(event.record).data;
    if (!record || !isWanted(wordsOf(record))) continue;
    kept.add(`${event.uri} ${event.version}`);
    heard.push({ ...event, record });
  }
  const authorOf = await authors.lookUp(heard.flatMap((one) => (one.kind === 'write' ? partsOf(one.uri).did : [])));
  const events = heard.flatMap((one): ReceivedEvent[] => {
    if (one.kind === 'delete') return [{ kind: 'deletion', network: 'bluesky', originId: one.uri }];
    if (one.kind !== 'write' || !one.record) return [];
    const { uri, record, seenAt, isUpdate } = one;
    const author = authorOf(partsOf(uri).did);
    const edit = isUpdate ? { editedAt: seenAt } : {};
    return [{ kind: 'post', post: postOfRecord({ uri, record, author, seenAt, blobUrl, ...edit }) }];
  });
  const state = {
    service: flow.service,
    ...(cursor === undefined ? {} : { cursor }),
    kept: [...kept].slice(-remembered),
  };
  return { events, state };
}

/** Everything of a post that a keyword may be in. */
function wordsOf({ text, tags, embed }: PostRecord): string {
  const alts = [...(embed?.images ?? []), ...(embed?.media?.images ?? [])].map(({ alt }) => alt);
  return [text, ...tags, ...alts, embed?.external?.uri ?? ''].join('\n');
}

function holeNote({ service }: RepoFlow): Bilingual {
  return {
    fr: `${hostOf(service)} ne sait plus reprendre là où la lecture s’était arrêtée : les messages d’entre-temps manquent.`,
    en: `${hostOf(service)} can no longer resume where reading had stopped: the posts in between are missing.`,
  };
}

function silent({ service }: RepoFlow): Trouble {
  return {
    ok: false,
    kind: 'timeout',
    message: {
      fr: `${hostOf(service)} ne dit plus rien : la connexion est reprise.`,
      en: `${hostOf(service)} says nothing any more: connecting again.`,
    },
  };
}
