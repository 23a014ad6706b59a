import type { Vector } from './feature.space.ts';

/** One row of weights a feature, one column a class, the biases last. */
export type LinearModel = { classes: number; weights: Float32Array };

const EPOCHS = 30;
const TOLERANCE = 0.01;

/**
 * One support vector machine a class against all others, squared hinge loss, by dual coordinate descent (Hsieh et al.,
 * "A dual coordinate descent method for large-scale linear SVM", ICML 2008, algorithm 1 without shrinking). Seeded: the
 * same input gives the same weights.
 *
 * @param isOf whether sample `index` is of class `column`
 * @param size number of features
 * @param cost what an error costs; more fits closer
 */
export function trainLinear(
  samples: readonly Vector[],
  classes: number,
  isOf: (index: number, column: number) => boolean,
  size: number,
  cost: number,
): LinearModel {
  const weights = new Float32Array((size + 1) * classes);
  const squares = samples.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1));
  for (let column = 0; column < classes; column += 1) {
    const own = trainOne(samples, squares, (index) => isOf(index, column), size, cost);
    for (let id = 0; id <= size; id += 1) weights[id * classes + column] = own[id]!;
  }
  return { classes, weights };
}

function trainOne(
  samples: readonly Vector[],
  squares: readonly number[],
  isOf: (index: number) => boolean,
  size: number,
  cost: number,
): Float64Array {
  const weights = new Float64Array(size + 1);
  const duals = new Float64Array(samples.length);
  const order = Int32Array.from(samples, (_, index) => index);
  const softness = 0.5 / cost;
  let seed = 12_345;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    let worst = 0;
    for (let left = order.length - 1; left > 0; left -= 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const right = seed % (left + 1);
      const kept = order[left]!;
      order[left] = order[right]!;
      order[right] = kept;
    }
    for (const index of order) {
      const { ids, values } = samples[index]!;
      const sign = isOf(index) ? 1 : -1;
      let score = weights[size]!;
      for (let at = 0; at < ids.length; at += 1) score += weights[ids[at]!]! * values[at]!;
      const dual = duals[index]!;
      const gradient = sign * score - 1 + softness * dual;
      const projected = dual === 0 ? Math.min(gradient, 0) : gradient;
      worst = Math.max(worst, Math.abs(projected));
      if (projected === 0) continue;
      const next = Math.max(0, dual - gradient / (squares[index]! + softness));
      duals[index] = next;
      const step = (next - dual) * sign;
      for (let at = 0; at < ids.length; at += 1) weights[ids[at]!]! += step * values[at]!;
      weights[size]! += step;
    }
    if (worst < TOLERANCE) break;
  }
  return weights;
}

/** The margin of each class. */
export function margins({ classes, weights }: LinearModel, { ids, values }: Vector): Float64Array {
  const bias = weights.length - classes;
  const result = new Float64Array(classes);
  for (let column = 0; column < classes; column += 1) result[column] = weights[bias + column]!;
  for (let at = 0; at < ids.length; at += 1) {
    const row = ids[at]! * classes;
    const value = values[at]!;
    for (let column = 0; column < classes; column += 1) result[column]! += weights[row + column]! * value;
  }
  return result;
}
