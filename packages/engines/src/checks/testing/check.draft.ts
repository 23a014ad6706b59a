import type { CheckContext, Draft, DraftMedia, DraftVariant, Finding } from '../index.ts';
import { checkDraft } from '../index.ts';

/** Tuesday 24 November 2026, 11 h 12 in Paris. */
export const context: CheckContext = { now: 1_795_515_120_000, zone: 'Europe/Paris' };

export function variant(change: Partial<DraftVariant> = {}): DraftVariant {
  return {
    channel: 'x',
    channelName: 'X',
    parts: ['La piscine rouvre lundi.'],
    text: { unit: 'weighted', max: 280, linkCost: 23, bareDomainsAreLinks: true },
    maxParts: 25,
    mediaRule: {
      maxImages: 4,
      imageTypes: ['image/jpeg', 'image/png'],
      maxImageBytes: 5_000_000,
      maxVideos: 1,
      videoTypes: ['video/mp4'],
      maxVideoSeconds: 140,
      maxVideoBytes: 512_000_000,
      maxAlt: 1000,
    },
    media: [],
    ...change,
  };
}

export function image(change: Partial<DraftMedia> = {}): DraftMedia {
  return {
    id: 'm1',
    kind: 'image',
    type: 'image/jpeg',
    bytes: 1000,
    width: 1200,
    height: 900,
    alt: 'Coteau de vigne vert en été',
    ...change,
  };
}

export function draft(...variants: DraftVariant[]): Draft {
  return { id: 'd1', variants };
}

/** Findings on one text on X. */
export function check(text: string, more: Partial<CheckContext> = {}, change: Partial<DraftVariant> = {}): Finding[] {
  return checkDraft(draft(variant({ parts: [text], ...change })), { ...context, ...more });
}

export function codes(findings: readonly Finding[]): string[] {
  return findings.map(({ code }) => code);
}

/** The text once every fix is made. */
export function fixed(text: string, findings: readonly Finding[]): string {
  let result = text;
  for (const { where, fix } of findings.toSorted((a, b) => (b.where.from ?? 0) - (a.where.from ?? 0))) {
    if (fix !== undefined && where.from !== undefined && where.to !== undefined)
      result = result.slice(0, where.from) + fix + result.slice(where.to);
  }
  return result;
}
