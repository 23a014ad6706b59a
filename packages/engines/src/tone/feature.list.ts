/** Size of the model's table; a power of two. */
export const BUCKETS = 1 << 17;

const CAPACITY = 12_000;

/** Features of one post: bucket, value, and the first and last token they come from. Grows to a bound, then drops. */
export class FeatureList {
  readonly bucket = new Int32Array(CAPACITY);
  readonly value = new Float32Array(CAPACITY);
  readonly first = new Uint16Array(CAPACITY);
  readonly last = new Uint16Array(CAPACITY);
  count = 0;

  clear(): void {
    this.count = 0;
  }

  add(hash: number, value: number, first: number, last: number): void {
    const at = this.count;
    if (at >= CAPACITY) return;
    this.bucket[at] = hash & (BUCKETS - 1);
    this.value[at] = value;
    this.first[at] = first;
    this.last[at] = last;
    this.count = at + 1;
  }
}
