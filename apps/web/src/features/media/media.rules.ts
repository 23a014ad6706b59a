import type { Media } from '@beffroi/contracts';

/** The filters of the library as its address says them. */
export type LibrarySearch = {
  q?: string;
  genre?: 'image' | 'video';
  droits?: 'ending' | 'ended';
  alt?: 'missing';
};

/** Reads an address; what it does not understand is left out. */
export function readLibrarySearch(raw: Record<string, unknown>): LibrarySearch {
  const oneOf = <T extends string>(key: string, known: readonly T[]) => known.find((value) => value === raw[key]);
  const [genre, droits, alt] = [
    oneOf('genre', ['image', 'video']),
    oneOf('droits', ['ending', 'ended']),
    oneOf('alt', ['missing']),
  ];
  const q = typeof raw['q'] === 'string' || typeof raw['q'] === 'number' ? String(raw['q']) : '';
  return {
    ...(q === '' ? {} : { q }),
    ...(genre ? { genre } : {}),
    ...(droits ? { droits } : {}),
    ...(alt ? { alt } : {}),
  };
}

export type AltState = 'described' | 'decorative' | 'missing';

/** Whether somebody who does not see a medium is told of it. */
export function altState({ alt, decorative }: Pick<Media, 'alt' | 'decorative'>): AltState {
  if (decorative) return 'decorative';
  return alt.trim() === '' ? 'missing' : 'described';
}

/**
 * Where an image is placed in a frame of a ratio so that its focal point stays in sight: what the server cuts, as
 * `object-position` with `object-fit: cover`. In percent, as CSS counts: 0 shows the left or the top edge.
 */
export function cropPosition(
  { width, height }: { width: number; height: number },
  ratio: number,
  focus: { x: number; y: number },
): { x: number; y: number } {
  const wide = width / height > ratio;
  const along = (whole: number, part: number, at: number) => {
    if (whole - part < 1) return 50;
    const start = Math.min(whole - part, Math.max(0, ((at + 1) / 2) * whole - part / 2));
    return (start / (whole - part)) * 100;
  };
  return wide
    ? { x: along(width, height * ratio, focus.x), y: 50 }
    : { x: 50, y: along(height, width / ratio, focus.y) };
}

/** Within its bounds, to the hundredth: what the server keeps. */
export function boundFocus({ x, y }: { x: number; y: number }): { x: number; y: number } {
  const bound = (value: number) => Math.round(Math.min(1, Math.max(-1, value)) * 100) / 100;
  return { x: bound(x), y: bound(y) };
}

const MEGABYTE = 1024 * 1024;

/** A weight in the unit that suits it: kilobytes under a megabyte, one decimal under ten; as limits are told. */
export function weightOf(bytes: number): { value: number; unit: 'kilo' | 'mega' } {
  if (bytes < MEGABYTE) return { value: Math.max(1, Math.round(bytes / 1024)), unit: 'kilo' };
  const mega = bytes / MEGABYTE;
  return { value: mega < 10 ? Math.round(mega * 10) / 10 : Math.round(mega), unit: 'mega' };
}

/** A length as players write it: `0:42`, `12:05`, `1:02:09`. */
export function lengthOf(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Files of a drop or of a choice that are worth sending, and those that are too heavy to be. */
export function sortFiles<F extends { size: number; type: string }>(
  files: readonly F[],
  most: { image: number; video: number },
): { sent: F[]; tooHeavy: F[] } {
  const isHeavy = ({ size, type }: F) => size > (type.startsWith('video/') ? most.video : most.image);
  return { sent: files.filter((file) => !isHeavy(file)), tooHeavy: files.filter(isHeavy) };
}
