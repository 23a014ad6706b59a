import type { Finding } from '@beffroi/contracts';

export type ShownFinding = {
  /** The same thing, said of each account or place that it concerns. */
  findings: Finding[];
  by: string | undefined;
};

/**
 * What blocks, then what advises, then what somebody goes on in spite of. What is said of several accounts in the same
 * words is said once.
 */
export function gatherFindings(findings: readonly Finding[], ignored: ReadonlyMap<string, string>): ShownFinding[] {
  const shown = new Map<string, ShownFinding>();
  for (const finding of findings) {
    const by = finding.severity === 'blocks' ? undefined : ignored.get(finding.code);
    const key = [finding.code, finding.severity, finding.message.fr].join('\n');
    const same = shown.get(key);
    if (same) same.findings.push(finding);
    else shown.set(key, { findings: [finding], by });
  }
  const rank = ({ findings, by }: ShownFinding) => (by !== undefined ? 2 : findings[0]?.severity === 'blocks' ? 0 : 1);
  return [...shown.values()].sort((one, other) => rank(one) - rank(other));
}
