import type { VideoFacts } from './video.facts.ts';

/* WebM: EBML elements (RFC 8794), each an identifier, a size and a body; the names are Matroska's (RFC 9559). */

const ID = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  codecId: 0x86,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
} as const;

type Element = { id: number; body: number; end: number };

/** How much of the beginning is enough: what describes a film stands before its pictures. */
export const WEBM_HEAD_BYTES = 1024 * 1024;

/** What the head of a WebM tells of its first picture track; undefined when there is none. */
export function factsOfWebm(head: Buffer): VideoFacts | undefined {
  const segment = elementsIn(head, 0, head.length).find(({ id }) => id === ID.segment);
  if (!segment) return undefined;
  const children = elementsIn(head, segment.body, segment.end);
  const within = ({ body, end }: Element, id: number) => elementsIn(head, body, end).find((one) => one.id === id);
  const tracks = children.filter(({ id }) => id === ID.tracks);
  const entries = tracks
    .flatMap(({ body, end }) => elementsIn(head, body, end))
    .filter(({ id }) => id === ID.trackEntry);
  for (const entry of entries) {
    const [video, codec] = [within(entry, ID.video), within(entry, ID.codecId)];
    const [width, height] = video ? [within(video, ID.pixelWidth), within(video, ID.pixelHeight)] : [];
    if (!codec || !width || !height) continue;
    const name = head.toString('latin1', codec.body, codec.end).replace(/\0+$/, '');
    const info = children.find(({ id }) => id === ID.info);
    return {
      codec: name.replace(/^V_/, '').toLowerCase(),
      width: whole(head, width),
      height: whole(head, height),
      durationSeconds: info ? durationOf(head, info, within) : undefined,
    };
  }
  return undefined;
}

function durationOf(
  head: Buffer,
  info: Element,
  within: (parent: Element, id: number) => Element | undefined,
): number | undefined {
  const duration = within(info, ID.duration);
  if (!duration) return undefined;
  const scale = within(info, ID.timestampScale);
  const length = duration.end - duration.body;
  if (length !== 4 && length !== 8) return undefined;
  const ticks = length === 4 ? head.readFloatBE(duration.body) : head.readDoubleBE(duration.body);
  const seconds = (ticks * (scale ? whole(head, scale) : 1_000_000)) / 1e9;
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

function elementsIn(head: Buffer, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let at = from; at < to;) {
    const id = variable(head, at, to, { keepMarker: true });
    const size = id && variable(head, at + id.length, to, { keepMarker: false });
    if (!id || !size) break;
    const body = at + id.length + size.length;
    // A size of which every bit is set is not known yet: it goes on to the end.
    const end = size.isUnknown ? to : Math.min(to, body + size.value);
    found.push({ id: id.value, body, end });
    at = end;
  }
  return found;
}

/** A number whose first bits say how many bytes it takes (RFC 8794, section 4). */
function variable(
  head: Buffer,
  at: number,
  to: number,
  { keepMarker }: { keepMarker: boolean },
): { value: number; length: number; isUnknown: boolean } | undefined {
  const first = head[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > 8 || at + length > to) return undefined;
  let value = keepMarker ? first : first & (0xff >> length);
  let isUnknown = (first & (0xff >> length)) === 0xff >> length;
  for (let i = 1; i < length; i += 1) {
    value = value * 256 + (head[at + i] ?? 0);
    isUnknown &&= head[at + i] === 0xff;
  }
  return { value, length, isUnknown };
}

function whole(head: Buffer, { body, end }: Element): number {
  let value = 0;
  for (let at = body; at < Math.min(end, body + 6); at += 1) value = value * 256 + (head[at] ?? 0);
  return value;
}
