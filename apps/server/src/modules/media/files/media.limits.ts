const MEGABYTE = 1024 * 1024;

export const MOST_BYTES = { image: 50 * MEGABYTE, video: 512 * MEGABYTE } as const;

/** Pixels of an image, all frames included: what decompressing it may take. The largest phones make 50 million. */
export const MOST_PIXELS = 100_000_000;

/** Frames of an animation; each is decompressed whole. */
export const MOST_FRAMES = 1000;
