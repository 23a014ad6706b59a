import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import classes from './charts.module.css';
import { placeMarkers } from './moments.ts';
import { countTicks, monotoneCurve, tickEvery } from './scale.ts';

export type Bar = {
  key: string;
  /** Under the axis, short: `9 h`. */
  tick: string;
  /** When pointed at: `9 h : 14 mentions, habituellement de 8 à 20`. */
  title: string;
  value: number;
  low?: number | undefined;
  high?: number | undefined;
  /** After a detection, a bar is in brick. */
  after?: boolean;
};

/**
 * A moment, at the left edge of a bar or between two (`at` counts bars from 0). The detection is the only red line.
 * `short` is written where there is no room for the label.
 */
export type Moment = { at: number; label: string; short?: string; kind: 'detection' | 'plain' };

/** Rows of words above the bars, at most. */
const maxRows = 6;

/**
 * Counts over time as bars, with the usual band behind and moments as lines with words. Axis from zero, at most four
 * gridlines. Drawn in plain SVG from roles, so that theme, print and a strict content policy need nothing more.
 */
export function BandBars({
  bars,
  sentence,
  moments = [],
  height = 176,
  grid = false,
  formatCount = String,
  onBar,
}: {
  bars: readonly Bar[];
  sentence: string;
  moments?: readonly Moment[];
  height?: number;
  grid?: boolean;
  formatCount?: (count: number) => string;
  /** What a click on a bar opens; the keyboard's way is the table twin. */
  onBar?: (index: number) => void;
}) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number>();
  const left = grid ? 36 : 0;
  const base = height - 22;
  const max = Math.max(1, ...bars.map((bar) => Math.max(bar.value, bar.high ?? 0)));
  const axis = grid ? countTicks(max) : { top: max, ticks: [] };
  const slot = bars.length > 0 ? Math.max(0, width - left) / bars.length : 0;
  const x = (index: number) => left + index * slot;
  const placed = placeMarkers(
    moments.map(({ at, label, short }) => ({ x: x(at), label, short })),
    left,
    width,
    maxRows,
  );
  const rows = moments.length > 0 ? 1 + Math.max(0, ...placed.map((place) => place?.row ?? 0)) : 0;
  const top = rows > 0 ? 8 + 15 * rows : 6;
  const y = (value: number) => base - (value / axis.top) * (base - top);
  // Twelve-pixel figures and letters, and air between two ticks.
  const tickWidth = 20 + 6.5 * Math.max(4, ...bars.map((bar) => bar.tick.length));
  const every = tickEvery(bars.length, width - left, tickWidth);
  const barAt = pointed === undefined ? undefined : bars[pointed];
  return (
    <div ref={ref} className={classes.canvas} style={{ height }}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={sentence}
          className={classes.svg}
        >
          {axis.ticks.map((tick) => (
            <g key={tick}>
              <line className={classes.grid} x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
              <text className={classes.text} x={left - 6} y={y(tick) + 4} textAnchor="end">
                {formatCount(tick)}
              </text>
            </g>
          ))}
          {bandPaths(bars, x, y, slot).map((path) => (
            <path key={path} className={classes.band} d={path} />
          ))}
          <line className={classes.axis} x1={left} x2={width} y1={base + 0.5} y2={base + 0.5} />
          {bars.map((bar, index) => {
            const gap = slot > 6 ? Math.max(1.5, slot * 0.14) : 0;
            const barTop = bar.value > 0 ? Math.min(y(bar.value), base - 1.5) : base;
            return (
              <g key={bar.key}>
                <rect
                  className={bar.after ? classes.barAfter : classes.bar}
                  x={x(index) + gap}
                  width={Math.max(0.6, slot - 2 * gap)}
                  y={barTop}
                  height={base - barTop}
                  rx={slot > 8 ? 1.5 : 0}
                />
                {bar.tick && index % every === 0 && (
                  <text
                    className={classes.text}
                    x={Math.max(x(index) + slot / 2, left + 10)}
                    y={height - 5}
                    textAnchor="middle"
                  >
                    {bar.tick}
                  </text>
                )}
              </g>
            );
          })}
          {moments.map((moment, order) => {
            const at = x(moment.at);
            const place = placed[order];
            const row = place?.row ?? rows - 1;
            return (
              <g key={order} className={moment.kind === 'detection' ? classes.detection : classes.moment}>
                <line x1={at} x2={at} y1={4 + row * 15} y2={base} />
                {place && (
                  <text
                    x={place.side === 'end' ? at - 6 : at + 6}
                    y={15 + row * 15}
                    textAnchor={place.side === 'end' ? 'end' : 'start'}
                  >
                    {place.text}
                  </text>
                )}
              </g>
            );
          })}
          {/* The whole height of each bar answers to the pointer, not only its painted part. */}
          {bars.map((bar, index) => (
            <rect
              key={bar.key}
              className={onBar ? classes.hitLink : classes.hit}
              x={x(index)}
              width={slot}
              y={0}
              height={height}
              onPointerEnter={() => setPointed(index)}
              onPointerLeave={() => setPointed(undefined)}
              onClick={onBar ? () => onBar(index) : undefined}
            />
          ))}
        </svg>
      )}
      {barAt && pointed !== undefined && (
        <div
          className={classes.tip}
          style={x(pointed) > width / 2 ? { right: width - x(pointed) + 6 } : { left: x(pointed) + slot + 6 }}
        >
          {barAt.title}
        </div>
      )}
    </div>
  );
}

/** One closed shape for each run of bars whose band is known, reaching the outer edges of its first and last bar. */
function bandPaths(
  bars: readonly Bar[],
  x: (index: number) => number,
  y: (value: number) => number,
  slot: number,
): string[] {
  const paths: string[] = [];
  let run: { at: number; low: number; high: number }[] = [];
  const close = () => {
    const first = run[0];
    const last = run.at(-1);
    if (first && last) {
      const points = [{ ...first, at: first.at - slot / 2 }, ...run, { ...last, at: last.at + slot / 2 }];
      const upper = points.map((point) => ({ x: point.at, y: y(point.high) }));
      const lower = points.map((point) => ({ x: point.at, y: y(point.low) })).toReversed();
      const start = upper[0] as { x: number; y: number };
      const turn = lower[0] as { x: number; y: number };
      paths.push(`M${start.x} ${start.y}${monotoneCurve(upper)}L${turn.x} ${turn.y}${monotoneCurve(lower)}Z`);
    }
    run = [];
  };
  for (const [index, bar] of bars.entries()) {
    if (bar.low === undefined || bar.high === undefined) close();
    else run.push({ at: x(index) + slot / 2, low: bar.low, high: bar.high });
  }
  close();
  return paths;
}
