/** What a team would set up by hand: each gives a score a row, causal, from a trailing window. */
type Peer = {
  name: string;
  threshold: number;
  score: (values: readonly number[], bucketMs: number) => Float64Array;
};

const DAY = 86_400_000;
const WINDOW_DAYS = 14;
const QUANTILE_BINS = 4_096;

/** Distance to the mean of the last 14 days, in standard deviations. */
const sigma: Peer = {
  name: 'mean + 3 sigma, 14 days',
  threshold: 3,
  score: (values, bucketMs) =>
    trailing(values, bucketMs, (value, mean, deviation) => (value - mean) / Math.max(deviation, 1e-9)),
};

/** Control chart of Roberts (1959): a moving average of weight 0.2 against the mean and spread of the last 14 days. */
const ewma: Peer = {
  name: 'EWMA chart, lambda 0.2',
  threshold: 3,
  score(values, bucketMs) {
    let average = Number.NaN;
    return trailing(values, bucketMs, (value, mean, deviation) => {
      average = Number.isNaN(average) ? value : average + 0.2 * (value - average);
      return (average - mean) / Math.max(deviation * Math.sqrt(0.2 / 1.8), 1e-9);
    });
  },
};

/** -log10 of the Poisson tail beyond the count, the mean being that of the same hour of the day over the last 14 days. */
const poissonSurprise: Peer = {
  name: 'Poisson surprise, same hour',
  threshold: 6,
  score(values, bucketMs) {
    const perDay = Math.round(DAY / bucketMs);
    const perHour = Math.max(1, Math.round(perDay / 24));
    const scores = new Float64Array(values.length);
    const sums = Float64Array.from({ length: values.length + 1 }, () => 0);
    values.forEach((value, at) => (sums[at + 1] = (sums[at] ?? 0) + value));
    for (let at = 0; at < values.length; at += 1) {
      let sum = 0;
      let buckets = 0;
      for (let day = 1; day <= WINDOW_DAYS; day += 1) {
        const to = at - day * perDay + (perHour >> 1);
        const from = Math.max(0, to - perHour);
        if (to <= from || to > at) continue;
        sum += (sums[to] ?? 0) - (sums[from] ?? 0);
        buckets += to - from;
      }
      if (buckets > 0) scores[at] = poissonTail(values[at] ?? 0, (sum + 0.5) / buckets);
    }
    return scores;
  },
};

/** Share of the last 14 days that stays under the count. */
const quantile: Peer = {
  name: 'trailing quantile, 14 days',
  threshold: 0.9995,
  score(values, bucketMs) {
    const length = Math.round((WINDOW_DAYS * DAY) / bucketMs);
    const bins = new Int32Array(QUANTILE_BINS);
    const binOf = (value: number): number =>
      Math.min(QUANTILE_BINS - 1, value < 512 ? Math.floor(value) : 512 + Math.floor(200 * Math.log(value / 512)));
    return Float64Array.from(values, (value, at) => {
      const bin = binOf(value);
      let under = 0;
      for (let below = 0; below < bin; below += 1) under += bins[below] ?? 0;
      const seen = Math.min(at, length);
      bins[bin] = (bins[bin] ?? 0) + 1;
      if (at >= length) {
        const left = binOf(values[at - length] ?? 0);
        bins[left] = (bins[left] ?? 0) - 1;
      }
      return seen < 288 ? 0 : under / seen;
    });
  },
};

export const peers: readonly Peer[] = [sigma, ewma, poissonSurprise, quantile];

/** Every peer gets the rule that one event rings once: silence for 36 hours after a ring. */
export function ringOnce(scores: Float64Array, threshold: number, bucketMs: number): Float64Array {
  const quiet = Math.round((1.5 * DAY) / bucketMs);
  let last = -Infinity;
  return scores.map((score, at) => {
    if (score < threshold || at - last < quiet) return 0;
    last = at;
    return 1;
  });
}

function trailing(
  values: readonly number[],
  bucketMs: number,
  scoreOf: (value: number, mean: number, deviation: number) => number,
): Float64Array {
  const length = Math.round((WINDOW_DAYS * DAY) / bucketMs);
  let sum = 0;
  let squares = 0;
  return Float64Array.from(values, (value, at) => {
    const seen = Math.min(at, length);
    const mean = seen > 0 ? sum / seen : value;
    const deviation = seen > 0 ? Math.sqrt(Math.max(0, squares / seen - mean * mean)) : 0;
    const score = scoreOf(value, mean, deviation);
    sum += value;
    squares += value * value;
    if (at >= length) {
      const left = values[at - length] ?? 0;
      sum -= left;
      squares -= left * left;
    }
    return seen < 288 ? 0 : score;
  });
}

function poissonTail(count: number, mean: number): number {
  if (count <= mean) return 0;
  // Chernoff's bound, tight enough beyond the mean.
  return (count * Math.log(count / mean) - count + mean) / Math.LN10;
}
