import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export type Figure = { figure: string; unit: string; value: number; peer?: string };

const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

/**
 * Prints the figures of one bench as JSON lines, rounded to four digits, with the machine that measured them and its
 * load of the last minute: above one a core, others were at work and times are too long.
 */
export function figures(bench: string): (figure: Figure) => void {
  return ({ figure, unit, value, peer }) => {
    const rounded = Number(value.toPrecision(4));
    const load = Number((loadavg()[0] ?? 0).toFixed(1));
    console.log(
      JSON.stringify({ bench, figure, unit, value: rounded, ...(peer === undefined ? {} : { peer }), machine, load }),
    );
  };
}

/** The smallest value that at least this share of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).toSorted();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
