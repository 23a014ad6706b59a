import type { Channel, Draft, Finding, PostContent } from '@beffroi/contracts';
import {
  checkDraft,
  type CheckContext,
  type DraftMedia,
  type DraftVariant,
  type Finding as EngineFinding,
} from '@beffroi/engines/checks';
import type { MediaDescription } from '../../media/index.ts';
import { ballotsOf } from '../editorial/editorial.store.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { readCheckFacts, type CheckFacts, type CheckInput } from './check.facts.ts';
import { contentOf } from './content.resolve.ts';
import { instantOf } from './local-time.ts';

/** What the checks say of a draft in its territory now. */
export async function findingsOf(
  deps: Pick<PublishingDeps, 'channelRegistry' | 'links' | 'now' | 'crisisRules'>,
  db: Db,
  given: CheckInput,
): Promise<Finding[]> {
  return checkWith(await readCheckFacts(deps, db, given), given);
}

/** The same, from what was read already. */
export function checkWith(
  facts: CheckFacts,
  { draft, publicationId }: Pick<CheckInput, 'draft' | 'publicationId'>,
): Finding[] {
  const variants = facts.channels.map((channel) => variantOf(channel, draft, facts));
  const found = checkDraft({ id: publicationId, variants }, contextOf(facts, draft));
  return [...facts.crisis, ...found.flatMap((finding) => presentFinding(finding, draft.channelIds.length))];
}

function variantOf(channel: Channel, draft: Draft, facts: CheckFacts): DraftVariant {
  const content = contentOf(draft, channel.id);
  const { text, media: mediaRule, maxParts } = channel.facts;
  const title = content.title ?? draft.title;
  return {
    channel: channel.id,
    channelName: channel.name,
    parts: content.parts.map((part) => part.text),
    ...(title === '' ? {} : { title }),
    firstComment: content.firstComment,
    poll: content.poll,
    pollRule: channel.facts.poll,
    text,
    maxTitle: text.maxTitle,
    maxParts,
    mediaRule,
    media: mediaOf(content, channel, facts),
  };
}

/** As they will be sent: images are made again in the type, the weight and the shape that the network takes. */
function mediaOf(content: PostContent, { facts: { media: rule } }: Channel, facts: CheckFacts): DraftMedia[] {
  const byId = new Map(facts.media.map((medium) => [medium.id, medium]));
  return content.parts.flatMap((part, at) =>
    part.media.flatMap((attachment): DraftMedia[] => {
      const medium = byId.get(attachment.mediaId);
      if (!medium) return [];
      const isImage = medium.kind === 'image';
      const takes = rule.imageTypes.includes(medium.mimeType) ? medium.mimeType : rule.imageTypes[0];
      return [
        {
          id: medium.id,
          part: at,
          kind: medium.kind,
          fileName: medium.name,
          type: isImage ? (takes ?? medium.mimeType) : medium.mimeType,
          bytes: isImage ? Math.min(medium.bytes, rule.maxImageBytes) : medium.bytes,
          ...shapeOf(medium, attachment.ratio),
          seconds: medium.durationSeconds,
          alt: attachment.alt ?? medium.alt,
          decorative: attachment.decorative ?? medium.decorative,
          hasCaptions: medium.captions.length > 0,
          textContrast: medium.contrast,
          rightsUntil: medium.rightsUntil === undefined ? undefined : endOfDay(medium.rightsUntil, facts),
        },
      ];
    }),
  );
}

const endOfDay = (day: string, { territory }: CheckFacts): number =>
  instantOf(`${day}T23:59`, territory.timeZone).getTime();

function shapeOf({ width, height }: MediaDescription, ratio: string | undefined): { width: number; height: number } {
  const [wide = 0, high = 0] = ratio?.split(':').map(Number) ?? [];
  return wide > 0 && high > 0 ? { width, height: Math.round((width * high) / wide) } : { width, height };
}

function contextOf(facts: CheckFacts, draft: Draft): CheckContext {
  const { editorial, territory, recent, article, now, dueAt } = facts;
  return {
    now: now.getTime(),
    zone: territory.timeZone,
    publishAt: dueAt?.getTime(),
    directory: [
      ...editorial.names.map((name) => ({ name, kind: 'department' as const })),
      ...draft.officials.map((name) => ({ name, kind: 'official' as const })),
    ],
    links: { ...facts.links, ...(article?.gone_at ? { [article.url]: { alive: false } } : {}) },
    recent: recent.flatMap(({ id, said, dueAt: at, isOut }) =>
      isOut ? said.map(({ channelId, text }) => ({ id, channel: channelId, text, at: at.getTime() })) : [],
    ),
    scheduled: recent.flatMap(({ id, channelIds, dueAt: at }) =>
      channelIds.map((channel) => ({ id, channel, at: at.getTime() })),
    ),
    periods: editorial.sensitive.map(({ kind, reason, from, until }) => ({
      kind,
      label: { fr: reason, en: reason },
      from: Date.parse(from),
      until: Date.parse(until),
    })),
    ballots: ballotsOf(editorial),
    funders: editorial.coFunders.flatMap(({ campaign, mention }) =>
      campaign === draft.campaign ? [{ name: mention }] : [],
    ),
    severities: editorial.severities,
  };
}

/** Said once of all accounts, or of each of those that it concerns. */
function presentFinding({ where, source, ...finding }: EngineFinding, channels: number): Finding[] {
  const place = {
    ...(where.part === undefined ? {} : { part: where.part }),
    ...(where.from === undefined ? {} : { from: where.from }),
    ...(where.to === undefined ? {} : { to: where.to }),
    ...(where.media === undefined ? {} : { mediaId: where.media }),
    field: where.field,
  };
  const told = { ...finding, ...(source ? { source: { name: source.title, url: source.url } } : {}) };
  if (where.channels.length === 0 || (where.channels.length === channels && channels > 1))
    return [{ ...told, where: place }];
  return where.channels.map((channelId) => ({ ...told, where: { ...place, channelId } }));
}
