/** What is read of a video without decoding it. */
export type VideoFacts = {
  /** `h264`, `hevc`, `av1`, `vp8`, `vp9`, else the container's own name of it: `apcn`, `mp4v`. */
  codec: string;
  /** As it is shown, turned upright. */
  width: number;
  height: number;
  durationSeconds: number | undefined;
};

/** Reads `length` bytes at a place of a file, fewer at its end. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;
