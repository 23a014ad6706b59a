import { fold } from '../text/index.ts';
import type {
  CheckContext,
  Draft,
  DraftMedia,
  DraftVariant,
  Finding,
  FindingCode,
  Severity,
  Where,
} from './checks.types.ts';

/** A text of the draft, once for all the channels that share it. */
export type DraftText = {
  text: string;
  field: 'text' | 'title' | 'firstComment' | 'alt';
  part: number;
  channels: string[];
  /** Of an alternative text. */
  media?: string;
};

export type Prepared = {
  draft: Draft;
  context: CheckContext;
  publishAt: number;
  texts: DraftText[];
  /** Alternative texts: read out loud, and published like the rest. */
  alts: DraftText[];
  /** Each medium once, with the channels that carry it. */
  media: { media: DraftMedia; variants: DraftVariant[] }[];
  /** All texts in one, folded: to look whether something is named anywhere. */
  folded: string;
};
export type Check = (prepared: Prepared) => Finding[];

export function prepare(draft: Draft, context: CheckContext): Prepared {
  const texts = new Map<string, DraftText>();
  const add = (channel: string, field: DraftText['field'], part: number, text: string | undefined) => {
    if (text === undefined || text.trim() === '') return;
    const key = `${field} ${part} ${text}`;
    const known = texts.get(key);
    if (known === undefined) texts.set(key, { text, field, part, channels: [channel] });
    else known.channels.push(channel);
  };
  const media = new Map<string, { media: DraftMedia; variants: DraftVariant[] }>();
  for (const variant of draft.variants) {
    for (const [part, text] of variant.parts.entries()) add(variant.channel, 'text', part, text);
    add(variant.channel, 'title', 0, variant.title);
    add(variant.channel, 'firstComment', 0, variant.firstComment);
    for (const one of variant.media) {
      const key = `${one.id} ${one.alt ?? ''}`;
      const known = media.get(key);
      if (known === undefined) media.set(key, { media: one, variants: [variant] });
      else known.variants.push(variant);
    }
  }
  const all = [...texts.values()];
  return {
    draft,
    context,
    publishAt: context.publishAt ?? context.now,
    texts: all,
    alts: [...media.values()].flatMap(({ media: { id, alt }, variants }): DraftText[] =>
      alt === undefined || alt === ''
        ? []
        : [{ text: alt, field: 'alt', part: 0, channels: variants.map(({ channel }) => channel), media: id }],
    ),
    media: [...media.values()],
    folded: fold(all.map(({ text }) => text).join('\n')),
  };
}

/** Where a piece of a text is. */
export function inText({ channels, field, part, media }: DraftText, from?: number, to?: number): Where {
  return {
    channels,
    field,
    ...(media === undefined ? { part } : { media }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

export function finding(
  code: FindingCode,
  severity: Severity,
  message: { fr: string; en: string },
  where: Where,
  more: Pick<Finding, 'source' | 'fix'> = {},
): Finding {
  return { code, severity, message, where, ...more };
}

export function channelNames(variants: readonly DraftVariant[]): string {
  return variants.map(({ channelName }) => channelName).join(', ');
}

/** A piece of text, short enough to be quoted in a message. */
export function quoted(text: string, most = 40): string {
  const clean = text.toWellFormed().replaceAll(/\s+/g, ' ').trim();
  return [...clean].length > most ? `${[...clean].slice(0, most).join('')}…` : clean;
}
