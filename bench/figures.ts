import { availableParallelism, cpus, totalmem } from 'node:os';

export type Figure = { figure: string; unit: string; value: number; peer?: string };

const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

/** Prints the figures of one bench as JSON lines, rounded to four digits, with the machine that measured them. */
export function figures(bench: string): (figure: Figure) => void {
  return ({ figure, unit, value, peer }) => {
    const rounded = Number(value.toPrecision(4));
    console.log(
      JSON.stringify({ bench, figure, unit, value: rounded, ...(peer === undefined ? {} : { peer }), machine }),
    );
  };
}
