/** From so many pixels on, an image takes hundreds of megabytes while it is made. */
const LARGE_PIXELS = 20_000_000;

let last: Promise<unknown> = Promise.resolve();

/** Large images are made one after the other, so that many at once do not fill the memory; the others go ahead. */
export async function inTurn<T>(pixels: number, make: () => Promise<T>): Promise<T> {
  if (pixels < LARGE_PIXELS) return make();
  const made = last.then(make);
  last = made.catch(() => undefined);
  return made;
}
