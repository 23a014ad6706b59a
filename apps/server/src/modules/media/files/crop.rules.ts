export type Size = { width: number; height: number };
export type Frame = Size & { left: number; top: number };

/**
 * The largest frame of a ratio within an image, its centre as near to the focal point as the edges allow.
 * @param ratio width by height: '4:5'
 * @param focus -1 to 1 from the centre, y downwards
 */
export function cropFrame({ width, height }: Size, ratio: string, focus: { x: number; y: number }): Frame {
  const [across = 1, down = 1] = ratio.split(':').map((part) => Math.max(1, Number(part)));
  const wanted = across / down;
  const frame =
    width / height > wanted
      ? { width: Math.max(1, Math.round(height * wanted)), height }
      : { width, height: Math.max(1, Math.round(width / wanted)) };
  const place = (whole: number, part: number, at: number) =>
    Math.round(Math.min(whole - part, Math.max(0, ((at + 1) / 2) * whole - part / 2)));
  return { ...frame, left: place(width, frame.width, focus.x), top: place(height, frame.height, focus.y) };
}

/** The shapes that networks have: what is asked in another is made each time and not kept. */
export const usualRatios: ReadonlySet<string> = new Set(
  '1:1 4:5 5:4 3:4 4:3 2:3 3:2 9:16 16:9 1:2 2:1 3:1 1:3 4:1 21:9'.split(' '),
);
