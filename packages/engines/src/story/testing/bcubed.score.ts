/**
 * B-cubed precision, recall and F of a grouping (Bagga and Baldwin 1998): for each item, how much of its group shares its
 * label, and how much of its label shares its group.
 */
export function bCubed(
  labels: readonly unknown[],
  groups: readonly unknown[],
): { precision: number; recall: number; f: number } {
  let precision = 0;
  let recall = 0;
  for (let item = 0; item < labels.length; item += 1) {
    let both = 0;
    let group = 0;
    let label = 0;
    for (let other = 0; other < labels.length; other += 1) {
      const sameGroup = groups[other] === groups[item];
      const sameLabel = labels[other] === labels[item];
      if (sameGroup) group += 1;
      if (sameLabel) label += 1;
      if (sameGroup && sameLabel) both += 1;
    }
    precision += both / group;
    recall += both / label;
  }
  precision /= labels.length;
  recall /= labels.length;
  return { precision, recall, f: (2 * precision * recall) / (precision + recall) };
}
