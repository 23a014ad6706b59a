/** Runs of integers in one array, taken and given back; a freed run serves the next of its size. */
export class IntPool {
  numbers = new Int32Array(1 << 12);
  private used = 8;
  private readonly freed = new Map<number, number[]>();

  /** Where `size` integers are free; their number is rounded up, so that a run that changes a little finds a place. */
  take(size: number): number {
    const rounded = roundUp(size);
    const place = this.freed.get(rounded)?.pop();
    if (place !== undefined) return place;
    const start = this.used;
    this.used += rounded;
    if (this.used > this.numbers.length)
      this.numbers = grown(this.numbers, Math.max(this.used, this.numbers.length * 2));
    return start;
  }

  /** Gives back the `size` integers at `place`. */
  give(place: number, size: number): void {
    const rounded = roundUp(size);
    const places = this.freed.get(rounded);
    if (places === undefined) this.freed.set(rounded, [place]);
    else places.push(place);
  }
}

export function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}

function roundUp(size: number): number {
  return (size + 3) & ~3;
}
