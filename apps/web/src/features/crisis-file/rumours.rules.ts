import type { Output, listCases, listRumours, Rumour, Verdict } from '@beffroi/contracts';
import type { TagKind } from '@beffroi/ui';

export type Case = Output<typeof listCases>['items'][number];
export type Ledger = Output<typeof listRumours>;

/** A false claim is not an alarm: amber is what waits for somebody. */
export const verdictTags: Record<Verdict, TagKind> = {
  unchecked: 'watch',
  false: 'plain',
  misleading: 'plain',
  true: 'plain',
  unproven: 'line',
};

/** What stands between a claim and the public fact page. */
export function missingForFact({
  verdict,
  correction,
}: Pick<Rumour, 'verdict' | 'correction'>): ('verdict' | 'correction')[] {
  return [
    ...(verdict === 'unchecked' ? (['verdict'] as const) : []),
    ...(correction.trim() === '' ? (['correction'] as const) : []),
  ];
}

/** Cases as they are read: those linked, the most seen first, apart from those only proposed. */
export function sortCases(cases: readonly Case[]): { linked: Case[]; proposed: Case[] } {
  const byReach = cases.toSorted((one, other) => other.reach - one.reach);
  return { linked: byReach.filter((each) => each.linked), proposed: byReach.filter((each) => !each.linked) };
}

/** What is put under a post: the correction, then where it can be read in full. */
export function correctionText({ correction, factUrl }: Pick<Rumour, 'correction' | 'factUrl'>): string {
  return [correction.trim(), factUrl].filter(Boolean).join('\n\n').slice(0, 2000);
}

export type EvidenceField = { label: string; url: string };

export const evidenceFields = (evidence: Rumour['evidence']): EvidenceField[] =>
  evidence.map(({ label, url }) => ({ label, url: url ?? '' }));

/** Lines that were left empty are not evidence. */
export function evidenceOf(fields: readonly EvidenceField[]): Rumour['evidence'] {
  return fields
    .map(({ label, url }) => ({ label: label.trim() || url.trim(), url: url.trim() }))
    .filter(({ label }) => label !== '')
    .map(({ label, url }) => ({ label, ...(url ? { url } : {}) }));
}
