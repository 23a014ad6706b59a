import { z } from 'zod';
import type { Bilingual } from '@beffroi/contracts';
import type { PollOutcome, ReceiveContext, ReceivedEvent, SourceKind, Trouble } from '../port.ts';
import { unreadableAnswer } from '../status.trouble.ts';
import { callXrpc, hostOf } from './bluesky.client.ts';
import { blobUrlOf, partsOf, postOfRecord } from './bluesky.mapper.ts';
import { identifierSchema, serviceSchema } from './bluesky.settings.ts';
import { postCollection, postRecordSchema } from './bluesky.types.ts';

const perPage = 100;
const maxPages = 20;
/** As many as the newest page shows: what is missing from it was deleted. */
const remembered = perPage;

const repoConfig = z.object({
  /** The data server on which the account lives. */
  service: serviceSchema.default('https://bsky.social'),
  account: identifierSchema,
});
type RepoConfig = z.infer<typeof repoConfig>;

/** The last posts of the account: key, version. Keys are in the order of time. */
const repoStateSchema = z.object({ seen: z.array(z.tuple([z.string(), z.string()])) });
type RepoState = z.infer<typeof repoStateSchema>;

const recordSchema = z.object({ uri: z.string(), cid: z.string(), value: postRecordSchema });
type RepoRecord = z.infer<typeof recordSchema>;
const pageSchema = z.object({ records: z.array(z.unknown()), cursor: z.string().optional() });

export const blueskyRepoKind: SourceKind<RepoConfig, RepoState> = {
  id: 'bluesky.repo',
  network: 'bluesky',
  label: { fr: 'Compte Bluesky', en: 'Bluesky account' },
  config: repoConfig,
  secretFields: [],
  state: repoStateSchema,
  initialState: { seen: [] },
  mode: 'poll',
  poll: pollRepo,
};

/** Follows one account where its posts are kept: no index in between, so that edits and deletions are certain. */
async function pollRepo(
  config: RepoConfig,
  state: RepoState,
  context: ReceiveContext,
): Promise<PollOutcome<RepoState>> {
  const described = await callXrpc(
    config.service,
    'com.atproto.repo.describeRepo',
    { query: { repo: config.account } },
    context,
  );
  if (!described.ok) return described;
  const account = z.object({ did: z.string(), handle: z.string() }).safeParse(described.body).data;
  if (!account) return unreadableAnswer(hostOf(config.service));
  const listed = await listRecords(config, state, context);
  if (!listed.ok) return listed;

  const known = new Map(state.seen);
  const fresh = listed.records.filter(({ uri, cid }) => known.get(partsOf(uri).rkey) !== cid).toReversed();
  const shown = new Map(listed.records.map(({ uri, cid }) => [partsOf(uri).rkey, cid] as const));
  const oldest = [...shown.keys()].sort()[0];
  // A page that is not full shows the whole account: then whatever is missing is gone.
  const gone = state.seen
    .map(([rkey]) => rkey)
    .filter((rkey) => !shown.has(rkey) && (listed.isWhole || (oldest !== undefined && rkey > oldest)));
  return {
    ok: true,
    events: [
      ...fresh.map((record): ReceivedEvent => {
        const { uri, value } = record;
        const isEdit = known.has(partsOf(uri).rkey);
        return {
          kind: 'post',
          post: postOfRecord({
            uri,
            record: value,
            author: { handle: account.handle },
            blobUrl: blobUrlOf(config.service),
            ...(isEdit ? { editedAt: context.now().toISOString() } : {}),
          }),
        };
      }),
      ...gone.map((rkey): ReceivedEvent => {
        return { kind: 'deletion', network: 'bluesky', originId: `at://${account.did}/${postCollection}/${rkey}` };
      }),
    ],
    state: { seen: [...shown].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-remembered) },
    notes: listed.notes,
  };
}

type Listed = { ok: true; records: RepoRecord[]; isWhole: boolean; notes: Bilingual[] };

/** Newest first, until a known post: new ones are all above it, and edits below the first page are too old to matter. */
async function listRecords(
  { service, account }: RepoConfig,
  { seen }: RepoState,
  context: ReceiveContext,
): Promise<Listed | Trouble> {
  const known = new Set(seen.map(([rkey]) => rkey));
  const records: RepoRecord[] = [];
  let unreadable = 0;
  let cursor: string | undefined;
  let isWhole = false;
  for (let page = 0; page < maxPages; page += 1) {
    const query = { repo: account, collection: postCollection, limit: perPage, cursor };
    const answer = await callXrpc(service, 'com.atproto.repo.listRecords', { query }, context);
    if (!answer.ok) return answer;
    const body = pageSchema.safeParse(answer.body).data;
    if (!body) return unreadableAnswer(hostOf(service));
    const read = body.records.flatMap((value) => recordSchema.safeParse(value).data ?? []);
    unreadable += body.records.length - read.length;
    records.push(...read);
    cursor = body.cursor;
    isWhole = body.records.length < perPage || cursor === undefined;
    const metKnown = known.size === 0 || read.some(({ uri }) => known.has(partsOf(uri).rkey));
    if (isWhole || metKnown) break;
  }
  const notes = unreadable > 0 ? [unreadableNote(account, unreadable)] : [];
  return { ok: true, records, isWhole, notes };
}

function unreadableNote(account: string, count: number): Bilingual {
  return {
    fr: `${count} message(s) de ${account} n’ont pas pu être lus.`,
    en: `${count} post(s) of ${account} could not be read.`,
  };
}
