import type { Finding } from '@beffroi/contracts';

export type ShownFinding = { finding: Finding; by: string | undefined };

/** What blocks, then what advises, then what somebody goes on in spite of; said once, of every account it is said of. */
export function sortFindings(findings: readonly Finding[], ignored: ReadonlyMap<string, string>): ShownFinding[] {
  const rank = ({ finding, by }: ShownFinding) => (by !== undefined ? 2 : finding.severity === 'blocks' ? 0 : 1);
  return findings
    .map((finding): ShownFinding => ({
      finding,
      by: finding.severity === 'blocks' ? undefined : ignored.get(finding.code),
    }))
    .sort((one, other) => rank(one) - rank(other));
}
