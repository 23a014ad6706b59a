import type { Vector } from './feature.space.ts';
import type { LinearModel } from './linear.train.ts';

/**
 * One centroid a class (Rocchio), set to length 1, each feature then weighted by how few classes share it (the ratio of
 * the two norms of its row: 1 when a single class has it). Closed form: cheap enough to be made again at each start.
 */
export function trainCentroids(
  samples: readonly Vector[],
  classes: number,
  classOf: (index: number) => number,
  size: number,
  weightOf: (index: number) => number,
): LinearModel {
  const weights = new Float32Array((size + 1) * classes);
  for (const [index, { ids, values }] of samples.entries()) {
    const column = classOf(index);
    const weight = weightOf(index);
    for (let at = 0; at < ids.length; at += 1) weights[ids[at]! * classes + column]! += weight * values[at]!;
  }
  const squares = new Float64Array(classes);
  for (let at = 0; at < weights.length; at += 1) squares[at % classes]! += weights[at]! ** 2;
  for (let id = 0; id < size; id += 1) {
    let sum = 0;
    let square = 0;
    for (let column = 0; column < classes; column += 1) {
      const weight = weights[id * classes + column]! / Math.sqrt(squares[column]! || 1);
      weights[id * classes + column] = weight;
      sum += weight;
      square += weight ** 2;
    }
    const rarity = sum === 0 ? 0 : Math.sqrt(square) / sum;
    for (let column = 0; column < classes; column += 1) weights[id * classes + column]! *= rarity;
  }
  return { classes, weights };
}
