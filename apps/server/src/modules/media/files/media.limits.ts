/** Pixels of an image, all frames included: what decompressing it may take. The largest phones make 50 million. */
export const MOST_PIXELS = 100_000_000;

/** Frames of an animation; each is decompressed whole. */
export const MOST_FRAMES = 1000;
