import type { Output, openApprovalLink as endpoint } from '@beffroi/contracts';
import { awaited, type Staff } from '@beffroi/engines/approval';
import { findTerritory } from '../../identity/index.ts';
import { describeMedia, publicMediaUrl } from '../../media/index.ts';
import { ERASED, namesOf } from '../people.names.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { contentOf } from '../writing/content.resolve.ts';
import { findPublication, type StoredPublication } from '../writing/publication.store.ts';
import { silenceSentence } from './circuit.sentences.ts';
import type { ApprovalRecord } from './approval.record.ts';
import { ensureOpen, ensureStillAsked, findLink, LINK_CONTEXT, type StoredLink } from './link.find.ts';
import { readStaff, withGuests } from './staff.read-model.ts';

const PREVIEW_SECONDS = 3600;
type Shown = Output<typeof endpoint>;

/**
 * What is asked of the holder of a link. Reading does not use it up: mail readers and messengers fetch links too.
 * @throws publishing.link_unknown, .link_expired, .link_used, .link_void
 */
export async function openLink(deps: PublishingDeps, token: string): Promise<Shown> {
  const { db, now } = deps;
  const link = await findLink(db, deps.sealer.fingerprint(token, LINK_CONTEXT));
  ensureOpen(link, now());
  const { territory_id: territoryId, publication_id: publicationId } = link;
  const row = await findPublication(db, { territoryId, publicationId });
  ensureStillAsked(link, row);
  const [territory, names, submission, previews, staff] = await Promise.all([
    findTerritory(db, territoryId),
    namesOf(db, territoryId, [row.author_id, link.person_id]),
    db
      .selectFrom('publishing.act')
      .select('comment')
      .where('territory_id', '=', territoryId)
      .where('publication_id', '=', publicationId)
      .where('kind', '=', 'submitted')
      .orderBy('at', 'desc')
      .executeTakeFirst(),
    previewsOf(deps, row),
    readStaff(db, territoryId, now()),
  ]);
  const onBehalfOf = row.approval
    ? representedBy(link, row.approval, withGuests(staff, row.approval), now())
    : undefined;
  return {
    territoryName: territory.name,
    timeZone: territory.timeZone,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    approverName: link.guest_name ?? names.get(link.person_id ?? '') ?? ERASED,
    authorName: names.get(row.author_id) ?? ERASED,
    expiresAt: link.expires_at.toISOString(),
    publication: {
      title: row.title,
      version: row.version,
      ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }),
      ...(submission?.comment ? { note: submission.comment } : {}),
      previews,
      advice: row.findings.map(({ message }) => message),
    },
    silence: row.approval ? silenceSentence(row.approval.state.circuit.silence, staff) : { fr: '', en: '' },
  };
}

/** The name of the person who is away and for whom the holder decides, when that is so. */
function representedBy(link: StoredLink, { state }: ApprovalRecord, staff: Staff, now: Date): string | undefined {
  const holders = awaited(state, staff, now.getTime()).seats.flatMap((seat) => seat.holders);
  const id = holders.find(({ person }) => person === link.person_id)?.onBehalfOf;
  return staff.people.find((person) => person.id === id)?.name;
}

/** What each account would show, as it would go out. */
async function previewsOf(deps: PublishingDeps, row: StoredPublication): Promise<Shown['publication']['previews']> {
  const { db } = deps;
  const [channels, media] = await Promise.all([
    db
      .selectFrom('channels.channel')
      .select(['id', 'network', 'name', 'handle'])
      .where('territory_id', '=', row.territory_id)
      .where('id', 'in', row.channel_ids.length > 0 ? row.channel_ids : [''])
      .orderBy('name')
      .execute(),
    describeMedia(db, row.territory_id, row.media_ids),
  ]);
  const byId = new Map(media.map((medium) => [medium.id, medium]));
  return channels.map((channel) => {
    const content = contentOf(row.draft, channel.id);
    return {
      network: channel.network,
      channelName: channel.name,
      handle: channel.handle,
      parts: content.parts.map((part) => ({
        text: part.text,
        media: part.media.flatMap(({ mediaId, alt, ratio }) => {
          const medium = byId.get(mediaId);
          if (!medium) return [];
          const form = { size: 'preview' as const, ...(ratio === undefined ? {} : { ratio }) };
          const url = publicMediaUrl(deps, {
            territoryId: row.territory_id,
            mediaId,
            seconds: PREVIEW_SECONDS,
            ...form,
          });
          return [{ url, alt: alt ?? medium.alt, kind: medium.kind }];
        }),
      })),
      ...(content.title === undefined ? {} : { title: content.title }),
      ...(content.link === undefined ? {} : { link: content.link.url }),
      ...(content.firstComment === undefined ? {} : { firstComment: content.firstComment }),
    };
  });
}
